import { useEngineCommand } from '../../../../app/engine/hooks.ts'
import type { YinguoError } from '../../../../../shared/rpc/errors.ts'

export interface PictureKeeper { add(file: File): Promise<void>; pending: boolean; error: YinguoError | null; clear(): void }

/** Bytes as base64, without going through one string a byte. */
async function base64Of(file: File): Promise<string> {
  const url = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error ?? new Error(file.name))
    reader.readAsDataURL(file)
  })
  return url.slice(url.indexOf(',') + 1)
}

/** Keeps a picture in the project and hands over its id. */
export function usePicture(onKept: (attachment: string) => void): PictureKeeper {
  const keep = useEngineCommand('attachment.add')
  return {
    add: async file => { await keep.run({ name: file.name.slice(0, 200), data: await base64Of(file) }).then(kept => onKept(kept.id), () => {}) },
    pending: keep.pending, error: keep.error, clear: keep.clear,
  }
}
