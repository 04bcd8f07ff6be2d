import type { TemplateType } from '../../../../shared/model/logColumns.ts'
import { useEngineJob } from '../../../app/engine/hooks.ts'
import { useHost } from '../../../app/host.ts'
import { useLang, useT } from '../../../app/i18n.tsx'
import { notify, notifyError } from '../../../app/notices.tsx'

/** Saves an empty workbook with the columns of a log where the person wants it, in the language of the window. */
export function useTemplate(): (type: TemplateType) => void {
  const t = useT()
  const lang = useLang()
  const host = useHost()
  const template = useEngineJob('source.template')
  const save = async (type: TemplateType): Promise<void> => {
    const target = await host.pickSave(t('sources.template.fileName', { type: t(`sources.type.${type}`) }), 'export')
    if (!target) return
    const done = await template.run({ type, lang, grant: target.grant })
    await host.deliver(target)
    notify('sources.template.saved', { name: done.fileName })
  }
  return type => { save(type).catch(notifyError) }
}
