import type { Figure } from '../../../../shared/figures/figure.ts'
import { wrapText } from '../../../../shared/figures/text/wrap.ts'
import type { Translate } from '../../../../shared/i18n/translate.ts'
import { oneLine, shorten } from '../cleanText.ts'
import { colour } from '../ooxml/palette.ts'
import { POINT } from '../ooxml/units.ts'
import { DeckBuilder } from './deckBuilder.ts'
import type { DocumentInfo } from './deckBuilder.ts'
import { figureSlides } from './figureSlides.ts'
import { WIDE } from './page.ts'
import { paragraph, placeholder } from './shapes.ts'
import { plainSetting } from './slideFrame.ts'

/** A presentation of the figures: a title slide when there are several, then each figure with its table. */
export async function writeDeck(figures: readonly Figure[], info: DocumentInfo, t: Translate): Promise<Uint8Array> {
  const deck = new DeckBuilder(WIDE, info, t)
  if (figures.length > 1) await deck.add({ shapes: titleShapes(figures, info, t), chart: null }, 'title')
  for (const figure of figures) for (const slide of figureSlides(figure, plainSetting(t))) await deck.add(slide, 'figure')
  return deck.finish()
}

function titleShapes(figures: readonly Figure[], info: DocumentInfo, t: Translate): string[] {
  const simulated = figures.find(figure => figure.frame.simulated)?.frame.simulated ?? ''
  const sources = [...new Set(figures.map(figure => oneLine(figure.frame.source)).filter(Boolean))].slice(0, 2)
  const title = shorten(oneLine(info.title), 90)
  const lines = wrapText(title, { width: WIDE.textWidth - 24, fontSize: 36 * POINT, bold: true })
  return [
    placeholder(2, 'Title', 'ctrTitle', null, paragraph([title], lines.length > 2 ? { size: 26 } : {})),
    placeholder(3, 'Subtitle', 'subTitle', 1, [
      paragraph([t('report.figureCount', { n: figures.length })]), ...sources.map(source => paragraph([source])),
      ...(simulated ? [paragraph([simulated], { bold: true, colour: colour.simulated })] : []),
    ].join('')),
  ]
}
