import { createHash } from 'node:crypto'
import type { TableModel } from '../../../../shared/figures/figure.ts'
import { figureTable } from '../../../../shared/report/figureTable.ts'
import { escapeXml as escape } from '../../../../shared/figures/svg/markup.ts'
import type { Translate } from '../../../../shared/i18n/translate.ts'
import { methodName } from '../../../../shared/report/methodName.ts'
import type { FileProvenance } from '../../../../shared/report/provenances.ts'
import type { RenderedBlock, RenderedReport, RenderedRun } from '../../../../shared/report/rendered.ts'
import { alternativeText, factsLine, footTexts } from '../frameText.ts'
import { bareSvg } from '../picture.ts'
import { shapeTable } from '../tableShape.ts'
import { idOf } from './blockId.ts'
import { pageScript } from './script.ts'
import { pageStyle } from './style.ts'

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
/** JSON inside a script element: no text of a user can end it. */
const json = (value: unknown): string => JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)

/**
 * A report as one page that needs nothing from anywhere: figures as SVG with their tables, every number with its origin,
 * printable. Its policy forbids any request and any script but its own.
 */
export function reportHtml(report: RenderedReport, provenance: FileProvenance, t: Translate): Uint8Array {
  const { settings } = report
  const words = { method: t('reportPage.origin.method'), cell: t('reportPage.origin.cell'), value: t('reportPage.origin.value'), data: t('reportPage.origin.data'), segment: t('reportPage.origin.segment'), weight: t('reportPage.origin.weight'), seed: t('reportPage.origin.seed'), hash: t('reportPage.origin.hash'), methods: Object.fromEntries(provenance.numbers.map(({ method }) => [method, methodName(report.lang, method)])) }
  const policy = `default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src ${hashOf(pageScript)}`
  const body = report.blocks.map(block => blockHtml(block, report, t)).join('\n')
  return new TextEncoder().encode(`<!doctype html>
<html lang="${report.lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escape(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(report.title)}</title>
<style>${pageStyle}</style>
</head>
<body class="${settings.style.font === 'sans' ? 'sans ' : ''}${settings.style.table === 'grid' ? 'grid' : ''}"${report.lang === 'zh-CN' ? ' style="--indent:2em"' : ''}>
<main>
${coverHtml(report)}
${body}
</main>
<script type="application/json" id="words">${json(words)}</script>
<script type="application/json" id="provenance">${json(provenance)}</script>
<script>${pageScript}</script>
</body>
</html>
`)
}

function coverHtml({ title, settings: { cover }, simulated }: RenderedReport): string {
  const mark = simulated ? `<p class="simulated">${escape(simulated)}</p>` : ''
  if (!cover) return `<header><h1>${escape(title)}</h1>${mark}</header>`
  const lines = [cover.subtitle, cover.organisation, cover.authors, cover.advisor, cover.date].filter(Boolean).map(line => `<p>${escape(line)}</p>`)
  return `<header class="cover"><h1>${escape(cover.title || title)}</h1>${mark}${lines.join('')}</header>`
}


function runsHtml(runs: readonly RenderedRun[]): string {
  return runs.map(run => {
    let html = escape(run.text)
    if (run.provenance) html = run.provenance.row === null ? `<span class="reading">${html}</span>` : `<span class="num" tabindex="0" data-p="${escape(run.provenance.id)}">${html}</span>`
    if (run.broken) html = `<span class="broken">${html}</span>`
    if (run.ref) html = `<a href="#${idOf(run.ref)}">${html}</a>`
    if (run.bold) html = `<strong>${html}</strong>`
    return run.italic ? `<em>${html}</em>` : html
  }).join('')
}

function blockHtml(block: RenderedBlock, report: RenderedReport, t: Translate): string {
  switch (block.kind) {
    case 'heading': return `<h${block.level} id="${idOf(block.id)}">${escape(block.number ? `${block.number} ${block.text}` : block.text)}</h${block.level}>`
    case 'paragraph': return `<p>${runsHtml(block.runs)}</p>`
    case 'list': { const tag = block.ordered ? 'ol' : 'ul'; return `<${tag}>${block.items.map(item => `<li>${runsHtml(item)}</li>`).join('')}</${tag}>` }
    case 'figure': return figureHtml(block, t)
    case 'table': return `<div class="scroll" id="${idOf(block.id)}">${tableHtml(block.table, `${t('report.table')} ${block.number}　${block.caption}`)}</div>${block.notes.map(note => `<p class="note">${escape(note)}</p>`).join('')}`
    case 'picture': return `<figure id="${idOf(block.id)}"><img alt="${escape(block.caption)}" src="data:${block.type};base64,${block.base64}" style="width:${Math.round(block.width * 100)}%"><figcaption>${escape(`${t('report.figure')} ${block.number}　${block.caption}`)}</figcaption></figure>`
    case 'pageBreak': return '<div class="break"></div>'
    case 'contents': return contentsHtml(report, t)
    case 'signature': return `<div class="signature">${block.lines.map(line => `<p>${escape(line)} <span></span></p>`).join('')}</div>`
    case 'missing': return `<p class="missing">${escape(block.text)}</p>`
    case 'notes': return ''
  }
}

function figureHtml(block: Extract<RenderedBlock, { kind: 'figure' }>, t: Translate): string {
  const { figure } = block
  const notes = footTexts(figure, t).map(note => `<p class="note">${escape(note)}</p>`).join('')
  const table = figureTable(figure)
  if (figure.kind === 'priority') return `<div class="scroll" id="${idOf(block.id)}">${tableHtml(table, `${t('report.table')} ${block.number}　${block.caption}`)}</div>${notes}`
  const svg = bareSvg(figure).replace(/^<\?xml[^>]*\?>\s*/, '').replace('role="img"', `role="img" aria-label="${escape(alternativeText(figure, t))}"`)
  const facts = [factsLine(figure.frame), figure.frame.simulated].filter(Boolean).join(' · ')
  const data = table.rows.length > 0 ? `<details><summary>${escape(t('reportPage.dataOf'))}</summary><div class="scroll">${tableHtml(table, null)}</div></details>` : ''
  return `<figure id="${idOf(block.id)}">${svg}<figcaption>${escape(`${t('report.figure')} ${block.number}　${block.caption}`)}</figcaption>${facts ? `<p class="facts">${escape(facts)}</p>` : ''}${data}</figure>${notes}`
}

/** Columns from which a table is set smaller on paper; and what a column takes at least on a screen, ems: a narrower one scrolls. */
const WIDE = 7
/** Rows up to which a table stays on one page. */
const WHOLE = 14
const COLUMN_EMS = 4.2
/** A4 between its margins, in millimetres, and the type of tables on it. */
const PAPER = { width: 160, type: { size: 3.4, subSize: 2.9, padX: 2.6, padY: 1, maxLines: 99 } } as const

/** Widths as in the documents: a browser left to itself gives Chinese words one character where a sentence stands beside them. */
function columnWidths(table: TableModel): string {
  const { widths } = shapeTable(table, PAPER.width, PAPER.type)
  const sum = widths.reduce((total, width) => total + width, 0)
  return `<colgroup>${widths.map(width => `<col style="width:${(100 * width / sum).toFixed(1)}%">`).join('')}</colgroup>`
}

function tableHtml({ columns, rows }: TableModel, caption: string | null): string {
  const head = columns.map(column => `<th class="${column.align}" scope="col"><button type="button">${escape(column.header)}</button>${column.sub ? `<small>${escape(column.sub)}</small>` : ''}</th>`).join('')
  const body = rows.map(row => {
    if (row.heading) return `<tr class="heading"><td colspan="${columns.length}">${escape(row.cells[0]?.text ?? '')}</td></tr>`
    const cells = columns.map((column, i) => { const cell = row.cells[i]; return `<td class="${column.align}" data-h="${escape(column.header)}" data-v="${typeof cell?.value === 'number' ? cell.value : ''}">${escape(cell?.text ?? '')}</td>` })
    return `<tr data-key="${escape(row.key)}">${cells.join('')}</tr>`
  })
  const look = [...(columns.length >= WIDE ? ['wide'] : []), ...(rows.length <= WHOLE ? ['whole'] : [])].join(' ')
  return `<table${look && ` class="${look}"`} style="--least:${columns.length * COLUMN_EMS}em">${caption === null ? '' : `<caption>${escape(caption)}</caption>`}${columnWidths({ columns, rows })}<thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table>`
}

function contentsHtml({ blocks }: RenderedReport, t: Translate): string {
  const entries = blocks.flatMap(block => (block.kind === 'heading' && block.level <= 2 ? [`<li class="l${block.level}"><a href="#${idOf(block.id)}">${escape(block.number ? `${block.number} ${block.text}` : block.text)}</a></li>`] : []))
  return `<nav aria-label="${escape(t('report.contents'))}"><h2>${escape(t('report.contents'))}</h2><ol>${entries.join('')}</ol></nav>`
}
