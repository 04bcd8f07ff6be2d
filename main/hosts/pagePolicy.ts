/**
 * The page's policy, the same in both hosts. Styles: antd and AG Grid make their style elements at run time, hence
 * 'unsafe-inline' for style only (ADR 0061); scripts only from our own files, nothing from elsewhere, no frames.
 */
export function contentSecurityPolicy(connect: string): string {
  return [
    "default-src 'none'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data: blob:",
    "font-src 'self' data:", `connect-src ${connect}`, "worker-src 'self'", "manifest-src 'self'", "object-src 'none'",
    "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
  ].join('; ')
}
