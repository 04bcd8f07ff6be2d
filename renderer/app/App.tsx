import { ConfigProvider, theme as antdTheme } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { EngineGate } from './EngineGate.tsx'
import { findHost, HostContext } from './host.ts'
import { LanguageProvider, useLang } from './i18n.tsx'
import { Notices } from './notices.tsx'
import { Shell } from './Shell.tsx'
import { ThemeProvider, useTheme } from './theme.tsx'

const { compactAlgorithm, darkAlgorithm, defaultAlgorithm } = antdTheme

/** antd drawn with the same measures and colours as tokens.css. */
function Styled({ children }: { children: ReactNode }): ReactNode {
  const lang = useLang()
  const { dark } = useTheme()
  return (
    <ConfigProvider
      locale={lang === 'zh-CN' ? zhCN : enUS}
      button={{ autoInsertSpace: false }}
      theme={{
        algorithm: [dark ? darkAlgorithm : defaultAlgorithm, compactAlgorithm],
        token: {
          colorPrimary: dark ? '#2a6ae0' : '#0958d9', colorInfo: dark ? '#2a6ae0' : '#0958d9',
          colorLink: dark ? '#82b1ff' : '#0958d9',
          colorTextPlaceholder: dark ? '#98a1ac' : '#626b76', colorTextDescription: dark ? '#98a1ac' : '#626b76',
          colorBgContainer: dark ? '#1b1e22' : '#ffffff', colorBgElevated: dark ? '#23272c' : '#ffffff', colorBorder: dark ? '#4a515b' : '#c3c9d1', colorBorderSecondary: dark ? '#31363d' : '#dfe3e8',
          fontFamily: 'var(--yg-font)', fontSize: 13, controlHeight: 28, controlHeightSM: 24, borderRadius: 4,
          motionDurationSlow: '0.12s', motionDurationMid: '0.1s', motionDurationFast: '0.05s',
        },
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
