import { generateKeyPairSync } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { freePorts } from '../free-ports.ts';
import type { Program } from '../processes.ts';
import { fulcioConfig } from './fulcio-config.ts';

/** Loopback ports of the real Sigstore servers, all plain HTTP or gRPC. */
export interface SigstorePorts {
  readonly fulcio: number;
  readonly rekor: number;
  readonly timestamp: number;
}

/** Picks free ports for the servers' public interfaces. */
export async function sigstorePorts(): Promise<SigstorePorts> {
  const [fulcio = 0, rekor = 0, timestamp = 0] = await freePorts(3);
  return { fulcio, rekor, timestamp };
}

/** The origin of Rekor's checkpoints: clients take the host name of its URL, without a port. */
export const rekorOrigin = '127.0.0.1';

/**
 * Fulcio with a new root per start, Rekor v2 on files, a timestamp authority in memory. Fulcio reads the issuer's
 * discovery document as it starts, so the issuer must run.
 */
export async function sigstorePrograms(options: {
  readonly dir: string;
  readonly logs: string;
  readonly bin: string;
  readonly ca: string;
  readonly issuer: string;
  readonly ports: SigstorePorts;
}): Promise<{ programs: Readonly<Record<keyof SigstorePorts, Program>>; rekorKey: string }> {
  const { dir, logs, bin, ports } = options;
  await mkdir(join(dir, 'rekor'), { recursive: true, mode: 0o700 });
  const [fulcioGrpc, fulcioMetrics, rekorGrpc, rekorMetrics] = await freePorts(4);
  const config = join(dir, 'fulcio.yaml');
  await writeFile(config, stringify(fulcioConfig(options.issuer)));
  const signer = join(dir, 'rekor.key');
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  await writeFile(signer, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  const env = { PATH: process.env['PATH'] ?? '', HOME: dir, SSL_CERT_FILE: options.ca };
  const fulcio: Program = {
    ...{ name: 'fulcio', logs, env, cwd: dir },
    argv: [
      join(bin, 'fulcio'),
      ...['serve', '--ca', 'ephemeralca', '--ct-log-url=', '--config-path', config],
      ...[
        '--host',
        '127.0.0.1',
        '--port',
        `${ports.fulcio}`,
        '--grpc-host',
        '127.0.0.1',
        '--grpc-port',
        `${fulcioGrpc}`,
      ],
      ...['--metrics-port', `${fulcioMetrics}`, '--legacy-unix-domain-socket', 'fulcio.sock'],
    ],
  };
  const rekor: Program = {
    ...{ name: 'rekor', logs, env, cwd: dir },
    argv: [
      join(bin, 'rekor-server'),
      ...['serve', '--http-address', '127.0.0.1', '--http-port', `${ports.rekor}`],
      ...[
        '--grpc-address',
        '127.0.0.1',
        '--grpc-port',
        `${rekorGrpc}`,
        '--http-metrics-port',
        `${rekorMetrics}`,
      ],
      ...['--hostname', rekorOrigin, '--storage-dir', join(dir, 'rekor'), '--signer-filepath', signer],
      ...['--checkpoint-interval', '500ms', '--batch-max-age', '50ms'],
    ],
  };
  const timestamp: Program = {
    ...{ name: 'timestamp', logs, env, cwd: dir },
    argv: [join(bin, 'timestamp-server'), '127.0.0.1', `${ports.timestamp}`],
  };
  const rekorKey = `${publicKey.export({ type: 'spki', format: 'pem' })}`;
  return { programs: { fulcio, rekor, timestamp }, rekorKey };
}
