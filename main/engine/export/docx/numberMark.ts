/** Of the bookmark round a bound number, by which it is found again in a document: letters, digits and underscores, 40 at most. */
export const numberMark = (provenance: string): string => `yg_${provenance.replace(/[^\w]/g, '_')}`.slice(0, 40)
/** Of the bookmark of a caption, for the fields that refer to it. */
export const captionMark = (block: string): string => `_Ref${block.replace(/\W/g, '')}`.slice(0, 40)
