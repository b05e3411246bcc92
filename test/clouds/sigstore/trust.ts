import { createHash, createPublicKey, X509Certificate } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rekorOrigin } from './servers.ts';

export interface SigstoreAddresses {
  readonly fulcio: string;
  readonly rekor: string;
  /** Base URL; the protocol's endpoint is /api/v1/timestamp below it. */
  readonly timestamp: string;
}

const validFor = { start: '2020-01-01T00:00:00Z' };

/** Writes trusted_root.json: what a verifier believes, with the keys and certificates of the running servers. */
export async function writeTrustedRoot(
  dir: string,
  addresses: SigstoreAddresses,
  material: { readonly fulcioChain: string; readonly timestampChain: string; readonly rekorKey: string },
): Promise<string> {
  const key = createPublicKey(material.rekorKey);
  const der = key.export({ type: 'spki', format: 'der' });
  const authority = (uri: string, chain: string) => {
    const certificates = certificatesIn(chain);
    const [, organization = '', commonName = ''] =
      /O=([^\n,]*)[\s\S]*?CN=([^\n,]*)/.exec(certificates.at(-1)?.subject ?? '') ?? [];
    const certChain = { certificates: certificates.map(({ raw }) => ({ rawBytes: raw.toString('base64') })) };
    return { subject: { organization, commonName }, uri, certChain, validFor };
  };
  const log = {
    baseUrl: addresses.rekor,
    hashAlgorithm: 'SHA2_256',
    publicKey: { rawBytes: der.toString('base64'), keyDetails: 'PKIX_ED25519', validFor },
    logId: { keyId: noteKeyId(rekorOrigin, der).toString('base64') },
  };
  const root = {
    mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
    tlogs: [log],
    certificateAuthorities: [authority(addresses.fulcio, material.fulcioChain)],
    ctlogs: [],
    timestampAuthorities: [authority(addresses.timestamp, material.timestampChain)],
  };
  const path = join(dir, 'trusted_root.json');
  await writeFile(path, `${JSON.stringify(root, null, 2)}\n`);
  return path;
}

/** Writes signing_config.json: which servers a signer asks. */
export async function writeSigningConfig(
  dir: string,
  addresses: SigstoreAddresses,
  issuer: string,
): Promise<string> {
  const service = (url: string, majorApiVersion: number) => ({
    url,
    majorApiVersion,
    validFor,
    operator: 'flotilla',
  });
  const config = {
    mediaType: 'application/vnd.dev.sigstore.signingconfig.v0.2+json',
    caUrls: [service(addresses.fulcio, 1)],
    oidcUrls: [service(issuer, 1)],
    rekorTlogUrls: [service(addresses.rekor, 2)],
    rekorTlogConfig: { selector: 'ANY' },
    tsaUrls: [service(`${addresses.timestamp}/api/v1/timestamp`, 1)],
    tsaConfig: { selector: 'ANY' },
  };
  const path = join(dir, 'signing_config.json');
  await writeFile(path, `${JSON.stringify(config, null, 2)}\n`);
  return path;
}

/** The key id of a signed note (https://c2sp.org/signed-note): SHA-256 over name, newline, algorithm 1 and raw key. */
function noteKeyId(name: string, der: Buffer): Buffer {
  const raw = der.subarray(-32);
  return createHash('sha256')
    .update(`${name}\n`)
    .update(Buffer.from([1]))
    .update(raw)
    .digest();
}

function certificatesIn(pem: string): X509Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? [];
  return blocks.map((block) => new X509Certificate(block));
}
