import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Json } from '../../../shared/contract/analysis.ts'
import type { Study, StudyKind } from '../../../shared/contract/study.ts'
import { useEngineCommand, useEngineQuery } from '../../app/engine/hooks.ts'

interface StudyBarProps {
  kind: StudyKind
  words: { choose: string; blank: string; name: string; save: string; remove: string }
  content: Json | null
  onOpen(study: Study | null): void
}

/** Work of one kind that is kept in the project: open, name, save, remove. */
export function StudyBar({ kind, words, content, onOpen }: StudyBarProps): ReactNode {
  const studies = useEngineQuery('study.list', { kind }).data ?? []
  const save = useEngineCommand('study.save')
  const remove = useEngineCommand('study.remove')
  const [current, setCurrent] = useState<string | null>(null)
  const [name, setName] = useState('')
  const open = (id: string): void => {
    const study = studies.find(each => each.id === id) ?? null
    setCurrent(study?.id ?? null)
    setName(study?.name ?? '')
    onOpen(study)
  }
  return (
    <>
      {studies.length > 0 && (
        <Select
          className="yg-study-select" aria-label={words.choose} placeholder={words.choose} value={current} onChange={open}
          options={[...studies.map(study => ({ value: study.id, label: study.name })), { value: '', label: words.blank }]}
        />
      )}
      <Input className="yg-study-name" value={name} maxLength={200} placeholder={words.name} aria-label={words.name} onChange={event => setName(event.target.value)} />
      <Button type="primary" disabled={name.trim() === '' || content === null || save.pending} onClick={() => { if (content !== null) save.run({ study: current, kind, name: name.trim(), content }).then(made => setCurrent(made.id), () => {}) }}>{words.save}</Button>
      {current !== null && <Button onClick={() => { remove.run({ study: current }).then(() => open(''), () => {}) }}>{words.remove}</Button>}
    </>
  )
}
