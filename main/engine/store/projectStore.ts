import type { Database } from 'better-sqlite3'
import type { ChangeSet } from '../../../shared/contract/history.ts'
import type { ProjectInfo, Purpose } from '../../../shared/model/project.ts'
import { findSegment } from '../../../shared/model/segment.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { readCodings, writeCodings } from './codings.ts'
import { CollectedData } from './collectedData.ts'
import { ColumnCache } from './columnCache.ts'
import { CommentWriter, readComments } from './comments.ts'
import { columnStats } from './columnStats.ts'
import { DatasetWriter } from './datasetWriter.ts'
import { Definitions } from './definitions.ts'
import { DerivedWriter } from './derivedWriter.ts'
import { FactorWriter, readFactors } from './factors.ts'
import { readFigures, saveFigure } from './figures.ts'
import { blockStats, findCells, replacedCells } from './findCells.ts'
import { keepAttachment, readAttachment } from './attachments.ts'
import { DataHashes } from './dataHash.ts'
import { keepDraft, readDraft } from './drafts.ts'
import { RecordWriter, readRecord, readRecords } from './records.ts'
import { FishboneWriter, readFishbone, readFishbones } from './fishbones.ts'
import { HistoryReader } from './history.ts'
import type { SetMeta } from './journal.ts'
import { Journal } from './journal.ts'
import { Merging } from './merging.ts'
import { MergeWriter } from './mergeWriter.ts'
import type { ModelRow } from './models.ts'
import { fileIdentity, letGo } from './openFiles.ts'
import { readPage, rowIds } from './page.ts'
import type { ProjectReader } from './reader.ts'
import { RowOrders } from './rowOrders.ts'
import { readSegments, SegmentWriter } from './segments.ts'
import { readSourceTables, saveSourceTable } from './sourceTables.ts'
import { StagingTable } from './staging.ts'
import { readStudies, saveStudy } from './studies.ts'
import { readTerms, removeTerms, writeTerms } from './terms.ts'
import { WaveColumn } from './waveColumn.ts'
import type { ProjectWriter } from './writer.ts'

interface ProjectRow { id: string; name: string; purpose: Purpose; created_at: string; sample: number }

export interface OpenedFile {
  db: Database
  /** Where the project is, as the user sees it. */
  path: string
  fileName: string
  readOnly: boolean
  recovered: boolean
  /** Device and inode at open; null when a copy of the file is being read. */
  identity: string | null
  /** Called after closing, e.g. to delete the copy that was read. */
  afterClose(): void
}

/** Beside `write`: what the command says of itself for the history. */
export interface Describing {
  describe(params: Record<string, string | number>): void
  because(reason: string | null | undefined): void
}
export interface Written<R> { value: R; changeSet: ChangeSet | null; tags: string[] }

/** One open project: its reader, its writer behind transactions, its caches. Opened by openProject.ts. */
export class ProjectStore {
  readonly reader: ProjectReader
  readonly file: OpenedFile
  #db: Database
  #journal: Journal
  #definitions: Definitions
  #columns: ColumnCache
  #orders: RowOrders
  #writer: ProjectWriter
  #staged: StagingTable[] = []
  #nextStaging = 1
  #at = ''

  constructor(file: OpenedFile) {
    const { db } = file
    this.file = file
    this.#db = db
    this.#definitions = new Definitions(db)
    this.#columns = new ColumnCache(db, this.#definitions)
    this.#orders = new RowOrders(db, this.#definitions, (dataset, variable, rids) => this.#columns.cells(dataset, variable, rids), (dataset, named) => {
      const segment = findSegment(readSegments(db), dataset, named)
      if (!segment) throw new YinguoError('NOT_FOUND', { what: 'segment', id: named })
      return this.#columns.rowsWhere(dataset, segment.condition)
    })
    this.#journal = new Journal(db, {
      cell: (dataset, rid, variable, value) => { this.#columns.patch(dataset, rid, variable, value); this.#orders.forget(dataset) },
      exclusion: dataset => { this.#columns.forget(dataset); this.#orders.forget(dataset); this.#definitions.forgetExcluded(dataset) },
      rows: dataset => { this.#columns.forget(dataset); this.#orders.forget(dataset); this.#definitions.forgetRows(dataset) },
      row: (model, row) => this.#followRow(model, row),
    })
    this.reader = this.#makeReader()
    this.#writer = this.#makeWriter()
  }

  #followRow(model: string, row: ModelRow): void {
    if (row.dataset !== undefined || model === 'dataset') this.#orders.forget((row.dataset ?? row.id) as number)
    if (model === 'variable') {
      this.#definitions.forget(row.dataset as number)
      this.#columns.forgetNumbers(row.dataset as number, row.id as string)
    } else if (model === 'question' || model === 'factor_item') {
      this.#definitions.forget(row.dataset as number)
    } else if (model === 'dataset') {
      this.#definitions.forget(row.id as number)
      this.#columns.forget(row.id as number)
    }
  }

  #forgetAll(): void {
    this.#definitions.forget()
    this.#definitions.forgetExcluded()
    this.#columns.forget()
    this.#orders.forget()
  }

  info(): ProjectInfo {
    const row = this.#db.prepare('SELECT id, name, purpose, created_at, sample FROM project').get() as ProjectRow
    const history = new HistoryReader(this.#db, this.#journal.line, row.created_at)
    return {
      id: row.id, name: row.name, purpose: row.purpose, createdAt: row.created_at, sample: row.sample === 1,
      fileName: this.file.fileName, readOnly: this.file.readOnly, recovered: this.file.recovered, savedAt: history.savedAt(),
    }
  }

  #makeReader(): ProjectReader {
    const db = this.#db
    const createdAt = db.prepare('SELECT created_at FROM project').pluck().get() as string
    const history = new HistoryReader(db, this.#journal.line, createdAt)
    const definitions = this.#definitions
    const hashes = new DataHashes(db)
    return {
      info: () => this.info(),
      datasets: () => definitions.list(),
      dataset: id => definitions.dataset(id),
      datasetSettings: dataset => definitions.settings(dataset),
      page: (dataset, request) => readPage(db, definitions, this.#orders, dataset, request),
      rowIds: (dataset, view, span) => rowIds(db, this.#orders, dataset, view, span),
      findCells: (dataset, scope, spec) => findCells(this.#orders, definitions, dataset, scope, spec),
      blockStats: (dataset, scope) => blockStats(this.#orders, definitions, dataset, scope),
      comments: (dataset, rid, variable) => readComments(db, dataset, rid, variable),
      columnStats: (dataset, variable) => columnStats(definitions.variable(dataset, variable), this.#columns.values(dataset, variable)),
      cellHistory: (dataset, rid, variable) => (definitions.variable(dataset, variable).derived ? [] : history.cell(dataset, rid, variable)),
      factors: () => readFactors(db),
      fishbones: () => readFishbones(db),
      fishbone: id => readFishbone(db, id),
      figures: () => readFigures(db),
      studies: kind => readStudies(db, kind),
      records: (model, owner) => readRecords(db, model, owner),
      record: (model, id) => readRecord(db, model, id),
      attachment: id => readAttachment(db, id),
      draft: id => readDraft(db, id),
      dataHash: dataset => hashes.of(dataset),
      segments: () => readSegments(db),
      codings: (dataset, variable) => readCodings(db, dataset, variable),
      terms: () => readTerms(db),
      sourceTables: () => readSourceTables(db),
      weightFacts: (dataset, variable) => this.#columns.weightFacts(dataset, variable),
      tryDerivation: (dataset, derivation) => this.#columns.tried(dataset, derivation),
      historyState: () => history.state(),
      history: (offset, limit) => history.list(offset, limit),
      changedCells: (changeSet, limit) => history.cells(changeSet, limit),
      changedRows: changeSet => history.rows(changeSet),
      columns: this.#columns,
      merging: new Merging(db, this.#journal.line),
      sourceBytes: dataset => definitions.sourceBytes(dataset),
    }
  }

  #makeWriter(): ProjectWriter {
    const journal = this.#journal
    const data = new DatasetWriter(this.#db, journal, this.#definitions, this.#orders, () => this.#at)
    const comments = new CommentWriter(this.#db, journal, this.#definitions)
    const derived = new DerivedWriter(this.#db, journal, this.#definitions)
    const merges = new MergeWriter(this.#db, journal, this.#definitions)
    const collected = new CollectedData(this.#db, journal, this.#definitions, data, merges)
    const waves = new WaveColumn(journal, this.#definitions, merges, this.reader.merging)
    const segments = new SegmentWriter(this.#db, journal, this.#definitions)
    const factors = new FactorWriter(this.#db, journal, this.#definitions)
    const fishbones = new FishboneWriter(this.#db, journal)
    const records = new RecordWriter(this.#db, journal)
    return {
      ...this.reader,
      renameProject: name => { journal.update('project', [this.info().id], { name }) },
      setCells: (dataset, edits) => data.setCells(dataset, edits),
      insertRows: (dataset, rows) => data.insertRows(dataset, rows),
      pasteCells: (dataset, rids, variables, cells) => data.paste(dataset, rids, variables, cells),
      replaceCells: (dataset, scope, spec, by, only) => data.setCells(dataset, replacedCells(this.#orders, this.#definitions, dataset, scope, spec, by, only)),
      fillCells: (dataset, rids, variables, how) => data.fill(dataset, rids, variables, how),
      addComment: (dataset, rid, variable, text, actor) => comments.add({ dataset, rid, variable, text, actor, at: this.#at }),
      resolveComment: (comment, resolved) => comments.resolve(comment, resolved),
      removeComment: comment => comments.remove(comment),
      removeRows: (dataset, rids) => data.removeRows(dataset, rids),
      setExcluded: (dataset, rids, reason) => data.setExcluded(dataset, rids, reason),
      updateDataset: (dataset, patch) => data.update(dataset, patch),
      removeDataset: dataset => data.remove(dataset),
      updateVariables: (dataset, variables, patch) => { data.updateVariables(dataset, variables, patch); derived.assertSound(dataset, variables) },
      updateQuestion: (dataset, question, patch) => data.updateQuestion(dataset, question, patch),
      adoptStaging: (staging, origin) => data.adoptStaging(staging, origin),
      createCollected: origin => collected.create(origin),
      widenDataset: (dataset, questions, variables) => collected.widen(dataset, questions, variables),
      mergeStaging: (staging, update) => merges.merge(staging, update),
      setWave: (dataset, wave, label) => waves.set(dataset, wave, label),
      addFactor: (parent, name, index) => factors.add(parent, name, index),
      renameFactor: (factor, name) => factors.rename(factor, name),
      moveFactor: (factor, parent, index) => factors.move(factor, parent, index),
      removeFactor: factor => factors.remove(factor),
      assignItems: (items, factor, index) => factors.assign(items, factor, index),
      createFishbone: (effect, branches) => fishbones.create(effect, branches),
      renameFishbone: (fishbone, effect) => fishbones.rename(fishbone, effect),
      setFishbone: (fishbone, patch) => fishbones.settings(fishbone, patch),
      duplicateFishbone: (fishbone, effect) => fishbones.duplicate(fishbone, effect),
      restoreFishbone: snapshot => fishbones.restore(snapshot),
      removeFishbone: fishbone => fishbones.remove(fishbone),
      addBone: (fishbone, parent, index, text) => fishbones.bones.add(fishbone, parent, index, text),
      plantBones: (fishbone, parent, index, branches, made) => fishbones.bones.plant(fishbone, parent, index, branches, made),
      updateBone: (fishbone, bone, patch) => fishbones.bones.update(fishbone, bone, patch),
      moveBones: (fishbone, bones, parent, index) => fishbones.bones.move(fishbone, bones, parent, index),
      removeBones: (fishbone, bones) => fishbones.bones.remove(fishbone, bones),
      mergeBones: (fishbone, into, from, text) => fishbones.bones.merge(fishbone, into, from, text),
      saveFigure: (figure, spec) => saveFigure(this.#db, journal, figure, spec),
      removeFigure: figure => journal.remove('figure', [figure]),
      saveStudy: (study, kind, name, content) => saveStudy(this.#db, journal, study, kind, name, content),
      removeStudy: study => journal.remove('study', [study]),
      addRecord: (model, record) => records.add(model, record),
      updateRecord: (model, id, content) => records.update(model, id, content),
      moveRecord: (model, id, parent, index) => records.move(model, id, parent, index),
      removeRecord: (model, id) => records.remove(model, id),
      keepAttachment: attachment => keepAttachment(this.#db, attachment),
      keepDraft: (id, content) => keepDraft(this.#db, id, this.#at, content),
      createDerived: (dataset, name, label, derivation, codes) => derived.create(dataset, name, label, derivation, codes),
      updateDerived: (dataset, variable, derivation, codes) => derived.update(dataset, variable, derivation, codes),
      removeDerived: (dataset, variable) => derived.remove(dataset, variable),
      createSegment: (dataset, name, condition) => segments.create(dataset, name, condition),
      updateSegment: (segment, patch) => segments.update(segment, patch),
      removeSegment: segment => segments.remove(segment),
      setDatasetType: (dataset, type) => { journal.update('dataset', [dataset], { type }) },
      setCodings: (dataset, variable, coder, rids, factors, mode) => writeCodings(this.#db, journal, this.#definitions, dataset, variable, coder, rids, factors, mode),
      setTerms: terms => writeTerms(this.#db, journal, terms),
      removeTerms: words => removeTerms(this.#db, journal, words),
      saveSourceTable: (table, content) => saveSourceTable(this.#db, journal, table, content),
      removeSourceTable: table => journal.remove('source_table', [table]),
      undo: () => journal.undo(),
      redo: () => journal.redo(),
    }
  }

  /** M17 when the file is gone, CONFLICT when another file stands under its name (a sync client swapped it). */
  #assertSameFile(): void {
    const now = fileIdentity(this.file.path)
    if (now === null) throw new YinguoError('M17', { path: this.file.fileName })
    if (now !== this.file.identity) throw new YinguoError('CONFLICT', { what: 'file' })
  }

  /**
   * One transaction, one change set. When `run` throws, nothing has changed; when it changes nothing, nothing is logged.
   */
  write<R>(meta: SetMeta, run: (writer: ProjectWriter, say: Describing) => R): Written<R> {
    if (this.file.readOnly) throw new YinguoError('READ_ONLY')
    this.#assertSameFile()
    const journal = this.#journal
    this.#at = meta.at
    journal.begin(meta)
    this.#db.exec('BEGIN IMMEDIATE')
    try {
      const value = run(this.#writer, journal)
      const done = journal.finish()
      this.#db.exec('COMMIT')
      journal.committed(done !== null)
      this.#staged = this.#staged.filter(staging => !staging.settle(true))
      return { value, changeSet: done?.set ?? null, tags: done?.tags ?? [] }
    } catch (thrown) {
      // SQLite has rolled back on its own after a full disk or an input/output error.
      if (this.#db.inTransaction) this.#db.exec('ROLLBACK')
      journal.dropped()
      this.#staged = this.#staged.filter(staging => !staging.settle(false))
      this.#forgetAll()
      throw thrown
    }
  }

  /** A table for rows on their way in; see Staging. */
  stage(columns: readonly string[]): StagingTable {
    if (this.file.readOnly) throw new YinguoError('READ_ONLY')
    this.#assertSameFile()
    const staging = new StagingTable(this.#db, `staging_${this.#nextStaging++}`, columns)
    this.#staged.push(staging)
    return staging
  }

  /** Rows are on their way in, in tables that are not part of the project. */
  get isStaging(): boolean { return this.#staged.some(staging => staging.isLive) }

  get database(): Database { return this.#db }
  get journal(): Journal { return this.#journal }

  close(): void {
    if (!this.#db.open) return
    for (const staging of this.#staged) staging.discard()
    this.#db.close()
    if (this.file.identity !== null) letGo(this.file.identity)
    this.file.afterClose()
  }
}
