import type { Choices } from './choiceMarks.ts'
import { scaleIn } from './scaleLine.ts'

/** What may stand between answers that have no marks, the surest first; `least`: how many make a list. */
const separators: readonly { between: RegExp; least: number }[] = [
  { between: /\s*[/／|｜]\s*/, least: 2 }, { between: /\s*[;；]\s*/, least: 2 }, { between: /\t+|\s{2,}/, least: 2 },
  { between: /\s*、\s*/, least: 3 }, { between: /\s*[,，]\s*/, least: 3 }, { between: /\s+/, least: 2 },
]
const writing = /^(?:年|月|日|y{2,4}|m{1,2}|d{1,2}|时|分|km|h|kg|m|cm)$/i

/** 「男/女」「1 年以内；1—3 年；3 年以上」: answers without marks, between one kind of sign; null: running text. */
function separatedOptions(text: string): string[] | null {
  if (/[?？_]|[。:：]./.test(text) || text.length > 240) return null
  for (const { between, least } of separators) {
    const pieces = text.replace(/[。.；;]$/, '').split(between).map(piece => piece.trim()).filter(piece => piece !== '')
    if (pieces.length < least || pieces.length > 15) continue
    const weak = between.source === '\\s+'
    const longest = weak ? 10 : 24
    if (pieces.some(piece => piece.length > longest || !/[\p{L}\d]/u.test(piece)) || pieces.every(piece => writing.test(piece))) return null
    if (weak && !pieces.every(piece => /^[\p{Script=Han}\d～~\-—–+()（）%.]+$/u.test(piece))) return null
    return new Set(pieces).size === pieces.length ? pieces : null
  }
  return null
}

/** A question with its answers behind it in one line: 「性别：男/女」「是否住校（是 / 否）」. */
export function inlineOptions(text: string): Choices | null {
  if (scaleIn(text) !== null) return null
  const behind = /^(.*?(?:[:：?？]|[)）\]】](?=\s*\S)[:：]?))\s*(\S.*)$/.exec(text) ?? /^(\S.{1,40}?)(?:\t+|\s{2,})(\S.*(?:[/／|｜;；]|\s{2,}|\t).*)$/.exec(text)
  if (!behind) return null
  const rest = behind[2] as string
  // 「（可多选；最多选 3 项）」 is a note, however many parts it has.
  if (/^[(（[【][^()（）[\]【】]*[)）\]】]$/.test(rest)) return null
  // 「（可多选）：原味/茉莉」: the bracket still belongs to the question.
  const more = /^([(（[【][^()（）[\]【】]*[)）\]】]\s*[:：]?)\s*(\S.*)$/.exec(rest)
  const options = separatedOptions(more ? more[2] as string : rest)
  return options && { lead: more ? `${behind[1] as string}${more[1] as string}` : behind[1] as string, options, mark: 'bullet', first: -1 }
}
