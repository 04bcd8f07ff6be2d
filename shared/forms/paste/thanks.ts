/** What the last lines of a questionnaire say. */
export const thanksWords = /^(?:(?:问卷|调查|本次)?.{0,10}(?:结束|完毕|到此)[，,。！!\s]*)?(?:再次|最后|衷心|非常|谨此|十分|万分)*(?:感谢|谢谢|祝)|\bthank(?:s| you)\b/i
