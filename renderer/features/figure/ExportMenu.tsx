import { Button, Dropdown } from 'antd'
import type { ReactNode } from 'react'
import { figureFormats } from '../../../shared/contract/export.ts'
import type { FigureFormat } from '../../../shared/contract/export.ts'
import type { FigureSpec } from '../../../shared/model/figureSpec.ts'
import { useLang, useT } from '../../app/i18n.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { JobDialog } from '../../ui/JobDialog.tsx'
import { useCopyPicture } from './useCopyPicture.ts'
import { fileNameOf, useExport } from './useExport.ts'

interface ExportMenuProps { spec: FigureSpec; name: string; disabled?: boolean }

/** The figure as the command line writes it is for programs. */
const offered = figureFormats.filter(format => format !== 'json')

/** Any figure as a picture on the clipboard, or as a file, in the language of the interface. */
export function ExportMenu({ spec, name, disabled = false }: ExportMenuProps): ReactNode {
  const t = useT()
  const lang = useLang()
  const exporting = useExport('export.figure')
  const picture = useCopyPicture()
  const write = (format: FigureFormat): void => { void exporting.start(fileNameOf(name, format), { spec, format, lang }) }
  const said = picture.state === 'copied' ? t('diagrams.pictureCopied') : picture.state === 'failed' ? t('diagrams.copyFailed') : exporting.done ? t('diagrams.exported', { name: exporting.done.fileName }) : ''
  return (
    <>
      <Dropdown
        trigger={['click']} disabled={disabled || exporting.pending || picture.pending}
        menu={{
          items: [{ key: 'copy', label: t('diagrams.copyPicture') }, { type: 'divider' }, ...offered.map(format => ({ key: format, label: t(`diagrams.format.${format}`) }))],
          onClick: info => { if (info.key === 'copy') void picture.copy(spec, lang); else write(info.key as FigureFormat) },
        }}
      >
        <Button aria-haspopup="menu">{t('controls.export')}</Button>
      </Dropdown>
      {said && <span role="status" className="yg-faint yg-exported">{said}</span>}
      <ErrorNote error={exporting.error ?? picture.error} onClose={() => { exporting.clear(); picture.clear() }} />
      <JobDialog open={exporting.pending} title={t('diagrams.exporting', { name })} progress={exporting.progress} onCancel={exporting.cancel} />
    </>
  )
}
