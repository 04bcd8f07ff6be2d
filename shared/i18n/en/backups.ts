import type { backups as source } from '../zh-CN/backups.ts'

export const backups: typeof source = {
  title: 'Backups',
  found: 'The project file is damaged ({where}); it was not changed. Good backups found: {n}, the newest of {time}.',
  hint: 'While you edit, a backup is made every 15 minutes, and before each import and on closing. Each one is reopened and checked, and kept on this computer.',
  none: 'No backups yet. The first is made after the first change.',
  choose: 'The present file is renamed and stays in the same folder, so it can be opened again.',
  rowCount: '{n|response|responses}',
  reason: { edits: 'editing', import: 'before import', migration: 'before upgrade', close: 'on closing', restore: 'before restore' },
  unsound: 'This backup is damaged and cannot be restored',
  restore: 'Restore',
  restoreLabel: 'Restore the backup of {time}',
  confirm: 'Go back to {time}?',
  restored: 'The backup of {time} is restored. The file that was there is now "{kept}", in the same folder.',
  restoredNew: 'The backup of {time} is restored.',
}
