import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { KubeObject } from '../../../src/kube/client.ts';
import { releaseId } from '../../../src/release/release.ts';
import { openManifestStore } from '../../../src/rollout/manifest-store.ts';
import { memoryClient } from '../../support/memory-client.ts';
import { release } from './fake-target.ts';

const secret = (bytes: number): KubeObject => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'signing', namespace: 'shop' },
  data: { key: randomBytes(bytes).toString('base64') },
});

function setting() {
  const client = memoryClient();
  const secrets = () => [...client.objects.values()].filter(({ kind }) => kind === 'Secret');
  return { client, store: openManifestStore(client, 'shop', 'shop'), secrets };
}

describe('the manifest store', () => {
  it('gives back exactly what it was given', async () => {
    const { store, secrets } = setting();
    const stored = { release: release(7), objects: [secret(100)] };
    await store.write(stored);
    expect(await store.read(releaseId(release(7)))).toEqual({ schemaVersion: 1, ...stored });
    const [part] = secrets();
    const id = releaseId(release(7)).slice(7, 19);
    expect(part?.metadata.name).toMatch(new RegExp(`^flotilla-release-shop-${id}-[0-9a-f]{8}-1$`));
    expect(part).toMatchObject({ type: 'flotilla.dev/manifests', immutable: true });
  });

  it('cuts what is too large for one Secret, and puts it together again', async () => {
    const { store, secrets } = setting();
    const stored = { release: release(7), objects: [secret(2_000_000)] };
    await store.write(stored);
    expect(secrets()).toHaveLength(3);
    for (const { data } of secrets())
      expect(Buffer.from(data?.['manifests'] ?? '', 'base64').length).toBeLessThanOrEqual(900_000);
    expect((await store.read(releaseId(release(7)))).objects).toEqual(stored.objects);
  });

  it('writes nothing where the same is stored, and only the part that is missing', async () => {
    const { client, store, secrets } = setting();
    const stored = { release: release(7), objects: [secret(2_000_000)] };
    await store.write(stored);
    const writes: string[] = [];
    client.onWrite = (verb, { name }) => void writes.push(`${verb} ${name.slice(-2)}`);
    await store.write(stored);
    expect(writes).toEqual([]);
    const [, second] = secrets();
    client.objects.delete(`Secret/shop/${second?.metadata.name}`);
    await store.write(stored);
    expect(writes).toEqual(['create -2']);
    expect((await store.read(releaseId(release(7)))).objects).toEqual(stored.objects);
  });

  it('replaces an older rendering of the same release only when the new one is complete', async () => {
    const { client, store, secrets } = setting();
    const first = { release: release(7), objects: [secret(100)] };
    await store.write(first);
    let writes = 0;
    client.onWrite = () => {
      writes += 1;
      if (writes > 2) throw new Error('killed');
    };
    await expect(store.write({ release: release(7), objects: [secret(2_000_000)] })).rejects.toThrow(
      'killed',
    );
    client.onWrite = undefined;
    expect((await store.read(releaseId(release(7)))).objects).toEqual(first.objects);
    const second = { release: release(7), objects: [secret(100)] };
    await store.write(second);
    expect((await store.read(releaseId(release(7)))).objects).toEqual(second.objects);
    expect(secrets()).toHaveLength(1);
  });

  it('writes nothing new for the same content', async () => {
    const { store, secrets } = setting();
    const stored = { release: release(7), objects: [secret(100)] };
    await store.write(stored);
    await store.write(stored);
    expect(secrets()).toHaveLength(1);
  });

  it('says when manifests are gone or damaged', async () => {
    const { store, secrets } = setting();
    await expect(store.read(releaseId(release(7)))).rejects.toMatchObject({ code: 'RELEASE_INVALID' });
    await store.write({ release: release(7), objects: [secret(100)] });
    const [part] = secrets();
    if (part?.data !== undefined) part.data['manifests'] = Buffer.from('nonsense').toString('base64');
    await expect(store.read(releaseId(release(7)))).rejects.toThrow('incomplete or damaged');
  });

  it('collects what nobody can go back to, and nothing else', async () => {
    const { client, store, secrets } = setting();
    await client.create({ ...secret(10), metadata: { name: 'theirs', namespace: 'shop' } });
    for (const sequence of [1, 2, 3])
      await store.write({ release: release(sequence), objects: [secret(10)] });
    expect(await store.collect([releaseId(release(3))])).toBe(2);
    expect(secrets().map(({ metadata }) => metadata.name)).toContain('theirs');
    expect(secrets()).toHaveLength(2);
  });
});
