import type { Picture } from '../../../shared/contract/attachment.ts'
import { pictureLimits } from '../../../shared/contract/attachment.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import type { Handlers } from '../handler.ts'
import { pictureSize } from '../pictures/pictureSize.ts'

/** Throws BAD_VALUE, M11, M09: see the contract. */
function checkedPicture(name: string, bytes: Uint8Array): Omit<Picture, 'id'> {
  if (bytes.length > pictureLimits.bytes) throw new YinguoError('M09', { what: 'bytes', n: bytes.length, max: pictureLimits.bytes })
  const size = pictureSize(bytes)
  if (size === null) throw new YinguoError('BAD_VALUE', { variable: name, value: '', why: 'notAPicture' })
  if (size === 'broken') throw new YinguoError('M11', { where: 'picture' })
  const { width, height } = size
  const longest = Math.max(width, height)
  if (longest > pictureLimits.side) throw new YinguoError('M09', { what: 'pictureSide', n: longest, max: pictureLimits.side })
  if (width * height > pictureLimits.pixels) throw new YinguoError('M09', { what: 'pixels', n: width * height, max: pictureLimits.pixels })
  return { name, ...size, bytes: bytes.length }
}

export const attachmentHandlers: Handlers<'attachment.add' | 'attachment.get'> = {
  'attachment.add': ({ name, data }, { project, describe }) => {
    const bytes = new Uint8Array(Buffer.from(data, 'base64'))
    const picture = checkedPicture(name, bytes)
    describe({ name })
    return { id: project.keepAttachment({ name, type: picture.type, bytes }), ...picture }
  },
  'attachment.get': ({ attachment }, { project }) => {
    const { id, name, bytes } = project.attachment(attachment)
    return { id, ...checkedPicture(name, bytes), data: Buffer.from(bytes).toString('base64') }
  },
}
