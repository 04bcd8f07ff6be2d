import { YinguoError } from '../../../shared/rpc/errors.ts'
import type { Handlers } from '../handler.ts'

const absent = (): never => { throw new YinguoError('INTERNAL') }
export const importHandlers: Handlers<'import.inspect' | 'import.commit' | 'import.discard'> = {
  'import.inspect': absent, 'import.commit': absent, 'import.discard': absent,
}
