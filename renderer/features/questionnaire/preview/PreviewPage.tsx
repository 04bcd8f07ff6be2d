import { Button, Segmented, Select } from 'antd'
import { useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { FormLogic } from '../../../../shared/forms/logic.ts'
import { outlineOfForm } from '../../../../shared/forms/outline.ts'
import { wordsIn } from '../../../../shared/forms/text.ts'
import { isSection } from '../../../../shared/model/form.ts'
import { useT } from '../../../app/i18n.tsx'
import { useRemembered } from '../../../app/remembered.ts'
import { navigate } from '../../../app/route.ts'
import { Workspace } from '../../../ui/Workspace.tsx'
import { asksNothing, NoQuestions } from '../NoQuestions.tsx'
import type { FormPageProps } from '../pages.ts'
import { languageName } from '../properties/SettingsProperties.tsx'
import { nothingFilled, RespondentForm } from './RespondentForm.tsx'
import type { Filling } from './RespondentForm.tsx'

const widths = ['phone', 'desktop', 'both'] as const
type Width = (typeof widths)[number]

/** 预览: at phone width, on a desktop, or both with the same answers; in every language. */
export default function PreviewPage({ form }: FormPageProps): ReactNode {
  const t = useT()
  const [remembered, remember] = useRemembered<string>('questionnaire.preview', 'both')
  const width: Width = widths.find(each => each === remembered) ?? 'both'
  const [wanted, setLanguage] = useState('')
  const language = form.settings.languages.includes(wanted) ? wanted : form.settings.languages[0] ?? 'zh-CN'
  const [filling, setFilling] = useState<Filling>(nothingFilled)
  const outline = useMemo(() => outlineOfForm(form), [form])
  const path = useMemo(() => new FormLogic(outline).path(filling.answers), [outline, filling.answers])
  const away = outline.nodes.filter(({ node }) => !isSection(node) && path.states.get(node.code) !== 'shown')
  if (asksNothing(form)) return <NoQuestions form={form} />
  const toolbar = (
    <>
      <Segmented aria-label={t('designer.preview.width')} value={width} onChange={remember} options={widths.map(value => ({ value, label: t(`designer.preview.${value}`) }))} />
      {form.settings.languages.length > 1 && <Select aria-label={t('designer.canvas.language')} value={language} onChange={setLanguage} options={form.settings.languages.map(tag => ({ value: tag, label: languageName(tag) }))} popupMatchSelectWidth={false} />}
      <Button onClick={() => setFilling(nothingFilled)}>{t('designer.preview.again')}</Button>
      <span className="yg-toolbar-space" />
      <span className="yg-faint">{t('designer.preview.nothingKept')}</span>
    </>
  )
  const inspector = (
    <div className="yg-inspector">
      <p className="yg-num">{t('designer.preview.shown', { n: path.shown.length, of: path.shown.length + away.length })}</p>
      {away.length === 0
        ? <p className="yg-faint">{t('designer.preview.allShown')}</p>
        : (
            <ul className="yg-away" aria-label={t('designer.preview.away')}>
              {away.map(({ id, node }) => (
                <li key={id}><button type="button" className="yg-link" onClick={() => navigate('questionnaire', 'design', form.id, id)}>{node.code} {wordsIn(node.text, language)}</button> <span className="yg-faint">{t(`form.state.${path.states.get(node.code) ?? 'hidden'}`)}</span></li>
              ))}
            </ul>
          )}
    </div>
  )
  return (
    <Workspace name="questionnaire.preview" toolbar={toolbar} inspector={inspector} inspectorTitle={t('designer.preview.path')}>
      <div className={`yg-preview yg-preview-${width}`}>
        {width !== 'desktop' && <div className="yg-preview-phone" role="region" aria-label={t('designer.preview.phone')} tabIndex={0}><RespondentForm outline={outline} language={language} narrow filling={filling} onFill={setFilling} /></div>}
        {width !== 'phone' && <div className="yg-preview-desktop" role="region" aria-label={t('designer.preview.desktop')} tabIndex={0}><RespondentForm outline={outline} language={language} narrow={false} filling={filling} onFill={setFilling} /></div>}
      </div>
    </Workspace>
  )
}
