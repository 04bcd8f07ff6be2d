import { createContext } from 'react'
import type { Client } from '../../../shared/rpc/client.ts'

export const ClientContext = createContext<Client | null>(null)
