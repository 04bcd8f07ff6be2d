/** Positive nodes and weights of the 16-point Gauss-Legendre rule on [-1, 1]. Source: NIST DLMF 3.5(v). */
const NODES = [
  0.0950125098376374401853193354249581, 0.281603550779258913230460501460496, 0.458016777657227386342419442983578, 0.617876244402643748446671764048791,
  0.755404408355003033895101194847442, 0.865631202387831743880467897712393, 0.944575023073232576077988415534608, 0.989400934991649932596154173450333,
]
const WEIGHTS = [
  0.189450610455068496285396723208283, 0.182603415044923588866763667969220, 0.169156519395002538189312079030360, 0.149595988816576732081501730547478,
  0.124628971255533872052476282192016, 0.0951585116824927848099251076022462, 0.0622535239386478928628438369943777, 0.0271524594117540948517805724560181,
]

/** Integral of a smooth function over the panels between ascending edges, 16 points a panel. */
export function integratePanels(f: (x: number) => number, edges: readonly number[]): number {
  let total = 0
  for (let panel = 1; panel < edges.length; panel++) {
    const half = (edges[panel]! - edges[panel - 1]!) / 2
    const middle = (edges[panel]! + edges[panel - 1]!) / 2
    let part = 0
    for (let i = 0; i < NODES.length; i++) part += WEIGHTS[i]! * (f(middle - half * NODES[i]!) + f(middle + half * NODES[i]!))
    total += half * part
  }
  return total
}

/** Edges from low to high in equal panels no wider than `width`, with further edges where the function turns. */
export function panelEdges(low: number, high: number, width: number, turns: readonly number[] = []): number[] {
  const panels = Math.max(1, Math.ceil((high - low) / width))
  const edges = Array.from({ length: panels + 1 }, (_, i) => low + (high - low) * i / panels)
  edges.push(...turns.filter(turn => turn > low && turn < high))
  return edges.sort((a, b) => a - b)
}
