import { Button, Dropdown } from 'antd'
import type { ReactNode } from 'react'
import type { FigureSpec } from '../../../shared/model/figureSpec.ts'
import { useLang, useT } from '../../app/i18n.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { JobDialog } from '../../ui/JobDialog.tsx'
import { figureFormats, fileNameOf, useExport } from './useExport.ts'
import type { FigureFormat } from './useExport.ts'

export interface ExportMenuProps { spec: FigureSpec; name: string; disabled?: boolean }

/** Any figure as SVG, PNG, PPTX, DOCX or XLSX, in the language of the interface. */
export function ExportMenu({ spec, name, disabled = false }: ExportMenuProps): ReactNode {
  const t = useT()
  const lang = useLang()
  const exporting = useExport('export.figure')
  const write = (format: FigureFormat): void => { void exporting.start(fileNameOf(name, format), { spec, format, lang }) }
  return (
    <>
      <Dropdown
        trigger={['click']} disabled={disabled || exporting.pending}
        menu={{ items: figureFormats.map(format => ({ key: format, label: t(`diagrams.format.${format}`) })), onClick: info => write(info.key as FigureFormat) }}
      >
        <Button aria-haspopup="menu">{t('common.export')}</Button>
      </Dropdown>
      {exporting.done && <span role="status" className="yg-faint yg-exported">{t('diagrams.exported', { name: exporting.done.fileName })}</span>}
      <ErrorNote error={exporting.error} onClose={exporting.clear} />
      <JobDialog open={exporting.pending} title={t('diagrams.exporting', { name })} progress={exporting.progress} onCancel={exporting.cancel} />
    </>
  )
}
