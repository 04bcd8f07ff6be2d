import type { Client } from '../../../shared/rpc/client.ts'
import type { BlockContent } from '../../../shared/model/report.ts'

const bytesOf = (file: File): Promise<string> => new Promise((resolve, reject) => {
  const reader = new FileReader()
  reader.onload = () => resolve(String(reader.result).replace(/^data:[^,]*,/, ''))
  reader.onerror = () => reject(reader.error ?? new Error('unreadable'))
  reader.readAsDataURL(file)
})

/** A picture file of the user's choice, kept in the project; null when there is none. Rejects with what attachment.add says of it. */
export async function addPicture(client: Client): Promise<BlockContent | null> {
  const file = await new Promise<File | null>(resolve => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = 'image/png,image/jpeg'
    input.onchange = () => resolve(input.files?.[0] ?? null)
    input.oncancel = () => resolve(null)
    input.click()
  })
  if (!file) return null
  const { id } = await client.call('attachment.add', { name: file.name, data: await bytesOf(file) })
  return { type: 'picture', attachment: id, caption: '', width: 0.8 }
}
