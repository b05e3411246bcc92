import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { probeProgram } from '../../../src/image/probe-program.ts';

const architectures = ['amd64', 'arm64', 'arm', '386', 'riscv64', 'ppc64le', 's390x'];

describe('the probe program', () => {
  it.each(architectures)('is an ELF executable of %s whose entry point is its code', (architecture) => {
    const bytes = probeProgram(architecture) ?? Buffer.alloc(0);
    const wide = bytes[4] === 2;
    const big = bytes[5] === 2;
    const entry = wide
      ? Number(big ? bytes.readBigUInt64BE(24) : bytes.readBigUInt64LE(24))
      : bytes.readUInt32LE(24);
    expect(bytes.subarray(0, 4).toString('latin1')).toBe('\x7fELF');
    expect(entry - 0x10000).toBe(wide ? 120 : 84);
    expect(bytes.length).toBeLessThan(160);
  });

  it('is not made for an architecture nobody described', () => expect(probeProgram('mips')).toBeUndefined());

  it('runs where it is native', async () => {
    const native = ({ x64: 'amd64', arm64: 'arm64' } as Record<string, string>)[process.arch] ?? '';
    const directory = await mkdtemp(path.join(os.tmpdir(), 'probe-'));
    const file = path.join(directory, 'probe');
    try {
      await writeFile(file, probeProgram(native) ?? '', { mode: 0o755 });
      await expect(promisify(execFile)(file)).resolves.toMatchObject({ stdout: '' });
    } finally {
      await rm(directory, { recursive: true });
    }
  });
});
