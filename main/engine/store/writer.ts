import type { Study, StudyKind } from '../../../shared/contract/study.ts'
import type { AddOutcome, CellInput, EditOutcome } from '../../../shared/contract/dataset.ts'
import type { Comment } from '../../../shared/contract/comment.ts'
import type { FindSpec } from '../../../shared/contract/gridView.ts'
import type { ChangeSet } from '../../../shared/contract/history.ts'
import type { ImportRecipe, VariableDraft, QuestionDraft } from '../../../shared/contract/import.ts'
import type { SourceInfo } from '../../../shared/model/dataset.ts'
import type { Factor, ItemRef } from '../../../shared/model/factor.ts'
import type { FigureSpec, SavedFigure } from '../../../shared/model/figureSpec.ts'
import type { FishboneSettingsPatch } from '../../../shared/contract/fishbone.ts'
import type { Bone, BoneBranch, Fishbone } from '../../../shared/model/fishbone.ts'
import type { CellValue } from '../../../shared/model/missing.ts'
import type { Derivation } from '../../../shared/model/derivation.ts'
import type { Code, QuestionKind } from '../../../shared/model/questionnaire.ts'
import type { DatasetType } from '../../../shared/model/dataset.ts'
import type { Term } from '../../../shared/model/coding.ts'
import type { Segment } from '../../../shared/model/segment.ts'
import type { SourceTable, SourceTableContent } from '../../../shared/model/sourceTable.ts'
import type { Variable, VariablePatch } from '../../../shared/model/variable.ts'
import type { BonePatch } from './bones.ts'
import type { CodingMode } from './codings.ts'
import type { FindScope } from './findCells.ts'
import type { MergeUpdate } from './mergeWriter.ts'
import type { Attachment } from './attachments.ts'
import type { ProjectReader } from './reader.ts'
import type { NewRecord, RecordModel, RecordRow } from './records.ts'

export interface FillHow { source: number; along: 'rows' | 'columns'; series: boolean }

/**
 * What a command may do, inside its one transaction. Every method logs what it changed in the same commit;
 * there is no other way to write.
 */
export interface ProjectWriter extends ProjectReader {
  renameProject(name: string): void
  setCells(dataset: number, edits: { rid: number; variable: string; value: CellInput }[]): EditOutcome
  /** So many empty rows, or one row for each list of cells, after the last row. Their ids were never used before. */
  insertRows(dataset: number, rows: number | readonly (readonly { variable: string; value: CellInput }[])[]): AddOutcome
  /** Row by row onto these rows; lines beyond `rids` become new rows. */
  pasteCells(dataset: number, rids: readonly number[], variables: readonly string[], cells: readonly (readonly CellInput[])[]): AddOutcome
  replaceCells(dataset: number, scope: FindScope, spec: FindSpec, by: string, only: { rid: number; variable: string } | null): EditOutcome
  /** `rids` and `variables` begin with the source, in the direction of filling. */
  fillCells(dataset: number, rids: readonly number[], variables: readonly string[], how: FillHow): EditOutcome
  addComment(dataset: number, rid: number, variable: string | null, text: string, actor: string): Comment
  resolveComment(comment: string, resolved: boolean): Comment
  removeComment(comment: string): Comment
  /** Only rows that were added since the import and are empty; else CONFLICT. */
  removeRows(dataset: number, rids: readonly number[]): void
  setExcluded(dataset: number, rids: number[], reason: string | null): number
  updateDataset(dataset: number, patch: { name?: string; issued?: number | null; period?: string; settings?: Readonly<Record<string, unknown>> }): void
  removeDataset(dataset: number): void
  updateVariables(dataset: number, variables: string[], patch: VariablePatch): void
  updateQuestion(dataset: number, question: string, patch: { title?: string; kind?: QuestionKind }): void
  /** Turns a filled staging table into a dataset; returns its id. */
  adoptStaging(staging: Staging, origin: ImportOrigin): number
  /** A data set without rows, for answers that are given here; returns its id. See collectedData.ts. */
  createCollected(origin: ImportOrigin): number
  /** Questions and empty columns behind those the data set has. */
  widenDataset(dataset: number, questions: readonly QuestionDraft[], variables: readonly VariableDraft[]): void
  /** On the data set and in every row, as a column called `label`. null: the data set has none any more. */
  setWave(dataset: number, wave: string | null, label: string): void
  /** Brings a newer file's waiting rows into a data set; `rids` are the rows that are new. */
  mergeStaging(staging: Staging, update: MergeUpdate): { source: number; rids: number[] }
  addFactor(parent: string | null, name: string, index?: number): Factor
  renameFactor(factor: string, name: string): void
  moveFactor(factor: string, parent: string | null, index: number): void
  removeFactor(factor: string): void
  assignItems(items: ItemRef[], factor: string | null, index?: number): void
  /** Big bones by name, or with what is below them. */
  createFishbone(effect: string, branches: readonly (string | BoneBranch)[]): Fishbone
  renameFishbone(fishbone: string, effect: string): void
  setFishbone(fishbone: string, patch: FishboneSettingsPatch): void
  duplicateFishbone(fishbone: string, effect?: string): Fishbone
  restoreFishbone(snapshot: Fishbone): void
  removeFishbone(fishbone: string): void
  addBone(fishbone: string, parent: string | null, index: number, text: string): Bone
  /** Whole branches at once; `made` hears of every bone. Answers those directly under `parent`. */
  plantBones(fishbone: string, parent: string | null, index: number, branches: readonly BoneBranch[], made?: (branch: BoneBranch, bone: string) => void): string[]
  updateBone(fishbone: string, bone: string, patch: BonePatch): void
  moveBones(fishbone: string, bones: readonly string[], parent: string | null, index: number): void
  removeBones(fishbone: string, bones: readonly string[]): void
  mergeBones(fishbone: string, into: string, from: string, text?: string): void
  saveFigure(figure: string | null, spec: FigureSpec): SavedFigure
  removeFigure(figure: string): void
  saveStudy(study: string | null, kind: StudyKind, name: string, content: unknown): Study
  removeStudy(study: string): void
  addRecord(model: RecordModel, record: NewRecord): RecordRow
  updateRecord(model: RecordModel, id: string, content: unknown): RecordRow
  /** Among the rows of the same owner; CONFLICT under itself. */
  moveRecord(model: RecordModel, id: string, parent: string | null, index: number): void
  /** With everything below it; what it owns is the caller's to remove. */
  removeRecord(model: RecordModel, id: string): void
  /** Not in the log, see attachments.ts; answers the id. */
  keepAttachment(attachment: Omit<Attachment, 'id'>): string
  /** Not in the log, see drafts.ts. */
  keepDraft(id: string, content: unknown): void
  createDerived(dataset: number, name: string, label: string, derivation: Derivation, codes: Code[] | null): Variable
  updateDerived(dataset: number, variable: string, derivation: Derivation, codes: Code[] | null): Variable
  removeDerived(dataset: number, variable: string): void
  createSegment(dataset: number, name: string, condition: string): Segment
  updateSegment(segment: string, patch: { name?: string | undefined; condition?: string | undefined }): Segment
  removeSegment(segment: string): void
  setDatasetType(dataset: number, type: DatasetType): void
  /** How many texts changed. */
  setCodings(dataset: number, variable: string, coder: string, rids: readonly number[], factors: readonly string[], mode: CodingMode): number
  setTerms(terms: readonly Term[]): number
  removeTerms(words: readonly string[]): number
  saveSourceTable(table: string | null, content: SourceTableContent): SourceTable
  removeSourceTable(table: string): void
  /** Takes the last standing change set back, as a change set of its own (`of` names it). Throws NOTHING_TO_UNDO. */
  undo(): ChangeSet
  /** Throws NOTHING_TO_REDO. */
  redo(): ChangeSet
}

export interface ImportOrigin {
  recipe: ImportRecipe
  questions: QuestionDraft[]
  /** The included drafts, in column order of the staging table. */
  variables: VariableDraft[]
  source: SourceInfo
  /** Handed over: a large file's array is empty afterwards. */
  bytes: Uint8Array
  simulated: boolean
  /** The data set of the form, when the sheet is one of its repeat groups. */
  parent?: number
}

/**
 * Typed rows on their way in. Batches are committed as they come into a table that is not part of the project;
 * only adoptStaging makes them a dataset. A staging table left by a crash is dropped at the next open.
 */
export interface Staging {
  readonly table: string
  readonly columns: readonly string[]
  readonly rows: number
  /** Hash of the rows so far, as the import keeps it of a whole file. */
  readonly content: string
  /** `columns[i]` holds `count` values for the i-th column; NaN in a Float64Array is NULL. */
  append(batch: { count: number; columns: (Float64Array | CellValue[])[] }): void
  discard(): void
}
