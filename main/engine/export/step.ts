/** Called between pieces of work: tells how far it is, lets messages in, and throws CANCELLED when the caller gave up. */
export type Step = (done: number, total: number | null) => Promise<void>
export const noStep: Step = async () => {}
