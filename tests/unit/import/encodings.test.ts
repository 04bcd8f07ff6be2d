import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { guessDelimiter } from '../../../main/engine/import/text/delimited.ts'
import { encodingPreviews, guessEncoding } from '../../../main/engine/import/text/encoding.ts'
import { importBytes } from '../../fixtures/import/reading.ts'

/** Texts and the encodings they come in; `macroman` is iconv's name. */
const texts: [string, string[]][] = [
  ['序号,性别,总体满意度,意见\n1,男,4,排队太久了\n2,女,5,很好\n', ['gb18030', 'utf-16le', 'utf-16be', 'utf-8']],
  ['編號,性別,滿意度,意見\n1,男,4,排隊太久，櫃檯人手不足\n2,女,5,服務態度很好\n', ['big5', 'gb18030', 'utf-16le', 'utf-16be']],
  ['id,name,comment\n1,José,très bien\n2,Zoë,“quoted” — it’s fine\n3,Müller,größer als früher\n', ['windows-1252', 'macroman']],
  ['id,comment\n1,don’t know\n2,It’s OK\n', ['windows-1252', 'macroman']],
  ['id,comment\n1,Please select\u00a0all that apply\n2,ok\u00a0\n', ['windows-1252', 'macroman']],
  ['id,pays,Été\n1,Côte d’Ivoire,À bientôt\n2,ÉTATS-UNIS,ça va\n', ['windows-1252', 'macroman']],
  ['姓名,满意\n王𠮷,㐂\n李镕基,好\n', ['gb18030']],
  ['a,b\n1,满意\n', ['gb18030', 'utf-16le', 'utf-16be']],
]

describe('encodings by plausibility', () => {
  const cases = texts.flatMap(([text, encodings]) => encodings.map(encoding => [encoding, text] as const))
  it.each(cases)('%s: %j', async (encoding, text) => {
    const bytes = iconv.encode(text, encoding)
    const guess = guessEncoding(bytes)
    expect(guess.encoding).toBe(encoding === 'macroman' ? 'mac-roman' : encoding)
    const [best, ...others] = await encodingPreviews(bytes, guess)
    expect(best!.encoding).toBe(guess.encoding)
    expect(best!.preview[0]).toBe(text.split('\n')[0])
    expect(others.length).toBeLessThanOrEqual(2)
  })

  it('the three likeliest, each with the header and the lines that read differently in it', async () => {
    const bytes = iconv.encode(`编号,意见\n${'1,ok\n'.repeat(500)}2,排队太久\n`, 'gb18030')
    const { proposal } = await importBytes(bytes, 'a.csv')
    expect(proposal.source.encodings).toHaveLength(3)
    expect(proposal.source.encodings[0]).toMatchObject({ encoding: 'gb18030', preview: ['编号,意见', '2,排队太久'] })
    expect(new Set(proposal.source.encodings.map(({ preview }) => preview.join()))).toHaveProperty('size', 3)
    const scores = proposal.source.encodings.map(({ score }) => score)
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
  })

  it('plain ASCII needs no choice; a chosen encoding leaves the others to be chosen', async () => {
    expect((await importBytes('id,text\n1,fine\n2,good\n', 'a.csv')).proposal.source.encodings).toEqual([{ encoding: 'utf-8', score: 1, preview: ['id,text'] }])
    const western = await importBytes(iconv.encode('id,comment\n1,café\n2,thé\n3,naïve\n', 'windows-1252'), 'a.csv', { encoding: 'mac-roman' })
    expect(western.proposal.source.encoding).toBe('mac-roman')
    expect(western.proposal.source.encodings.map(({ encoding }) => encoding)).toContain('windows-1252')
  })
})

describe('delimiters by plausibility', () => {
  it.each([
    [',', 'a,b,c\n1,2,3\n4,5,6\n'],
    [';', 'a;b;c\n1,5;2,5;3,5\n2,5;3,5;1,0\n4,5;2,0;3,0\n'],
    ['\t', 'a\tb\tc\n1,5\t2;3\tx\n2,5\t3\ty\n'],
    [',', 'id,tags\n1,"Pricing;Brand;"\n2,"Price;Brand;Screen;"\n3,Brand;\n'],
    ['|', 'a|b\n1|2,3\n4|5,6\n'],
    [',', '意见,评分\n"很好，下次再来",5\n"一般，排队",3\n'],
    [',', 'only\n1\n2\n'],
  ])('%j', (delimiter, text) => { expect(guessDelimiter(text)).toBe(delimiter) })
})
