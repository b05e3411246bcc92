import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { loadFleet } from '../../../src/fleet/load.ts';
import { canonicalJson, type Release } from '../../../src/release/release.ts';
import { filesOf, templates } from '../../template/checks.ts';
import { manifestsOf } from '../../template/manifests.ts';

const platform = path.join(templates, 'delivery-platform');
const environments = ['development', 'staging', 'production'];
const clouds = ['aws', 'gcp', 'azure'];
const services = ['api-gateway', 'user-service', 'order-service', 'payment-service', 'delivery-service'];

const release: Release = {
  schemaVersion: 1,
  application: 'delivery-platform',
  sequence: 12,
  source: {
    repository: 'example-org/delivery-platform',
    repositoryId: '1001',
    ref: 'refs/heads/main',
    // Of digits alone: YAML would make a number of it.
    commit: '1'.repeat(40),
    run: 'https://github.com/example-org/delivery-platform/actions/runs/1',
  },
  createdAt: '2026-11-01T00:00:00Z',
  services: Object.fromEntries(
    services.map((name, at) => [
      name,
      {
        digest: `sha256:${String(at).repeat(64)}`,
        revision: '2'.repeat(40),
        platforms: {},
        scans: {},
        sboms: {},
      },
    ]),
  ),
  deploy: { kind: 'helm', archive: `sha256:${'a'.repeat(64)}` },
};

describe('writing a release down', () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(path.join(os.tmpdir(), 'bump-release-'));
    await cp(path.join(platform, 'clusters'), path.join(dir, 'clusters'), { recursive: true });
    await mkdir(path.join(dir, 'release'));
  });
  afterEach(() => rm(dir, { recursive: true, force: true }));

  const bump = async (record: unknown, environment = 'staging') => {
    await writeFile(path.join(dir, 'release/release.json'), canonicalJson(record));
    const script = path.join(dir, 'clusters/bump-release.ts');
    return promisify(execFile)(process.execPath, [script, 'release', environment], { cwd: dir });
  };
  const written = (environment = 'staging') =>
    readFile(path.join(dir, 'clusters', environment, 'release.yaml'), 'utf8');

  it('names every digest, and the commits as text', async () => {
    await bump(release);
    expect(parse(await written())).toEqual({
      global: { release: { commit: '1'.repeat(40) } },
      services: Object.fromEntries(
        Object.entries(release.services).map(([name, { digest, revision }]) => [
          name,
          { image: { digest }, revision },
        ]),
      ),
    });
  });

  it('changes nothing when it is there already, and one line when one service is new', async () => {
    await bump(release);
    const first = await written();
    const { mtimeMs } = await stat(path.join(dir, 'clusters/staging/release.yaml'));
    await bump(release);
    expect((await stat(path.join(dir, 'clusters/staging/release.yaml'))).mtimeMs).toBe(mtimeMs);
    const order = release.services['order-service'];
    await bump({
      ...release,
      services: { ...release.services, 'order-service': { ...order, digest: `sha256:${'f'.repeat(64)}` } },
    });
    const second = (await written()).split('\n');
    expect(first.split('\n').filter((line, at) => line !== second[at])).toHaveLength(1);
  });

  it('is the same wherever it runs, so that production is a copy of staging', async () => {
    await bump(release);
    await bump(release, 'production');
    expect(await written('production')).toBe(await written());
  });

  it.each([
    ['a digest that is none', { ...release, services: { web: { digest: 'latest' } } }],
    ['no service', { ...release, services: {} }],
    ['something else', { hello: 'world' }],
  ])('refuses %s', async (_, record) => {
    const before = await written();
    await expect(bump(record)).rejects.toThrow('release.json');
    expect(await written()).toBe(before);
  });

  it("leaves to Flux what Flux's image automation writes", async () => {
    const before = await written('development');
    await expect(bump(release, 'development')).rejects.toThrow('image automation');
    expect(await written('development')).toBe(before);
  });

  it('refuses an environment that is not there', async () => {
    await expect(bump(release, 'prodution')).rejects.toThrow('ENOENT');
  });
});

const flow = z.looseObject({
  spec: z.looseObject({ path: z.string().optional(), postBuild: z.looseObject({}).optional() }),
});

describe('the clusters', () => {
  it.each(environments.flatMap((environment) => clouds.map((cloud) => [environment, cloud])))(
    'of %s at %s are reached and filled as their file is called',
    async (environment = '', cloud = '') => {
      const [connection, delivery] = await manifestsOf(
        path.join(platform, 'clusters', environment, `${cloud}.yaml`),
      );
      expect(connection).toMatchObject({
        metadata: { name: `cluster-${environment}-${cloud}` },
        data: { provider: cloud, cluster: expect.stringContaining(environment) },
      });
      expect(delivery).toMatchObject({
        metadata: { name: `${environment}-${cloud}` },
        spec: { postBuild: { substitute: { cloud, environment } } },
      });
    },
  );

  it('have every file and directory that Flux and Argo CD are sent to', async () => {
    const manifests = await Promise.all((await filesOf('Flux manifests')).map(manifestsOf));
    const paths = manifests
      .flat()
      .filter(
        ({ kind, apiVersion }) => kind === 'Kustomization' && apiVersion.startsWith('kustomize.toolkit'),
      )
      .map((object) => flow.parse(object).spec.path ?? '');
    for (const place of paths) expect((await stat(path.join(platform, place))).isDirectory()).toBe(true);
    const texts = await Promise.all(
      [
        'flux/cluster/release.yaml',
        'argocd/applicationsets/delivery-platform-in-turn.yaml',
        'argocd/applications/delivery-platform.yaml',
      ].map((file) => readFile(path.join(platform, file), 'utf8')),
    );
    const chart = path.join(platform, 'helm-charts/delivery-platform');
    for (const [at, text] of texts.entries())
      for (const [, file = ''] of text.matchAll(
        /^\s+- (\S*values\S*\.yaml|\S*release\.yaml|values-.*\.yaml|\.\.\/.*\.yaml)$/gm,
      ))
        for (const environment of environments)
          for (const cloud of clouds) {
            const name = file
              .replaceAll(/\{\{ \.values\.cloud \}\}|\$\{cloud\}/g, cloud)
              .replaceAll(/\{\{ \.values\.environment \}\}|\$\{environment\}/g, environment);
            expect([file, (await stat(path.resolve(at === 0 ? platform : chart, name))).isFile()]).toEqual([
              file,
              true,
            ]);
          }
  });

  it('ship without a digest: nothing runs that nobody released', async () => {
    for (const environment of environments)
      expect(
        await readFile(path.join(platform, 'clusters', environment, 'release.yaml'), 'utf8'),
      ).not.toMatch(/sha256:/);
  });
});

it('both ApplicationSets make the same Applications but for how they are synced', async () => {
  const [some, production] = await Promise.all(
    ['delivery-platform', 'delivery-platform-in-turn'].map(async (name) => {
      const [object] = await manifestsOf(path.join(platform, 'argocd/applicationsets', `${name}.yaml`));
      return z
        .looseObject({ template: z.looseObject({ spec: z.looseObject({ syncPolicy: z.looseObject({}) }) }) })
        .parse(object?.['spec']);
    }),
  );
  const without = ({
    metadata,
    spec: { syncPolicy, ...spec },
  }: Record<string, unknown> & { spec: Record<string, unknown> }) => ({
    metadata,
    spec,
    options: syncPolicy === undefined,
  });
  expect(some === undefined ? undefined : without(some.template)).toEqual(
    production === undefined ? undefined : without(production.template),
  );
  // A cluster that no step names would never be synced, and of several steps none waits for another.
  const text = await readFile(
    path.join(platform, 'argocd/applicationsets/delivery-platform-in-turn.yaml'),
    'utf8',
  );
  const steps = [...text.matchAll(/key: cloud, operator: In, values: \[(.*)\] \}\n +maxUpdate: 1$/gm)];
  expect(steps.map(([, named = '']) => named.split(', ').sort())).toEqual([[...clouds].sort()]);
});

it('Argo CD may do in a cluster what its project names, and no more', async () => {
  const pair = z.object({ group: z.string(), kind: z.string() });
  const [project] = await manifestsOf(path.join(platform, 'argocd/projects/delivery-platform.yaml'));
  const { namespaceResourceWhitelist } = z
    .object({ namespaceResourceWhitelist: z.array(pair) })
    .parse(project?.['spec']);
  const access = await manifestsOf(path.join(platform, 'argocd/access/cluster.yaml'));
  const { rules } = z
    .object({
      rules: z.array(
        z.object({
          apiGroups: z.tuple([z.string()]),
          resources: z.array(z.string()),
          verbs: z.array(z.string()),
        }),
      ),
    })
    .parse(access.find(({ metadata }) => metadata.name === 'argocd-delivery'));
  const written = rules
    .filter(({ verbs }) => verbs.includes('create'))
    .flatMap(({ apiGroups: [group], resources }) => resources.map((name) => `${group}/${name}`));
  // The plural that the API server has for a kind.
  const plural = (kind: string) => `${kind.toLowerCase()}s`.replace(/ys$/, 'ies');
  expect(written.sort()).toEqual(
    namespaceResourceWhitelist.map(({ group, kind }) => `${group}/${plural(kind)}`).sort(),
  );
});

it('the drill has a fleet file of its own that loads', async () => {
  const [file = ''] = await filesOf('drill fleet file');
  const fleet = await loadFleet(file);
  expect(Object.keys(fleet.environments['production']?.clusters ?? {})).toEqual(clouds);
});
