import type { FormQuestion, FormText } from '../../model/form.ts'

const answerWords = /喜欢|理所当然|理应|应该|必须|本该|无所谓|没感觉|忍受|接受|讨厌|不喜欢|\b(?:like|enjoy|expect|must|neutral|care|tolerate|accept|live with|dislike)\b/i
const negations = /不具备|不具有|没有|不再|不会|不能|不可以|无法|不|没|未|无|\b(?:does not|doesn['’]t|do not|don['’]t|did not|is not|isn['’]t|cannot|can['’]t|without|not|no)\b/gi
const affirmations = /具备|具有|可以|能够|会|能|有|\b(?:does|do|did|is|has|have|had|can|with|a|an)\b|s\b/gi
/** What is offered, behind the word that says so; the plainest words, which stand in 「智能」 too, come last. */
const features = ['具备|具有|提供|支持|增加|设有|配备|带有|没有|\\b(?:had|has|have|offers?|supports?|with)\\b', '可以|能够|有|能|会|\\bcan\\b']
  .map(verbs => new RegExp(`(?:${verbs})\\s*["“「]?(.{1,30}?)["”」]?\\s*(?:功能|服务)?\\s*(?:时|的话|，|,|：|:|？|\\?|$)`, 'i'))
/** What stands in quotation marks is the thing itself. */
const quoted = /["“「『]([^"”」』]{1,30})["”」』]/
const featureIn = (text: string): string | undefined => quoted.exec(text)?.[1]?.trim() ?? features.map(one => one.exec(text)?.[1]?.trim()).find(found => found !== undefined)

const first = (text: FormText): string => Object.values(text)[0] ?? ''
const bare = (text: string): string => text.replace(negations, '').replace(affirmations, '').replace(/[\s，,。.：:？?“”"]/g, '').toLowerCase()
const answersOf = (question: FormQuestion): string[] =>
  question.kind === 'single' ? question.options.map(option => first(option.text))
    : question.kind === 'scale' && question.scale.max - question.scale.min === 4 ? [first(question.scale.minLabel), ...Object.values(question.scale.points).map(first), first(question.scale.maxLabel)] : []

/** Five answers from liking to disliking, as KANO asks them. */
const fiveFeelings = (question: FormQuestion): boolean => { const answers = answersOf(question); return answers.length === 5 && answers.filter(answer => answerWords.test(answer)).length >= 3 }

/**
 * 「如果具备指纹解锁…」 and 「如果不具备指纹解锁…」 with the five feelings under each: one KANO question with the thing as its row.
 * Null: the two are no pair. After Kano et al. (1984): a functional and a dysfunctional question for each quality.
 */
export function kanoPair(functional: FormQuestion, dysfunctional: FormQuestion): FormQuestion | null {
  const [yes, no] = [first(functional.text), first(dysfunctional.text)]
  if (!fiveFeelings(functional) || !fiveFeelings(dysfunctional) || functional.skip.length > 0 || dysfunctional.skip.length > 0) return null
  if ((no.match(negations)?.length ?? 0) <= (yes.match(negations)?.length ?? 0) || bare(yes) !== bare(no)) return null
  const [tag = 'zh-CN'] = Object.keys(functional.text)
  const { code, text, hint, required, show, skip, attention, factor, source } = functional
  return { kind: 'kano', code, text, hint, required, show, skip, attention, factor, source, rows: [{ code: `${code}_1`, text: { [tag]: featureIn(yes) ?? yes }, factor: null }] }
}

/** 「具备时」 beside 「不具备时」 as the two columns of a table. */
export function kanoColumns(columns: readonly string[]): boolean {
  const [yes = '', no = ''] = columns
  const sign = /具备|提供|功能|正向|有|\bwith\b|\bfunctional|\bpresent\b/i
  const none = /不具备|不提供|没有|反向|无|\bwithout\b|\bdysfunctional|\babsent\b/i
  return columns.length === 2 && sign.test(yes) && !none.test(yes) && none.test(no)
}
