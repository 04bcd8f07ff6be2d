import { Button, Segmented, Select } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { ResponseDraft } from '../../../../shared/model/response.ts'
import { useClient, useEngineCommand, useEngineQuery } from '../../../app/engine/hooks.ts'
import { useT } from '../../../app/i18n.tsx'
import { useRemembered } from '../../../app/remembered.ts'
import { navigate, useRoute } from '../../../app/route.ts'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { dayTime } from '../../../ui/dayTime.ts'
import { asksNothing, NoQuestions } from '../NoQuestions.tsx'
import type { FormPageProps } from '../pages.ts'
import { languageName } from '../properties/SettingsProperties.tsx'
import { FillScreen } from './FillScreen.tsx'
import './fill.css'

const RUN = 'run'
type Waiting = { at: string; draft: ResponseDraft } | null

/** 填写: how it is to be shown, and the full screen itself under `#/questionnaire/fill/<form>/run`. */
export default function FillPage({ form }: FormPageProps): ReactNode {
  const t = useT()
  const client = useClient()
  const { rest } = useRoute()
  const [per, setPer] = useRemembered<string>('fill.per', 'question')
  const [wanted, setLanguage] = useRemembered<string>('fill.language', '')
  const { languages } = form.settings
  const language = languages.includes(wanted) ? wanted : languages[0] ?? 'zh-CN'
  const [waiting, setWaiting] = useState<Waiting | undefined>()
  const keep = useEngineCommand('response.keepDraft')
  const entries = useEngineQuery('entry.state', { form: form.id })
  const running = rest[2] === RUN
  const look = useCallback(() => { void client.call('response.draft', { form: form.id }).then(setWaiting, () => setWaiting(null)) }, [client, form.id])
  useEffect(() => { if (!running) look() }, [look, running])
  useEffect(() => { if (running && waiting === undefined) look() }, [look, running, waiting])

  if (asksNothing(form)) return <NoQuestions form={form} />
  if (running && waiting !== undefined) {
    return (
      <FillScreen
        form={form} per={per === 'section' ? 'section' : 'question'} draft={waiting?.draft ?? null} language={waiting?.draft.language ?? language}
        onLeave={() => { setWaiting(undefined); navigate('questionnaire', 'fill', form.id) }}
      />
    )
  }
  const begin = (): void => navigate('questionnaire', 'fill', form.id, RUN)
  const dataset = entries.data?.dataset ?? null
  return (
    <div className="yg-page yg-fill-start">
      <h2 className="yg-h1">{t('fill.start.title')}</h2>
      <p className="yg-secondary">{t('fill.start.lead')}</p>
      <div className="yg-card yg-fill-choices">
        {languages.length > 1 && <label><span>{t('fill.start.language')}</span><Select aria-label={t('fill.start.language')} value={language} onChange={setLanguage} options={languages.map(tag => ({ value: tag, label: languageName(tag) }))} /></label>}
        <div><span>{t('fill.start.perScreen')}</span><Segmented aria-label={t('fill.start.perScreen')} value={per === 'section' ? 'section' : 'question'} onChange={setPer} options={(['question', 'section'] as const).map(value => ({ value, label: t(`fill.start.${value}`) }))} /></div>
        {waiting && <p className="yg-fill-waiting">{t('fill.start.waiting', { at: dayTime(waiting.at) })} <Button size="small" onClick={() => { void keep.run({ form: form.id, draft: null }).then(look, () => {}) }}>{t('fill.start.giveUp')}</Button></p>}
        <Button type="primary" size="large" onClick={begin}>{t(waiting ? 'fill.start.resume' : 'fill.start.begin')}</Button>
        <p className="yg-faint">{t('fill.start.keys')}</p>
      </div>
      <p className="yg-num">
        {dataset === null ? t('fill.start.none') : t('fill.start.collected', { n: entries.data?.rows ?? 0 })}
        {dataset !== null && <> <button type="button" className="yg-link yg-plain" onClick={() => navigate('data', dataset)}>{t('fill.start.openData')}</button></>}
      </p>
      {form.version > 0 && form.changed && <p className="yg-secondary">{t('fill.start.newVersion', { n: form.version })}</p>}
      <ErrorNote error={keep.error ?? entries.error} onClose={keep.clear} />
    </div>
  )
}
