import { sameText } from '../../../shared/model/coding.ts'

/** Neighbouring characters of a text, without spaces and punctuation, each pair once; a text of one character is that character. */
export function pairsOf(text: string): string[] {
  const characters = [...sameText(text)]
  if (characters.length < 2) return characters
  return [...new Set(characters.slice(1).map((character, at) => `${characters[at]}${character}`))]
}
