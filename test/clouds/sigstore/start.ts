import type { Program } from '../processes.ts';
import type { Process, Sigstore } from '../stack.ts';
import { waitForAnswer } from '../waiting.ts';
import { type SigstorePorts, sigstorePrograms } from './servers.ts';
import { type SigstoreAddresses, writeSigningConfig, writeTrustedRoot } from './trust.ts';

/** Starts the real servers, waits until they answer and writes what signers and verifiers need to know of them. */
export async function startSigstore(options: {
  readonly dir: string;
  readonly logs: string;
  readonly bin: string;
  readonly ca: string;
  readonly issuer: string;
  readonly ports: SigstorePorts;
  /** https addresses of the fronts. */
  readonly addresses: SigstoreAddresses;
  readonly start: (program: Program) => Promise<Process>;
}): Promise<Sigstore> {
  const { dir, ports, addresses, start } = options;
  const { programs, rekorKey } = await sigstorePrograms(options);
  const [fulcio, rekor, timestamp] = await Promise.all(
    [programs.fulcio, programs.rekor, programs.timestamp].map(start),
  );
  if (!fulcio || !rekor || !timestamp) throw new Error('Sigstore was not started');
  const url = (port: number, path: string) => `http://127.0.0.1:${port}${path}`;
  const chains = url(ports.timestamp, '/api/v1/timestamp/certchain');
  const [fulcioChain, timestampChain] = await Promise.all([
    waitForAnswer('fulcio', fulcio, url(ports.fulcio, '/api/v1/rootCert')),
    waitForAnswer('the timestamp authority', timestamp, chains),
    waitForAnswer('rekor', rekor, url(ports.rekor, '/healthz')),
  ]);
  const material = { fulcioChain, timestampChain, rekorKey };
  const trustedRoot = await writeTrustedRoot(dir, addresses, material);
  const signingConfig = await writeSigningConfig(dir, addresses, options.issuer);
  return { ...addresses, trustedRoot, signingConfig };
}
