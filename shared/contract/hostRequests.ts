import { z } from 'zod'

/**
 * What a page may ask of its host, as the host checks it. Apart from host.ts, so that neither preload nor the page
 * carries the checks.
 */
export const openPurpose = z.enum(['project', 'data'])
export type OpenPurpose = z.infer<typeof openPurpose>

export const savePurpose = z.enum(['project', 'export'])
export type SavePurpose = z.infer<typeof savePurpose>

/** A name from the page; the host makes a plain file name of it. */
export const offeredName = z.string().min(1).max(1000)

/** Preload to main only: where a dropped file lies. */
export const droppedPath = z.string().min(1).max(4096)

/** POST /targets */
export const targetRequest = z.object({ name: offeredName, kind: savePurpose })
export type TargetRequest = z.infer<typeof targetRequest>

/** The part of an upload that stands in its address: POST /files?name=&what= */
export const uploadQuery = z.object({ name: offeredName, what: openPurpose })
