import type { Dictionary } from '../translate.ts'
import { controls } from './controls.ts'
import { activity } from './activity.ts'
import { causes } from './causes.ts'
import { errors } from './errors.ts'
import { progress } from './progress.ts'
import { app } from './app.ts'
import { overview } from './overview.ts'
import { wizard } from './wizard.ts'
import { importing } from './import.ts'
import { merge } from './merge.ts'
import { data } from './data.ts'
import { dataExport } from './dataExport.ts'
import { grid } from './grid.ts'
import { review } from './review.ts'
import { questionnaire } from './questionnaire.ts'
import { analysis } from './analysis.ts'
import { diagrams } from './diagrams.ts'
import { improvement } from './improvement.ts'
import { reportEditor } from './reportEditor.ts'
import { reportPage } from './reportPage.ts'
import { figures } from './figures.ts'
import { causeFigure } from './causeFigure.ts'
import { report } from './report.ts'
import { formPrint } from './formPrint.ts'
import { reportFile } from './reportFile.ts'
import { reportDelivered } from './reportDelivered.ts'
import { reportTable } from './reportTable.ts'
import { reportVerify } from './reportVerify.ts'
import { reportCheck } from './reportCheck.ts'
import { reportTemplate } from './reportTemplate.ts'
import { cli } from './cli.ts'
import { desktop } from './desktop.ts'
import { backups } from './backups.ts'
import { descriptive } from './descriptive.ts'
import { derived } from './derived.ts'
import { screening } from './screening.ts'
import { relation } from './relation.ts'
import { comparison } from './comparison.ts'
import { measurement } from './measurement.ts'
import { weighting } from './weighting.ts'
import { pathModel } from './pathModel.ts'
import { quality } from './quality.ts'
import { pareto } from './pareto.ts'
import { priority } from './priority.ts'
import { forensics } from './forensics.ts'
import { sources } from './sources.ts'
import { formExchange } from './formExchange.ts'
import { form } from './form.ts'
import { fill } from './fill.ts'
import { designer } from './designer.ts'
import { formCheck } from './formCheck.ts'
import { fishbone } from './fishbone.ts'
import { fishboneTemplate } from './fishboneTemplate.ts'

export const en: Dictionary = {
  controls,
  activity,
  causes,
  errors,
  progress,
  app,
  overview,
  wizard,
  import: importing,
  merge,
  data,
  dataExport,
  grid,
  review,
  questionnaire,
  analysis,
  diagrams,
  improvement,
  reportEditor,
  reportPage,
  figures,
  causeFigure,
  report,
  formPrint,
  reportFile,
  reportDelivered,
  reportTable,
  reportVerify,
  reportCheck,
  reportTemplate,
  cli,
  desktop,
  backups,
  descriptive,
  derived,
  screening,
  relation,
  comparison,
  measurement,
  weighting,
  pathModel,
  quality,
  pareto,
  priority,
  forensics,
  sources,
  form,
  fill,
  formExchange,
  designer,
  formCheck,
  fishbone,
  fishboneTemplate,
}
