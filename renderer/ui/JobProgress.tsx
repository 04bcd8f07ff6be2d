import { Button, Progress } from 'antd'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { translateDynamic } from '../../shared/i18n/translate.ts'
import type { Progress as Step } from '../../shared/rpc/envelope.ts'
import { useLang, useT } from '../app/i18n.tsx'
import './notes.css'

export interface JobProgressProps {
  progress: Step | null
  onCancel?: () => void
}

/** What is being done, how far, how long, and a way to stop it. */
export function JobProgress({ progress, onCancel }: JobProgressProps): ReactNode {
  const t = useT()
  const lang = useLang()
  const seconds = useSeconds()
  const phase = progress ? translateDynamic(lang, `progress.${progress.phase}`) ?? progress.phase : t('controls.loading')
  const percent = progress?.total ? Math.min(100, Math.floor((progress.done / progress.total) * 100)) : null
  // Reading counts bytes, which say nothing that the bar does not.
  const count = progress && progress.done > 0 && progress.phase !== 'reading'
    ? t(progress.total ? 'controls.doneOf' : 'controls.done', { done: progress.done.toLocaleString(lang), total: progress.total?.toLocaleString(lang) ?? '' })
    : ''
  return (
    <div className="yg-job" role="status" aria-live="polite">
      <div className="yg-job-line">
        <span>{phase}</span>
        <span className="yg-num yg-faint">{count}</span>
        <span className="yg-num yg-faint">{seconds > 1 ? t('controls.seconds', { n: seconds }) : ''}</span>
        {onCancel && <Button size="small" onClick={onCancel}>{t('controls.cancel')}</Button>}
      </div>
      <Progress percent={percent ?? 100} status={percent === null ? 'active' : 'normal'} showInfo={percent !== null} size="small" aria-label={phase} />
    </div>
  )
}

function useSeconds(): number {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const timer = window.setInterval(() => setSeconds(now => now + 1), 1000)
    return () => window.clearInterval(timer)
  }, [])
  return seconds
}
