import { createContext, useContext, useEffect, useMemo } from 'react'
import type { ReactNode } from 'react'
import { useRemembered } from './remembered.ts'

interface Theme { dark: boolean; setDark(dark: boolean): void }

const ThemeContext = createContext<Theme | null>(null)

const systemPrefersDark = (): boolean => window.matchMedia('(prefers-color-scheme: dark)').matches

export function ThemeProvider({ children }: { children: ReactNode }): ReactNode {
  const [chosen, setChosen] = useRemembered<'light' | 'dark' | 'system'>('theme', 'system')
  const dark = chosen === 'system' ? systemPrefersDark() : chosen === 'dark'
  const value = useMemo(() => ({ dark, setDark: (next: boolean) => setChosen(next ? 'dark' : 'light') }), [dark, setChosen])
  useEffect(() => { document.documentElement.dataset.theme = dark ? 'dark' : 'light' }, [dark])
  return <ThemeContext value={value}>{children}</ThemeContext>
}

/** Colours come from the variables of tokens.css; `dark` is for libraries that want to be told. */
export function useTheme(): Theme {
  const theme = useContext(ThemeContext)
  if (!theme) throw new Error('useTheme outside ThemeProvider')
  return theme
}
