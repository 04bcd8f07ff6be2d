/** Of the bookmark round a bound number, by which it is found again in a document: letters, digits and underscores, 40 at most. */
export const numberMark = (provenance: string): string => `yg_${provenance.replace(/[^\w]/g, '_')}`.slice(0, 40)
