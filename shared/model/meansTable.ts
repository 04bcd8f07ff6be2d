// Words that head a column of averages. Data to recognise, not words to show.
const MEAN = /均值|平均|得分|评分|分数|满意度|\b(means?|averages?|avg|score|scores|rating|ratings)\b/iu

/** Whether a heading or a unit names averages or scores: those cannot be added up, so no Pareto chart is made of them. */
export const namesMeans = (text: string): boolean => MEAN.test(text.normalize('NFKC'))

/**
 * Whether numbers look like averages on a rating scale: at least three, all between 1 and 10, most of them not whole.
 * Measured amounts (minutes, yuan) may look so too, hence only where no unit says what they are.
 */
export function looksLikeMeans(values: readonly number[]): boolean {
  return values.length >= 3 && values.every(value => value >= 1 && value <= 10) && values.filter(value => !Number.isInteger(value)).length > values.length / 2
}
