import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { probeProgram } from '../../../src/image/probe-program.ts';
import { readGraph } from '../../../src/oci/graph.ts';
import { openLayout } from '../../../src/oci/layout.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

const plain = 'FROM scratch\nARG WHO=nobody\nLABEL who=$WHO\nCOPY text /text\n';
const native = process.arch === 'arm64' ? 'arm64' : 'amd64';
const revisionLabel = 'org.opencontainers.image.revision';

describe('building with a real BuildKit', () => {
  let bench: Workbench;
  beforeAll(async () => {
    bench = await openWorkbench();
    await bench.commit({
      'api/Dockerfile': plain,
      'api/text': 'api',
      'web/Dockerfile': plain,
      'web/text': 'web',
    });
  }, 120_000);
  afterAll(() => bench.close());

  async function configOf(service: string, platform: number) {
    const layout = await openLayout(bench.layout);
    const { manifests } = await readGraph(layout, service);
    const config = manifests[platform]?.manifest.config;
    if (config === undefined) throw new Error('no config');
    return JSON.parse((await layout.read(config)).toString('utf8'));
  }

  it('puts every service with both platforms into one layout, labelled and dated by its commit', async () => {
    const built = await bench.build({
      api: { 'build-args': { WHO: 'fleet' } },
      web: { platforms: ['linux/arm64'] },
    });
    expect(built.map(({ name, platforms }) => [name, Object.keys(platforms)])).toEqual([
      ['api', ['linux/amd64', 'linux/arm64']],
      ['web', ['linux/arm64']],
    ]);
    const { architecture, config, created } = await configOf('api', 1);
    expect(architecture).toBe('arm64');
    expect(config.Labels).toMatchObject({
      who: 'fleet',
      'org.opencontainers.image.title': 'api',
      'org.opencontainers.image.source': 'https://github.com/acme/shop',
      [revisionLabel]: built[0]?.revision?.commit,
    });
    expect(Date.parse(created)).toBe((built[0]?.revision?.epoch ?? 0) * 1000);
    const { root } = await readGraph(await openLayout(bench.layout), 'web');
    expect(root.manifest.annotations[revisionLabel]).toBe(built[1]?.revision?.commit);
  });

  it('keeps the digest of a service that a later commit did not touch', async () => {
    const [api, web] = await bench.build({ api: {}, web: {} });
    await bench.commit({ 'web/text': 'changed' });
    const [apiAgain, webAgain] = await bench.build({ api: {}, web: {} });
    expect(apiAgain?.digest).toBe(api?.digest);
    expect(webAgain?.digest).not.toBe(web?.digest);
  });

  it('gives a build its secrets, and nothing of them to the image', async () => {
    await writeFile(path.join(bench.workspace, 'api/tool'), probeProgram(native) ?? '', { mode: 0o755 });
    await bench.commit({
      'api/Dockerfile':
        'FROM --platform=$BUILDPLATFORM scratch AS make\nCOPY tool /tool\n' +
        'RUN --mount=type=secret,id=API_TOKEN,required=true ["/tool"]\n' +
        'FROM scratch\nCOPY --from=make /tool /tool\nCOPY text /text\n',
    });
    const [api] = await bench.build({ api: { secrets: ['API_TOKEN'] } });
    expect(api?.digest).toMatch(/^sha256:/);
    expect(JSON.stringify(await configOf('api', 0))).not.toContain('secret of');
  });

  it('refuses a RUN for a platform the builder cannot execute, before it builds anything', async () => {
    await bench.commit({ 'api/Dockerfile': 'FROM scratch\nCOPY tool /tool\nRUN ["/tool"]\n' });
    await expect(bench.build({ api: { platforms: ['linux/s390x'] } })).rejects.toMatchObject({
      code: 'PLATFORM_UNSUPPORTED',
      message: expect.stringContaining('api/Dockerfile:3 runs a program for linux/s390x'),
      hint: expect.stringContaining('QEMU'),
    });
  });

  it('names the line and the step of a Dockerfile that fails', async () => {
    const platforms = [`linux/${native}`];
    await bench.commit({ 'api/Dockerfile': 'FROM scratch\nCOPY text /text\nRUN ["/missing"]\n' });
    await expect(bench.build({ api: { platforms } })).rejects.toMatchObject({
      code: 'BUILD_FAILED',
      message: expect.stringMatching(/^api: api\/Dockerfile:3 failed at .*RUN \["\/missing"\]/),
    });
    await bench.commit({ 'api/Dockerfile': 'FROM scratch\nCOPPY text /text\n' });
    await expect(bench.build({ api: { platforms } })).rejects.toMatchObject({
      code: 'BUILD_FAILED',
      message: expect.stringContaining('api/Dockerfile:2'),
    });
    await expect(bench.build({ gone: {} })).rejects.toMatchObject({ code: 'BUILD_FAILED' });
  });
});
