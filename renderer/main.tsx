import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import './app/tokens.css'
import './app/app.css'

const root = document.getElementById('root')
if (root) createRoot(root).render(<App />)
