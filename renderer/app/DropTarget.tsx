import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { useT } from './i18n.tsx'

/** Files can be dropped anywhere on the window. */
export function DropTarget({ onFile }: { onFile: (file: File) => void }): ReactNode {
  const t = useT()
  const [over, setOver] = useState(false)
  const latest = useRef(onFile)
  useEffect(() => { latest.current = onFile })
  useEffect(() => {
    let depth = 0
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false
    const enter = (event: DragEvent): void => {
      if (!hasFiles(event)) return
      depth++
      setOver(true)
    }
    const leave = (event: DragEvent): void => {
      if (!hasFiles(event)) return
      depth = Math.max(0, depth - 1)
      if (depth === 0) setOver(false)
    }
    // Without this the browser would leave the page and show the file.
    const hover = (event: DragEvent): void => { if (hasFiles(event)) event.preventDefault() }
    const drop = (event: DragEvent): void => {
      if (!hasFiles(event)) return
      event.preventDefault()
      depth = 0
      setOver(false)
      const file = event.dataTransfer?.files[0]
      if (file) latest.current(file)
    }
    window.addEventListener('dragenter', enter)
    window.addEventListener('dragleave', leave)
    window.addEventListener('dragover', hover)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragenter', enter)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('dragover', hover)
      window.removeEventListener('drop', drop)
    }
  }, [])
  return over && (
    <div className="yg-drop-veil" aria-hidden="true">
      <strong>{t('app.drop.title')}</strong>
      <span>{t('app.drop.hint')}</span>
    </div>
  )
}
