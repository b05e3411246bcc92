import { messageOf } from '../core/errors.ts';

/** Why a connection failed, in the user's words, and what to change. */
export interface ConnectionCause {
  readonly said: string;
  readonly hint: string;
}

const unknownAuthority = [
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
];

/** Reads the codes of Node's and OpenSSL's errors below a failed fetch. `name` is the registry in the fleet file. */
export function explainConnection(error: unknown, { host, hostname }: URL, name: string): ConnectionCause {
  const codes = codesOf(error);
  const has = (...wanted: string[]) => wanted.some((code) => codes.includes(code));
  if (has('ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA'))
    return {
      said: `the name ${hostname} leads nowhere`,
      hint: `Correct registries.${name}, or give the runner a name server that knows it.`,
    };
  if (has(...unknownAuthority))
    return {
      said: `its certificate is by an authority that this runner does not trust (${codes[0]})`,
      hint:
        'Give the job the authority in PEM, before the step starts:\n' +
        'env:\n  NODE_EXTRA_CA_CERTS: /path/on/the/runner/authority.pem',
    };
  if (has('CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'))
    return {
      said: `its certificate is not valid now (${codes[0]})`,
      hint: 'Renew the certificate of the registry, and compare the clock of the runner with another one.',
    };
  if (has('ERR_TLS_CERT_ALTNAME_INVALID'))
    return {
      said: `its certificate is for another name than ${hostname}`,
      hint: `Correct registries.${name}, or give the registry a certificate for that name.`,
    };
  if (codes.some((code) => code.startsWith('ERR_SSL_')) || has('EPROTO', 'ECONNRESET_TLS'))
    return {
      said: `${host} does not speak TLS (${codes[0]})`,
      hint: `Correct the port in registries.${name}; registries are reached by https only.`,
    };
  if (has('UND_ERR_HEADERS_OVERFLOW', 'HPE_HEADER_OVERFLOW'))
    return { said: 'it sends more than 64 KiB of headers', hint: `Check who runs ${host}.` };
  return {
    said: `no answer from ${host} (${codes[0] ?? messageOf(error)})`,
    hint:
      `Check that the runner may reach ${host}: firewall, private network (a runner inside it, or the input ` +
      '`endpoints`), proxy (HTTPS_PROXY, NO_PROXY).',
  };
}

/** Codes along the chain of causes, the innermost first; a time limit has a name instead. */
function codesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const inner = error instanceof AggregateError ? error.errors : [error.cause];
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  const limit = error.name === 'TimeoutError' ? ['no answer in time'] : [];
  return [...new Set([...inner.flatMap(codesOf), ...own, ...limit])];
}
