import { describe, expect, it } from '@jest/globals';
import { checkNames } from '../../../src/oci/check-names.ts';
import type { PushItem } from '../../../src/oci/push-plan.ts';
import { endpoint } from './fake-registry.ts';

const descriptor = { mediaType: 'x', digest: `sha256:${'a'.repeat(64)}`, size: 1 };
const root = {
  descriptor,
  manifest: { mediaType: 'x', layers: [], children: [], annotations: {} },
  bytes: Buffer.from('x'),
};
const item = (repository: string, ...tags: string[]): PushItem => {
  return { repository, tags, graph: { root, manifests: [root], referrers: [], blobs: [] } };
};
const target = (host: string) => ({
  endpoint: { ...endpoint, host },
  ensureRepository: async () => 'present',
});

describe('checkNames', () => {
  it.each(['registry.example', 'localhost:5000', '[2001:db8::1]:443', 'harbor:80'])(
    'lets %s pass',
    (host) => {
      expect(() => checkNames([item('web', 'v1', 'main')], [target(host)])).not.toThrow();
    },
  );

  it.each([
    ['registry.example', item('Web'), /is no image reference/],
    ['registry.example', item('web', 'v 1'), /its tag is not well-formed/],
    ['registry.example', item('w'.repeat(250)), /longer than 255/],
    ['harbor', item('web'), /Registry test: harbor\/team\/web@sha256:a+ is read as an image of docker\.io/],
  ])('refuses names in %s that nobody could pull by', (host, one, message) => {
    expect(() => checkNames([one], [target(host)])).toThrow(
      expect.objectContaining({ code: 'REFERENCE_INVALID', message: expect.stringMatching(message) }),
    );
  });
});
