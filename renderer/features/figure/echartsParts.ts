import { BarChart, CustomChart, LineChart, ScatterChart } from 'echarts/charts'
import { AriaComponent, DataZoomComponent, GraphicComponent, GridComponent, LegendComponent, MarkAreaComponent, MarkLineComponent, TitleComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { LabelLayout } from 'echarts/features'
import { SVGRenderer } from 'echarts/renderers'

// Only what our options use; a chunk of its own, fetched when the first chart is shown.
use([BarChart, LineChart, ScatterChart, CustomChart, GridComponent, TitleComponent, TooltipComponent, LegendComponent, MarkLineComponent, MarkAreaComponent, GraphicComponent, DataZoomComponent, AriaComponent, LabelLayout, SVGRenderer])

export { init }
