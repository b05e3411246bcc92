import { randomUUID } from 'node:crypto';
import { json, type Reply } from '../http/exchange.ts';

/** An error of the Entra token endpoint; `code` is the number behind AADSTS. */
export function entraError(status: number, error: string, code: number, message: string): Reply {
  const [trace, correlation] = [randomUUID(), randomUUID()];
  const timestamp = new Date()
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, 'Z');
  const trailer = `Trace ID: ${trace} Correlation ID: ${correlation} Timestamp: ${timestamp}`;
  return json(status, {
    error,
    error_description: `AADSTS${code}: ${message} ${trailer}`,
    error_codes: [code],
    timestamp,
    trace_id: trace,
    correlation_id: correlation,
    error_uri: `https://login.microsoftonline.com/error?code=${code}`,
  });
}

/** An error of Azure Resource Manager. */
export function armError(
  status: number,
  code: string,
  message: string,
  headers: Record<string, string> = {},
): Reply {
  const ids = { 'x-ms-request-id': randomUUID(), 'x-ms-correlation-request-id': randomUUID() };
  return json(status, { error: { code, message } }, { ...ids, ...headers });
}
