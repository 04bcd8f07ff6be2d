import type { Lang } from '../../../../shared/contract/figure.ts'
import type { Translate } from '../../../../shared/i18n/translate.ts'
import type { ReportSettings, ReportTemplate } from '../../../../shared/model/report.ts'
import { reportSettings } from '../../../../shared/model/report.ts'
import type { ProjectReader } from '../../store/reader.ts'
import { materialOf } from './material.ts'
import type { TemplateBlock } from './parts.ts'
import { TemplateWriter } from './parts.ts'
import { qcReport } from './qc.ts'
import { satisfactionReport } from './satisfaction.ts'
import { studentReport } from './student.ts'
import { teacherSummary } from './teacher.ts'

const write: Record<ReportTemplate, (w: TemplateWriter) => void> = { student: studentReport, satisfaction: satisfactionReport, qc: qcReport, teacher: teacherSummary, blank: () => {} }

/** The blocks of a template with what the project has; references go by name. */
export function templateBlocks(project: ProjectReader, template: ReportTemplate, t: Translate): TemplateBlock[] {
  const writer = new TemplateWriter(materialOf(project), t)
  write[template](writer)
  return writer.blocks
}

export function templateSettings(project: ProjectReader, template: ReportTemplate, lang: Lang, t: Translate): ReportSettings {
  const cover = template === 'blank' || template === 'teacher' ? null : { title: t('reportTemplate.coverTitle', { name: project.info().name, kind: t(`reportTemplate.${template}.name`) }), subtitle: '', organisation: '', authors: '', advisor: '', date: '' }
  return reportSettings.parse({ template, lang, style: { table: template === 'qc' ? 'grid' : 'threeLine', font: template === 'qc' ? 'sans' : 'serif' }, cover })
}
