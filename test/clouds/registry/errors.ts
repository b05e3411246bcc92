import { json, type Reply } from '../http/exchange.ts';

/** An error body of the distribution specification. */
export function registryError(
  status: number,
  code: string,
  message: string,
  headers: Record<string, string> = {},
): Reply {
  return json(
    status,
    { errors: [{ code, message }] },
    { 'docker-distribution-api-version': 'registry/2.0', ...headers },
  );
}
