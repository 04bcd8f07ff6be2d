/** One figure of each kind and of each hard case; rewrite the snapshots with: node tests/golden/figures/gallery.ts */
import { writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { buildBarFigure } from '../../../shared/figures/bar/build.ts'
import type { Figure } from '../../../shared/figures/figure.ts'
import { buildParetoFigure } from '../../../shared/figures/pareto/build.ts'
import { buildPriorityFigure } from '../../../shared/figures/priority/build.ts'
import { figureToSvg } from '../../../shared/figures/svg/figureToSvg.ts'
import { darkTheme } from '../../../shared/figures/theme.ts'
import { translator } from '../../../shared/i18n/translate.ts'
import { barSpecOf, complaints, paretoOf, paretoSpecOf, priorityOf, prioritySpecOf, scores } from '../../unit/figures/fixtures/results.ts'
import { fishboneGallery } from './fishboneGallery.ts'
import { figureOf, shown } from '../../unit/figures/fixtures/analyses.ts'

const zh = translator('zh-CN')
const en = translator('en')
const thirty: [string, number][] = Array.from({ length: 30 }, (_, i) => [`第${i + 1}项不满意因素的名称`, Math.round(300 * 0.88 ** i) + 3])

export const gallery: Record<string, Figure> = {
  pareto: buildParetoFigure(paretoOf(complaints), paretoSpecOf({ other: { mode: 'percent', below: 5 } }), zh),
  'pareto-center-en': buildParetoFigure(paretoOf(complaints), paretoSpecOf({ variant: 'center' }), en, 'Service'),
  'pareto-30': buildParetoFigure(paretoOf(thirty), paretoSpecOf(), zh, '缴费'),
  'pareto-zero': buildParetoFigure(paretoOf([['网络', 0], ['资费', 0], ['客服', 0]]), paretoSpecOf(), zh),
  'pareto-large-counts': buildParetoFigure(paretoOf([['网络质量', 1_273_701], ['资费', 804_211], ['客服', 92_050], ['营业厅', 9400], ['账单', 812]]), paretoSpecOf(), zh),
  'pareto-empty': buildParetoFigure(paretoOf([]), paretoSpecOf(), zh),
  bar: buildBarFigure(scores, barSpecOf(), zh),
  priority: buildPriorityFigure(priorityOf({ warnings: [{ code: 'fewCases', n: 40, items: 11 }] }), prioritySpecOf(), zh),
  'priority-en': buildPriorityFigure(priorityOf(), prioritySpecOf({ order: 'overall' }), en),
  ...fishboneGallery,
  ...Object.fromEntries(Object.entries(shown).map(([name, one]) => [`result-${name}`, figureOf(one, zh)])),
  'result-path-en-dark': figureOf(shown['path']!, en),
  'result-profile-en': figureOf(shown['profile']!, en),
  'result-hourly-en-dark': figureOf(shown['hourly']!, en),
  'result-heatmap-dark': figureOf(shown['heatmap']!, zh),
  'result-interval-empty': figureOf({ ...shown['interval']!, result: {} }, zh),
}

export const drawn = (name: string): string => {
  const figure = gallery[name]
  if (!figure) throw new RangeError(`no figure ${name}`)
  return figureToSvg(figure, name.endsWith('-dark') ? { theme: darkTheme } : {})
}

export const snapshot = (name: string): URL => new URL(`./${name}.svg`, import.meta.url)

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const name of Object.keys(gallery)) writeFileSync(snapshot(name), drawn(name))
}
