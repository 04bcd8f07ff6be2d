import type { ReportFormat } from '../../../shared/contract/report.ts'
import type { Translate } from '../../../shared/i18n/translate.ts'
import type { RenderedReport } from '../../../shared/report/rendered.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import type { ProjectReader } from '../store/reader.ts'
import { reportHtml } from './html/report.ts'
import { reportDocx } from './docx/report.ts'
import { reportPages, reportPdf } from './pdf/report.ts'

/** The bytes of a report whose texts have been cleaned. The project is asked for the data behind a workbook only. */
export function reportDocument(format: ReportFormat, report: RenderedReport, _project: ProjectReader, t: Translate): Promise<Uint8Array> {
  switch (format) {
    case 'pdf': return reportPdf(report, t)
    case 'docx': return reportPages(report, t).then(pages => reportDocx(report, pages, t))
    case 'html': return Promise.resolve(reportHtml(report, t))
    default: throw new YinguoError('UNSUPPORTED', { what: format })
  }
}
