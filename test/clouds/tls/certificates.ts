import { execFile } from 'node:child_process';
import { chmod, readFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Paths of a certificate and its private key, both PEM. */
export interface KeyPair {
  readonly certificate: string;
  readonly key: string;
}

/** The contents of a key pair, as Node's TLS server takes them. */
export interface TlsMaterial {
  readonly cert: string;
  readonly key: string;
}

const days = '30';
const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

/** Makes the stack's own certificate authority in `dir` (ca.pem, ca.key 0600). */
export async function createAuthority(dir: string, stack: string): Promise<KeyPair> {
  const pair = { certificate: join(dir, 'ca.pem'), key: join(dir, 'ca.key') };
  await run('openssl', [
    ...['req', '-x509', ...newKey, '-days', days, '-subj', `/O=flotilla/CN=flotilla ${stack}`],
    ...['-addext', 'keyUsage=critical,keyCertSign,cRLSign'],
    ...['-keyout', pair.key, '-out', pair.certificate],
  ]);
  await chmod(pair.key, 0o600);
  return pair;
}

/** Issues a server certificate for names and addresses; writes NAME.pem and NAME.key (0600) to `dir`. */
export async function issueCertificate(options: {
  readonly dir: string;
  readonly name: string;
  readonly hosts: readonly string[];
  readonly authority: KeyPair;
}): Promise<KeyPair> {
  const { dir, name, hosts, authority } = options;
  const pair = { certificate: join(dir, `${name}.pem`), key: join(dir, `${name}.key`) };
  const alternatives = [...new Set(hosts)].map((host) => `${isIP(host) ? 'IP' : 'DNS'}:${host}`).join(',');
  await run('openssl', [
    ...['req', '-x509', ...newKey, '-days', days, '-subj', `/O=flotilla/CN=${name}`],
    ...['-CA', authority.certificate, '-CAkey', authority.key],
    ...['-addext', 'basicConstraints=critical,CA:FALSE', '-addext', 'extendedKeyUsage=serverAuth'],
    ...['-addext', `subjectAltName=${alternatives}`],
    ...['-keyout', pair.key, '-out', pair.certificate],
  ]);
  await chmod(pair.key, 0o600);
  return pair;
}

/** Reads a key pair for a TLS server. */
export async function readMaterial(pair: KeyPair): Promise<TlsMaterial> {
  const [cert, key] = await Promise.all([readFile(pair.certificate, 'utf8'), readFile(pair.key, 'utf8')]);
  return { cert, key };
}
