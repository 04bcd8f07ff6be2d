/** Round ticks 0, s, 2s … below `total`, at most `most` of them, and the total itself last: 100 % is level with it. */
export function ticksTo(total: number, most = 6): number[] {
  if (!(total > 0)) return [0]
  const rough = total / most
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map(factor => factor * power).find(candidate => candidate >= rough) ?? 10 * power
  const ticks: number[] = []
  // A round tick just under the total would sit on its number.
  for (let i = 0; i * step < total - 0.5 * step; i++) ticks.push(Number((i * step).toPrecision(12)))
  return [...ticks, total]
}
