import type { ReportFormat } from '../../../shared/contract/report.ts'
import type { Translate } from '../../../shared/i18n/translate.ts'
import { provenanceOf } from '../../../shared/report/provenances.ts'
import type { RenderedReport } from '../../../shared/report/rendered.ts'
import { fingerprint } from '../reports/fingerprint.ts'
import type { ProjectReader } from '../store/reader.ts'
import { cleanStrings } from './cleanText.ts'
import { reportDocx } from './docx/report.ts'
import { reportHtml } from './html/report.ts'
import { reportPages, reportPdf } from './pdf/report.ts'
import { reportDeck } from './pptx/report.ts'
import { noStep } from './step.ts'
import type { Step } from './step.ts'
import { reportWorkbook } from './xlsx/report.ts'

/**
 * The bytes of a report whose texts have been cleaned, with the origin of every number inside. The project is asked for its
 * id and for the data behind a workbook only. `step` is called between pieces of work.
 */
export async function reportDocument(format: ReportFormat, report: RenderedReport, project: ProjectReader, t: Translate, step: Step = noStep): Promise<Uint8Array> {
  const { value: provenance } = cleanStrings(provenanceOf(report, project.info().id, fingerprint))
  await step(0, null)
  switch (format) {
    case 'pdf': return reportPdf(report, provenance, t)
    case 'docx': {
      const pages = reportPages(report, t)
      await step(1, 2)
      return reportDocx(report, pages, provenance, t)
    }
    case 'html': return reportHtml(report, provenance, t)
    case 'pptx': return reportDeck(report, provenance, t, step)
    case 'xlsx': return reportWorkbook(report, provenance, project, t, step)
  }
}
