import type { ReactNode } from 'react'

const paths = {
  find: <><circle cx="7" cy="7" r="4.2" /><path d="m10.2 10.2 3.6 3.6" /></>,
  filter: <path d="M2 3h12L9.6 8.4v4.4L6.4 11V8.4z" />,
  stats: <path d="M2.5 13.5h11M4 11V8M7 11V4M10 11V6.5M13 11V9" />,
  beside: <path d="M2.5 2.5h11v11h-11zM10 2.5v11M6.2 2.5v11" />,
  down: <path d="m4.5 6.5 3.5 3.5 3.5-3.5" />,
} as const

/** Line drawings of the toolbar; the words stand in the button's name. */
export const ToolIcon = ({ name }: { name: keyof typeof paths }): ReactNode => (
  <svg width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.4" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">{paths[name]}</svg>
)
