import { useCallback, useMemo } from 'react'
import { useRemembered } from '../../app/remembered.ts'

/** Memory is small: the frozen columns of so many data sets are kept, the latest ones. */
const KEPT = 6
const MAX_FROZEN = 12

type Kept = [key: string, variables: string[]][]

function parsed(text: string): Kept {
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) ? (value as Kept).filter(entry => Array.isArray(entry) && Array.isArray(entry[1])) : []
  } catch {
    return []
  }
}

/** Columns that stay in place while the others scroll; remembered on this computer, for each data set of each project. */
export function useFrozen(project: string, dataset: number): [ReadonlySet<string>, (variable: string, on: boolean) => void] {
  const [text, setText] = useRemembered<string>('data.frozen', '[]')
  const key = `${project.slice(0, 16)} ${dataset}`
  const frozen = useMemo(() => new Set(parsed(text).find(([name]) => name === key)?.[1] ?? []), [text, key])
  const freeze = useCallback((variable: string, on: boolean): void => {
    const others = parsed(text).filter(([name]) => name !== key)
    const now = [...frozen].filter(each => each !== variable)
    const next = on ? [...now, variable].slice(-MAX_FROZEN) : now
    setText(JSON.stringify([...others, ...next.length > 0 ? [[key, next] as const] : []].slice(-KEPT)))
  }, [text, key, frozen, setText])
  return [frozen, freeze]
}
