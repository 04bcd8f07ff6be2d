import { Segmented } from 'antd'
import type { EChartsCoreOption } from 'echarts/core'
import { useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { analysisRequest } from '../../../shared/contract/analysis.ts'
import type { AnalysisRequest, AnalysisResult } from '../../../shared/contract/analysis.ts'
import { barOption } from '../../../shared/figures/bar/option.ts'
import { figureOfResult, needsColumns, resultFigures } from '../../../shared/figures/results/index.ts'
import type { BuiltFigure, ResultContext } from '../../../shared/figures/results/index.ts'
import { resultOption, screenHeight } from '../../../shared/figures/resultSketch.ts'
import { darkTheme, lightTheme } from '../../../shared/figures/theme.ts'
import type { Dataset } from '../../../shared/model/dataset.ts'
import { resultSpec } from '../../../shared/model/figureSpec.ts'
import type { ResultSpec } from '../../../shared/model/figureSpec.ts'
import type { ResultFigureName } from '../../../shared/model/resultFigure.ts'
import { useEngineQuery } from '../../app/engine/hooks.ts'
import { useLang, useT } from '../../app/i18n.tsx'
import { useTheme } from '../../app/theme.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { EChart } from '../figure/EChart.tsx'
import { ExportMenu } from '../figure/ExportMenu.tsx'
import { FigureFrame } from '../figure/FigureFrame.tsx'
import { variableText } from '../figure/useFactors.ts'
import { DrawnVariable, drawnOf } from './DrawnVariable.tsx'
import { KeepFigure } from './KeepFigure.tsx'

interface ResultFiguresProps { answer: AnalysisResult; request: AnalysisRequest; dataset: Dataset | null }

/** The pictures of a result, one at a time, with the way into a document. */
export function ResultFigures({ answer, request, dataset }: ResultFiguresProps): ReactNode {
  const t = useT()
  const names = resultFigures(answer.method)
  const [chosen, setChosen] = useState<ResultFigureName | null>(null)
  const name = chosen !== null && names.includes(chosen) ? chosen : names[0]
  const [of, setOf] = useState<string | null>(null)
  if (name === undefined) return null
  const drawn = drawnOf(request, name) === null ? null : of
  const spec = resultSpec.parse({ kind: 'result', figure: name, request: analysisRequest.parse(request), of: drawn })
  return (
    <section className="yg-result yg-result-figures" aria-label={t('analysis.result.figures')}>
      <header>
        <h3>{t('analysis.result.figures')}</h3>
        {names.length > 1 && <Segmented<ResultFigureName> size="small" aria-label={t('analysis.result.figures')} value={name} onChange={setChosen} options={names.map(each => ({ value: each, label: t(`figures.result.kind.${each}`) }))} />}
        {dataset && <DrawnVariable request={request} figure={name} dataset={dataset} of={of} onChange={setOf} />}
        <span className="yg-toolbar-space" />
        <KeepFigure spec={spec} />
        <ExportMenu spec={spec} name={`${t(`analysis.method.${answer.method}`)} ${t(`figures.result.kind.${name}`)}`} />
      </header>
      {needsColumns(name) ? <BuiltInEngine spec={spec} /> : <BuiltHere name={name} of={drawn} answer={answer} request={request} dataset={dataset} />}
    </section>
  )
}

/** From the answer itself: nothing is computed again. */
function BuiltHere({ name, of, answer, request, dataset }: ResultFiguresProps & { name: ResultFigureName; of: string | null }): ReactNode {
  const t = useT()
  const figure = useMemo(() => {
    const variables = new Map(dataset?.variables.flatMap(variable => [[variable.name, variable], [variable.id, variable]] as const) ?? [])
    const context: ResultContext = {
      request, of, columns: null, weight: answer.weight, frame: { title: '', period: '', source: '', note: '' },
      label: key => { const found = variables.get(key); return found ? variableText(found) : key },
      scale: key => { const scale = variables.get(key)?.scale; return scale ? { min: scale.min, max: scale.max } : null },
      dataset: dataset && { name: dataset.name, simulated: dataset.simulated, period: dataset.period, source: dataset.source.file },
    }
    return figureOfResult(answer, name, t, context)
  }, [answer, request, dataset, name, of, t])
  return figure && <Drawn figure={figure} />
}

/** Single cases are drawn: the engine reads them. */
function BuiltInEngine({ spec }: { spec: ResultSpec }): ReactNode {
  const lang = useLang()
  const { data, error } = useEngineQuery('figure.build', { spec, lang }, { keepPrevious: false })
  if (error) return <ErrorNote error={error} />
  return data && data.kind !== 'pareto' && data.kind !== 'priority' && data.kind !== 'fishbone' ? <Drawn figure={data as BuiltFigure} /> : null
}

function Drawn({ figure }: { figure: BuiltFigure }): ReactNode {
  const t = useT()
  const { dark } = useTheme()
  const [width, setWidth] = useState(640)
  const theme = dark ? darkTheme : lightTheme
  const option = useMemo(() => (figure.kind === 'bar' ? barOption(figure, theme) : resultOption(figure, theme, { width })), [figure, theme, width])
  const height = figure.kind === 'bar' ? Math.max(180, Math.min(900, 72 + figure.bars.length * 34)) : screenHeight(figure)
  return (
    <FigureFrame frame={figure.frame}>
      <EChart option={option as unknown as EChartsCoreOption} height={height} label={t('diagrams.chartLabel', { title: figure.frame.title })} onWidth={setWidth} />
      {figure.kind !== 'bar' && figure.rules.length > 0 && <ul className="yg-rules">{figure.rules.map(rule => <li key={rule}>{rule}</li>)}</ul>}
    </FigureFrame>
  )
}
