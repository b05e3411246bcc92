import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { systemClock } from '../../../src/core/clock.ts';
import { createHttp } from '../../../src/core/http.ts';
import type { DigestAlgorithm } from '../../../src/oci/digest.ts';
import { pushToAll } from '../../../src/oci/fan-out.ts';
import { openLayout } from '../../../src/oci/layout.ts';
import { mediaTypes } from '../../../src/oci/media-types.ts';
import { planPush } from '../../../src/oci/push-plan.ts';
import type { RegistryEndpoint } from '../../../src/oci/registry-endpoint.ts';
import { toolchain } from '../../clouds/toolchain/index.ts';
import { breakLayout, brokenLayouts } from '../../support/broken-layouts.ts';
import { build, legalLayouts, unusualLayouts } from '../../support/legal-layouts.ts';
import { named, type RawLayout, rawLayout } from '../../support/raw-layout.ts';
import { recordingLog } from '../../support/recording-log.ts';
import { startAnyDigestRegistry } from './any-digest-registry.ts';
import { type PlainRegistry, startPlainRegistry } from './plain-registry.ts';

const run = promisify(execFile);

describe('a layout', () => {
  let bin: string;
  let strict: PlainRegistry;
  let lax: PlainRegistry;
  const http = createHttp();
  const layouts: RawLayout[] = [];

  beforeAll(async () => {
    ({ bin } = await toolchain());
    [strict, lax] = await Promise.all([startPlainRegistry(bin, 'strict'), startPlainRegistry(bin, 'lax')]);
  });
  afterAll(async () => {
    await Promise.all([http.close(), strict.close(), lax.close()]);
  });
  afterEach(async () => {
    for (const { dir } of layouts.splice(0))
      for (const made of ['', '-copied', '-outside'])
        await rm(`${dir}${made}`, { recursive: true, force: true });
  });

  const fresh = async (algorithm?: DigestAlgorithm) => {
    const layout = await rawLayout(algorithm);
    layouts.push(layout);
    return layout;
  };
  const program = async (name: string, ...args: string[]) => {
    const env = { PATH: '/usr/bin', HOME: layouts[0]?.dir };
    return (await run(path.join(bin, name), args, { env, maxBuffer: 32 * 1024 * 1024 })).stdout.trim();
  };
  async function push({ dir }: RawLayout, endpoint: RegistryEndpoint, ...refNames: string[]) {
    const { log } = recordingLog();
    const layout = await openLayout(dir);
    const roots = ['odd', ...refNames].map((refName) => ({ refName, tags: ['v1'] }));
    const items = await planPush(layout, roots);
    const target = { endpoint, ensureRepository: async () => 'present' };
    return pushToAll(layout, items, [target], { ports: { http, clock: systemClock, log } });
  }

  const cases = [
    ...Object.entries(legalLayouts).map(([what, make]) => ({ what, make, kind: 'strict' as const })),
    ...Object.entries(unusualLayouts).map(([what, make]) => ({ what, make, kind: 'lax' as const })),
  ];
  it.each(cases)('of $what arrives as crane pushes it', async ({ what, make, kind }) => {
    const layout = await fresh();
    const root = await build(layout, make);
    const registry = kind === 'strict' ? strict : lax;
    const place = `place-${cases.findIndex((one) => one.what === what)}`;
    const [result] = await push(layout, registry.endpoint(place));
    expect(result).toMatchObject({ state: 'complete', tags: ['odd:v1'] });

    const at = (repository: string) => `${registry.address}/${place}/${repository}:v1`;
    const plain = ['--host', `reg=${registry.address},tls=disabled`];
    // crane knows nothing but manifests in an index; where that is not so, regctl says what is right.
    if (kind === 'strict') await program('crane', 'push', layout.dir, at('theirs'));
    else await program('regctl', 'image', 'copy', ...plain, `ocidir://${layout.dir}:odd`, at('theirs'));
    for (const repository of ['odd', 'theirs']) {
      expect(await program('crane', 'digest', at(repository))).toBe(root.digest);
      expect(await program('regctl', 'image', 'digest', ...plain, at(repository))).toBe(root.digest);
    }
    // Both read all of it, and check what they read.
    await program('regctl', 'image', 'copy', ...plain, at('odd'), `ocidir://${layout.dir}-copied:v1`);
    if (kind === 'strict')
      await program('crane', 'pull', '--format=oci', at('odd'), path.join(`${layout.dir}-copied`, 'crane'));
  });

  it('of two roots that share everything arrives in two repositories, sent once', async () => {
    const layout = await fresh();
    const root = await layout.image([await layout.put(randomBytes(100_000), mediaTypes.layer)]);
    await layout.list(named(root), named(root, 'even'));
    const [result] = await push(layout, strict.endpoint('shared'), 'even');
    expect(result).toMatchObject({ state: 'complete', mounted: 1, mountedBytes: 100_000, manifests: 2 });
    for (const repository of ['odd', 'even'])
      expect(await program('crane', 'digest', `${strict.address}/shared/${repository}:v1`)).toBe(root.digest);
  });

  it('of SHA-512 digests arrives, and regctl reads it', async () => {
    const layout = await fresh('sha512');
    const root = await build(layout, async (raw) => {
      const image = await raw.image([await raw.put('a layer', mediaTypes.layer)]);
      return raw.index([image]);
    });
    const registry = await startAnyDigestRegistry();
    const endpoint = {
      ...strict.endpoint('sha512'),
      host: registry.address,
      baseUrl: `http://${registry.address}`,
    };
    const [result] = await push(layout, endpoint);
    expect(result).toMatchObject({ state: 'complete', manifests: 2, pushed: 2 });
    const plain = ['--host', `reg=${registry.address},tls=disabled`];
    const image = `${registry.address}/sha512/odd`;
    expect(await program('regctl', 'image', 'digest', ...plain, `${image}:v1`)).toBe(root.digest);
    await program(
      'regctl',
      'image',
      'copy',
      ...plain,
      `${image}@${root.digest}`,
      `ocidir://${layout.dir}-copied`,
    );
    registry.close();
  });

  it.each(Object.keys(brokenLayouts))('is refused for %s before anything is sent', async (what) => {
    const layout = await fresh();
    const message = await breakLayout(layout, what);
    const before = strict.asked.length;
    await expect(push(layout, strict.endpoint('broken'))).rejects.toMatchObject({
      code: 'LAYOUT_INVALID',
      message: expect.stringMatching(message),
    });
    expect(strict.asked.slice(before).filter((line) => !/^(GET|HEAD) /.test(line))).toEqual([]);
  });
});
