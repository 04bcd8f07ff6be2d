import { Modal } from 'antd'
import type { ReactNode } from 'react'
import type { Progress } from '../../shared/rpc/envelope.ts'
import { JobProgress } from './JobProgress.tsx'

export interface JobDialogProps {
  /** Shown while the job runs. */
  open: boolean
  title: string
  progress: Progress | null
  onCancel: () => void
}

/** A job that has nowhere of its own to show its progress. */
export function JobDialog({ open, title, progress, onCancel }: JobDialogProps): ReactNode {
  return (
    <Modal open={open} title={title} footer={null} closable={false} mask={{ closable: false }} width={420} onCancel={onCancel} destroyOnHidden>
      <JobProgress progress={progress} onCancel={onCancel} />
    </Modal>
  )
}
