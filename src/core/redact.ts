/**
 * Hides what looks like a credential: JSON and form fields of telling names, bearer tokens, JWTs, passwords in URLs,
 * keys in PEM.
 */
export function redact(text: string): string {
  return text
    .replace(
      /("[^"]*(?:password|passwd|secret|token|api[-_]?key|authorization|cookie|credential)[^"]*"\s*:\s*)("(?:[^"\\]|\\.)*"|[^\s,}\]]+)/gi,
      '$1"***"',
    )
    .replace(/\b((?:password|passwd|secret|token|api[-_]?key)=)[^\s&"']+/gi, '$1***')
    .replace(/\b((?:password|passwd|api[-_]?key): )[^\s&"']+/gi, '$1***')
    .replace(/\b(bearer\s+)[\w.~+/=-]{8,}/gi, '$1***')
    .replace(/\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g, '***')
    .replace(/\b([a-z][a-z0-9+.-]*:\/\/[^\s/:@]*:)[^\s/@]+@/gi, '$1***@')
    .replace(/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(-----END [A-Z ]*PRIVATE KEY-----|$)/g, '***');
}
