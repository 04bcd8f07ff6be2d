import { constants, copyFileSync, existsSync, linkSync, rmSync, statSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { dirname, extname } from 'node:path'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import type { BackupShelf, ShelvedBackup } from './backupShelf.ts'
import { fileHash } from './backupShelf.ts'
import { putInPlace, removeDatabase, syncFile } from './durable.ts'
import { targetFailure } from './failures.ts'
import { isLockedElsewhere, temporaryName } from './makeProject.ts'
import { isHeldHere } from './openFiles.ts'
import { assertSpaceForCopy } from './space.ts'
import { verifyCopy } from './verifiedCopy.ts'

/** A second name for the file where the disk can do that, else a copy of its bytes. Nothing is ever replaced. */
function keepAs(path: string, kept: string): void {
  try {
    linkSync(path, kept)
  } catch {
    copyFileSync(path, kept, constants.COPYFILE_EXCL)
    syncFile(kept)
  }
}

/** `survey.yinguo` as it is now, under `survey.before-restore-20261122-093000.yinguo`; with what a crash left beside it. */
function setAside(target: string, fileName: string, at: string): string {
  const stamp = at.slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')
  const nameOf = (file: string, n: number): string => {
    const extension = extname(file)
    return `${file.slice(0, file.length - extension.length)}.before-restore-${stamp}${n > 1 ? `-${n}` : ''}${extension}`
  }
  let n = 1
  while (existsSync(nameOf(target, n))) n++
  const kept = nameOf(target, n)
  keepAs(target, kept)
  for (const beside of ['-journal', '-wal']) if (existsSync(`${target}${beside}`)) keepAs(`${target}${beside}`, `${kept}${beside}`)
  return nameOf(fileName, n)
}

/**
 * Puts a backup in the place of a project file that is not open. The backup is copied beside it and verified before anything
 * is touched; the file that was there is kept under another name, which is the answer (null: there was none).
 * M03 the backup is damaged · M02 the file is open elsewhere · M04 no room · M25 the folder is gone · M26 may not be written.
 */
export async function restoreBackup(shelf: BackupShelf, backup: ShelvedBackup, target: string, fileName: string, at: string): Promise<string | null> {
  if (!statSync(dirname(target), { throwIfNoEntry: false })?.isDirectory()) throw new YinguoError('M25', { name: fileName })
  if (!await shelf.isSound(backup)) throw new YinguoError('M03', { where: 'copy' })
  const temporary = temporaryName(target)
  try {
    assertSpaceForCopy(target, backup.bytes)
    await copyFile(backup.file, temporary)
    await verifyCopy(temporary)
    if (await fileHash(temporary) !== backup.sha256) throw new YinguoError('M03', { where: 'copy' })
    const present = existsSync(target)
    if (present && (isHeldHere(target) || isLockedElsewhere(target))) throw new YinguoError('M02', { by: '' })
    const kept = present ? setAside(target, fileName, at) : null
    // A journal that stayed would be rolled back into the restored file.
    for (const beside of ['-journal', '-wal', '-shm']) rmSync(`${target}${beside}`, { force: true })
    await putInPlace(temporary, target)
    return kept
  } catch (thrown) {
    removeDatabase(temporary)
    throw targetFailure(thrown, target, fileName)
  }
}
