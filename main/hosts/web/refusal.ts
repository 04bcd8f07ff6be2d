import type { ServerResponse } from 'node:http'
import type { RouteError } from '../../../shared/contract/host.ts'
import type { Lang } from '../../../shared/contract/figure.ts'
import { translateDynamic } from '../../../shared/i18n/translate.ts'
import type { ErrorCode, YinguoError } from '../../../shared/rpc/errors.ts'

const statusOf: Partial<Record<ErrorCode, number>> = { M22: 403, BAD_GRANT: 404, NOT_FOUND: 404, M25: 404, M09: 413, BAD_PARAMS: 400, M04: 507, CLOSED: 503 }

export function answerJson(response: ServerResponse, status: number, body: unknown, headOnly = false): void {
  const text = JSON.stringify(body)
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': Buffer.byteLength(text) })
  response.end(headOnly ? undefined : text)
}

/** A failed route: the code and its parameters, nothing of how it came about. */
export function answerError(response: ServerResponse, error: YinguoError): void {
  if (response.headersSent) { response.destroy(); return }
  // The rest of a refused upload is not read to its end.
  response.setHeader('Connection', 'close')
  answerJson(response, statusOf[error.code] ?? 500, { code: error.code, params: error.code === 'INTERNAL' ? {} : error.params } satisfies RouteError)
}

/** A refused request: a page for a person who followed an old link, JSON for everything else. */
export function refuse(response: ServerResponse, status: number, person: Lang | null, headOnly = false): void {
  response.setHeader('Connection', 'close')
  if (person === null) { answerJson(response, status, { code: 'M22', params: {} } satisfies RouteError, headOnly); return }
  const sentence = translateDynamic(person, 'errors.M22') ?? ''
  const html = `<!doctype html><html lang="${person}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Yinguo</title>`
    + `<body style="font:16px/1.6 system-ui,sans-serif;margin:20vh auto;max-width:32em;padding:0 1em"><p>${sentence}</p><p style="color:#666">M22</p></body></html>`
  response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': Buffer.byteLength(html) })
  response.end(headOnly ? undefined : html)
}

/** Only the choice of words for a refusal, before the page and its language setting exist. */
export const readerLanguage = (acceptLanguage: string | undefined): Lang => (/^\s*en\b/i.test(acceptLanguage ?? '') ? 'en' : 'zh-CN')

/**
 * Answer to the one-time address. A redirect would keep the navigation cross-site when it began in the opener
 * file, and a Strict cookie would stay behind; a page of our own that moves on at once starts a new one.
 */
export function welcome(response: ServerResponse, cookie: string): void {
  const html = '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>Yinguo</title><meta http-equiv="refresh" content="0;url=/">'
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': Buffer.byteLength(html), 'Set-Cookie': cookie })
  response.end(html)
}
