import { YinguoError } from '../../../shared/rpc/errors.ts'
import type { Handlers } from '../handler.ts'

const absent = (): never => { throw new YinguoError('INTERNAL') }
export const exportHandlers: Handlers<'export.figure' | 'export.report' | 'export.data'> = {
  'export.figure': absent, 'export.report': absent, 'export.data': absent,
}
