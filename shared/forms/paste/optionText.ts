import type { ToldSkip } from './notes.ts'
import { skipIn } from './notes.ts'

export interface OptionText { text: string; other: boolean; exclusive: boolean; missing: boolean; skip: ToldSkip | null }

const ask = /[(（[【][^()（）[\]【】]*_{2,}[^()（）[\]【】]*[)）\]】]|[(（[【]\s*(?:请|可)?\s*(?:注明|说明|填写|写明|写出|具体|列出|please specify|specify|please state|describe)[^()（）]*[)）\]】]|[,，:：]?\s*(?:请注明|请说明|请填写|请写明|please specify|please state)\s*(?:[:：]|$)/i
const otherWords = /^(?:其[他它]|另外|别的|others?\b|something else|somewhere else|someone else)/i
const exclusiveWords = /^(?:(?:以上|上述|这些)?(?:选项)?(?:都|均|全|皆)(?:没有?|不是?|无|未|非)|以上(?:都|均|皆)?(?:没有|不是|无|不|非)|没有?$|无$|都?没有以上|none(?: of (?:the above|these))?$|nothing$)/i
const missingWords = /^(?:不适用|不知道|不清楚|说不清楚?|不好说|不便回答|拒绝回答|不记得了?|记不清了?|无法评价|don['’]?t know|not applicable|n\/?a|can['’]?t say|prefer not to (?:say|answer))$/i

/** What an option says beside its words: write what it is, choose it alone, no answer at all, go on elsewhere. */
export function optionText(given: string): OptionText {
  let text = given.replace(/(_)\s*[*★]$/, '$1')
  let skip: ToldSkip | null = null
  text = text.replace(/[(（[【]([^()（）[\]【】]{1,60})[)）\]】]/g, (whole, inner: string) => {
    if (/^(?:请)?继续(?:作答|答题|填写|访问|回答)?$|^(?:please )?continue$/i.test(inner.trim())) return ''
    const found = skipIn(inner)
    if (!found) return whole
    skip ??= found
    return ''
  })
  const arrow = /\s*(?:→|-+>|—+>|⇒|⟶|\s[-–—]\s*(?=(?:please )?(?:go|skip|jump)\b|跳|转)|[,，;；]?\s*(?=(?:请)?(?:直接)?跳(?:至|到|转|答)))\s*(.*)$/.exec(text)
  if (arrow && arrow[0] !== '') {
    const found = skipIn(arrow[0])
    if (found) { skip ??= found; text = text.slice(0, arrow.index) }
  }
  // 「其他，请注明______」: what is asked for stands at the end once the blank is gone.
  text = text.replace(/([,，:：]\s*(?:请注明|请说明|请填写|请写明|please specify|please state|specify))\s*_{2,}[。.；;]?$/i, '$1')
  const asked = ask.test(text)
  const writeIn = /\p{L}[:：\s]*_{3,}[。.；;]?$/u.test(text)
  const blank = /_{2,}|\.{4,}$|…{2,}$|[:：]\s*$/.test(text) || /[(（]\s{2,}[)）]/.test(text)
  text = text.replace(/\s*(?:\.{4,}|…{2,})$/, '').replace(ask, ' ').replace(/[(（]?\s*_{2,}\s*[)）]?/g, ' ').replace(/[(（]\s*[)）]/g, ' ').replace(/^[□○◯☐〇√⊗]\s*|\s*[□○◯☐〇√]$/g, '')
  text = text.replace(/\s+/g, ' ').trim().replace(/[;；,，。、|:：]+$/, '').replace(/^[|]+/, '').trim()
  return { text, other: (otherWords.test(text) && blank) || asked || writeIn, exclusive: exclusiveWords.test(text), missing: missingWords.test(text), skip }
}

/** A multiple choice may end in 「无」; where one is chosen, it is an option like the others. */
export const skipOf = (told: ToldSkip, place: number): ToldSkip => ({ ...told, when: { question: null, answers: told.when.answers.length > 0 ? told.when.answers : [`#${place + 1}`], negated: told.when.negated } })
