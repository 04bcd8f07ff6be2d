import { YinguoError } from '../../../../shared/rpc/errors.ts'

const EOF = 0x0a
const FILEPASS = 0x2f
const BOF = [0x0009, 0x0209, 0x0409, 0x0809]

/**
 * Walks the records of a BIFF stream's first part ([MS-XLS] 2.1.4), where the password record stands. A stream that
 * does not begin with BOF, or breaks off before its globals end, is refused here and never reaches the reader.
 */
export function checkBiff(stream: Buffer): void {
  if (stream.length < 8 || !BOF.includes(stream.readUInt16LE(0))) throw new YinguoError('M11', { where: 'xls' })
  for (let at = 0; ;) {
    if (at + 4 > stream.length) throw new YinguoError('M11', { where: 'xls' })
    const type = stream.readUInt16LE(at)
    if (type === FILEPASS) throw new YinguoError('M08')
    if (type === EOF) return
    at += 4 + stream.readUInt16LE(at + 2)
  }
}
