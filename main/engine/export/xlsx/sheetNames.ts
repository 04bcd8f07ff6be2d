/** Excel's limit, in UTF-16 units. */
const LONGEST = 31

/**
 * A name Excel takes: no \ / ? * [ ] :, not empty, not "History", unlike the others whatever the case.
 * Apostrophes become typographic ones: exceljs does not double them in the names of print areas.
 */
export function sheetName(wanted: string, taken: ReadonlySet<string>): string {
  const clean = wanted.replace(/[\\/?*[\]:\s]+/g, ' ').replaceAll("'", '’').trim() || '-'
  const safe = clean.toLowerCase() === 'history' ? `${clean}_` : clean
  for (let n = 1; ; n++) {
    const suffix = n === 1 ? '' : ` (${n})`
    const name = cut(safe, LONGEST - suffix.length).trim() + suffix
    if (!taken.has(name.toLowerCase())) return name
  }
}

/** Never through the middle of a character. */
function cut(text: string, units: number): string {
  let out = ''
  for (const character of text) {
    if (out.length + character.length > units) break
    out += character
  }
  return out
}
