import type { ReactNode } from 'react'
import type { PlaceName } from './route.ts'

/** Drawn on a 20 x 20 grid with one stroke width, so that the rail reads as one set. */
const paths: Record<PlaceName, ReactNode> = {
  overview: <><rect x="3" y="3" width="6" height="6" rx="1" /><rect x="11" y="3" width="6" height="6" rx="1" /><rect x="3" y="11" width="6" height="6" rx="1" /><path d="M11 14h6M14 11v6" /></>,
  questionnaire: <><rect x="4" y="2.5" width="12" height="15" rx="1.5" /><path d="m6.5 7 1 1 1.8-2M11.5 7h2.5M6.5 12.5l1 1 1.8-2M11.5 12.5h2.5" /></>,
  data: <><rect x="2.5" y="3.5" width="15" height="13" rx="1.5" /><path d="M2.5 7.5h15M2.5 12h15M7.5 3.5v13" /></>,
  analysis: <path d="M3 3v14h14M6 13l3.2-4 2.8 2.4L17 5.5" />,
  diagrams: <path d="M2 10h13M15 7l3 3-3 3zM5 4.5 8 10l-3 5.5M10 4.5l3 5.5-3 5.5" />,
  improvement: <path d="M3 16.5h14M4.5 16v-3.5h3V16M9 16V9h3v7M13.5 16V5.5h3V16M3.5 8.5 8 4.5l2.5 2" />,
  report: <><path d="M5 2.5h7l3.5 3.5v11.5H5z" /><path d="M12 2.5V6h3.5M7.5 10h5.5M7.5 13.5h5.5" /></>,
  review: <><circle cx="8.5" cy="8.5" r="5" /><path d="m12.2 12.2 4.8 4.8M6.3 8.6l1.6 1.6 2.9-3.2" /></>,
}

export function RailIcon({ name }: { name: PlaceName }): ReactNode {
  return (
    <svg width="20" height="20" viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.4" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
      {paths[name]}
    </svg>
  )
}
