export { figureToSvg } from '../../../shared/figures/svg/figureToSvg.ts'
export type { SvgOptions } from '../../../shared/figures/svg/figureToSvg.ts'
