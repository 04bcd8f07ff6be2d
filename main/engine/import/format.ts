/** What the first bytes say a file is, whatever its name says. */
export type Content =
  | 'zip' | 'ole' | 'text' | 'html' | 'xml' | 'pdf' | 'png' | 'jpeg' | 'gif' | 'rtf' | 'gzip' | '7z' | 'rar' | 'sqlite' | 'sav' | 'binary' | 'empty'

const magic: [Content, number[]][] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['ole', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['png', [0x89, 0x50, 0x4e, 0x47]],
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['gif', [0x47, 0x49, 0x46, 0x38]],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['gzip', [0x1f, 0x8b]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf]],
  ['rar', [0x52, 0x61, 0x72, 0x21]],
  ['sqlite', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66, 0x6f, 0x72, 0x6d, 0x61, 0x74]],
  ['sav', [0x24, 0x46, 0x4c, 0x32]],
  ['sav', [0x24, 0x46, 0x4c, 0x33]],
]

const startsWith = (bytes: Uint8Array, start: number[]): boolean => start.every((byte, index) => bytes[index] === byte)

/** Control bytes that no text file holds (tab, line feed, form feed, carriage return, escape and Ctrl-Z aside). */
function controlShare(bytes: Uint8Array): number {
  let control = 0
  for (const byte of bytes) if (byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d, 0x1a, 0x1b].includes(byte)) control++
  return bytes.length === 0 ? 0 : control / bytes.length
}

/** NULs in every second place mean UTF-16; the same test finds it without a byte order mark. */
export function utf16Without(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length, 4096) & ~1
  if (length < 8) return null
  let even = 0
  let odd = 0
  for (let index = 0; index < length; index += 2) {
    if (bytes[index] === 0) even++
    if (bytes[index + 1] === 0) odd++
  }
  const pairs = length / 2
  if (odd > pairs * 0.3 && even < pairs * 0.02) return 'utf-16le'
  if (even > pairs * 0.3 && odd < pairs * 0.02) return 'utf-16be'
  return null
}

/** `head`: the first 64 KB, or the whole file when shorter. */
export function contentOf(head: Uint8Array): Content {
  if (head.length === 0) return 'empty'
  for (const [content, start] of magic) if (startsWith(head, start)) return content
  const bom16 = startsWith(head, [0xff, 0xfe]) || startsWith(head, [0xfe, 0xff])
  if (!bom16 && !utf16Without(head) && controlShare(head.subarray(0, 4096)) > 0.02) return 'binary'
  const opening = Buffer.from(head.subarray(0, 2048)).toString('latin1').replace(/^\xef\xbb\xbf/, '').trimStart().toLowerCase()
  if (/^<!doctype html|^<html|^<table|^<head|^<meta/.test(opening)) return 'html'
  if (opening.startsWith('<?xml')) return opening.includes('<html') ? 'html' : 'xml'
  return 'text'
}

/** An encrypted workbook is an OLE file whose directory names a stream EncryptedPackage (UTF-16). */
export function isEncryptedOle(bytes: Buffer): boolean {
  return bytes.includes(Buffer.from('EncryptedPackage', 'utf16le')) || bytes.includes(Buffer.from('EncryptionInfo', 'utf16le'))
}

const byExtension: Record<string, Content[]> = {
  xlsx: ['zip'], xlsm: ['zip'], xltx: ['zip'], xls: ['ole'], et: ['ole'], csv: ['text'], tsv: ['text'], txt: ['text'], tab: ['text'],
}

/** Lower-case letters after the last dot; empty without one. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.')
  return dot <= 0 ? '' : name.slice(dot + 1).toLowerCase()
}

/** Whether a name with this extension promises this content; an unknown extension promises nothing. */
export const promises = (extension: string, content: Content): boolean => byExtension[extension]?.includes(content) ?? false
