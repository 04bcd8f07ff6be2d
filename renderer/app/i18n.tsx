import { createContext, useContext, useEffect, useMemo } from 'react'
import type { ReactNode } from 'react'
import { translator } from '../../shared/i18n/translate.ts'
import type { Lang, Translate } from '../../shared/i18n/translate.ts'
import { useRemembered } from './remembered.ts'

interface Language { lang: Lang; t: Translate; setLang(lang: Lang): void }

const LanguageContext = createContext<Language | null>(null)

export function LanguageProvider({ children }: { children: ReactNode }): ReactNode {
  const [lang, setLang] = useRemembered<Lang>('lang', 'zh-CN')
  const value = useMemo(() => ({ lang, setLang, t: translator(lang) }), [lang, setLang])
  useEffect(() => { document.documentElement.lang = lang }, [lang])
  return <LanguageContext value={value}>{children}</LanguageContext>
}

function useLanguage(): Language {
  const language = useContext(LanguageContext)
  if (!language) throw new Error('useT outside LanguageProvider')
  return language
}

/** `t('data.rows', { n })` in the language of the interface. */
export const useT = (): Translate => useLanguage().t

/** The language of the interface; also what `figure.build` and exports take. */
export const useLang = (): Lang => useLanguage().lang

export const useSetLang = (): ((lang: Lang) => void) => useLanguage().setLang
