import { z } from 'zod'
import { command, query } from '../rpc/call.ts'

/** Bytes of a picture, and its points. */
export const pictureLimits = { bytes: 8 * 1024 * 1024, side: 16_384, pixels: 50_000_000 } as const
/** Read forwards only: one expression over the whole of a long text runs out of stack going back over it. */
function isBase64(text: string): boolean {
  const end = text.search(/[^A-Za-z0-9+/]/)
  return end !== 0 && (end === -1 || /^={1,2}$/.test(text.slice(end, end + 3)))
}
const base64 = z.string().min(1).max(4 * Math.ceil(pictureLimits.bytes / 3) + 4).refine(isBase64)

/** id: SHA-256 of the bytes, so the same picture is kept once. */
export interface Picture { id: string; name: string; type: 'image/png' | 'image/jpeg'; width: number; height: number; bytes: number }

export const attachmentCalls = {
  /**
   * Keeps a PNG or JPEG picture, told by its content and not by its name. It is not in the history: what refers to it is.
   * BAD_VALUE for anything else (notAPicture), M11 where it breaks off, M09 beyond `pictureLimits`.
   */
  'attachment.add': command<Picture>()('attachment.add', z.object({ name: z.string().trim().min(1).max(200), data: base64 }), () => []),
  'attachment.get': query<Picture & { data: string }>()('attachment.get', z.object({ attachment: z.string().min(1).max(80) }), () => []),
}
