import { ConfigProvider, theme as antdTheme } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { EngineGate } from './EngineGate.tsx'
import { findHost, HostContext } from './host.ts'
import { LanguageProvider, useLang } from './i18n.tsx'
import { useLessMotion } from './motion.ts'
import { Notices } from './notices.tsx'
import { Shell } from './Shell.tsx'
import { ThemeProvider, useTheme } from './theme.tsx'

const { compactAlgorithm, darkAlgorithm, defaultAlgorithm } = antdTheme

/**
 * Compact spacing, but our own sizes: the compact algorithm alone makes text of 10 and 12 px out of 13.
 * Colours of text are set after the dark algorithm, which darkens them below what can be read.
 */
const measured = (dark: boolean): typeof compactAlgorithm => (seed, map) => ({
  ...compactAlgorithm(seed, map),
  fontSize: 13, fontSizeSM: 12, fontSizeLG: 14, fontSizeXL: 16, lineHeight: 20 / 13, lineHeightSM: 18 / 12, lineHeightLG: 22 / 14,
  controlHeight: 28, controlHeightSM: 24, controlHeightXS: 20, controlHeightLG: 32,
  ...dark
    ? { colorPrimary: '#2a6ae0', colorPrimaryHover: '#3070e3', colorPrimaryText: '#82b1ff', colorPrimaryTextActive: '#82b1ff', colorError: '#ff9a90', colorErrorHover: '#ffb3ab', colorErrorText: '#ff9a90' }
    : { colorPrimaryHover: '#1f6ae0', colorError: '#b42318', colorErrorHover: '#8f1c13', colorErrorText: '#b42318' },
})

/** antd drawn with the same measures and colours as tokens.css. */
function Styled({ children }: { children: ReactNode }): ReactNode {
  const lang = useLang()
  const { dark } = useTheme()
  const lessMotion = useLessMotion()
  return (
    <ConfigProvider
      locale={lang === 'zh-CN' ? zhCN : enUS}
      button={{ autoInsertSpace: false }}
      theme={{
        algorithm: [dark ? darkAlgorithm : defaultAlgorithm, measured(dark)],
        token: {
          colorPrimary: dark ? '#2a6ae0' : '#0958d9', colorInfo: dark ? '#2a6ae0' : '#0958d9',
          colorLink: dark ? '#82b1ff' : '#0958d9',
          colorTextPlaceholder: dark ? '#98a1ac' : '#626b76', colorTextDescription: dark ? '#98a1ac' : '#626b76',
          colorBgContainer: dark ? '#1b1e22' : '#ffffff', colorBgElevated: dark ? '#23272c' : '#ffffff', colorBorder: dark ? '#4a515b' : '#c3c9d1', colorBorderSecondary: dark ? '#31363d' : '#dfe3e8',
          fontFamily: 'var(--yg-font)', borderRadius: 4,
          // The style sheet takes transitions away from those who asked for less motion: antd is not to wait for their end.
          motion: !lessMotion,
          motionDurationSlow: '0.12s', motionDurationMid: '0.1s', motionDurationFast: '0.05s',
        },
        components: dark
          ? { Button: { defaultHoverColor: '#82b1ff', defaultHoverBorderColor: '#82b1ff', defaultActiveColor: '#82b1ff', defaultActiveBorderColor: '#82b1ff' }, Segmented: { trackBg: '#121417', itemSelectedBg: '#31363d' }, Tabs: { itemSelectedColor: '#82b1ff', itemHoverColor: '#82b1ff', itemActiveColor: '#82b1ff', inkBarColor: '#82b1ff' }, Pagination: { itemActiveColor: '#82b1ff' } }
          : {},
      }}
    >
      {children}
    </ConfigProvider>
  )
}

export function App(): ReactNode {
  const [host] = useState(findHost)
  return (
    <HostContext value={host}>
      <LanguageProvider>
        <ThemeProvider>
          <Styled>
            <EngineGate><Shell /></EngineGate>
            <Notices />
          </Styled>
        </ThemeProvider>
      </LanguageProvider>
    </HostContext>
  )
}
