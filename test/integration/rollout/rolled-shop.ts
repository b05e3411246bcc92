import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import rollbackAction from '../../../src/actions/rollback/main.ts';
import settleAction from '../../../src/actions/settle-delivery/main.ts';
import { systemClock } from '../../../src/core/clock.ts';
import type { Context } from '../../../src/core/context.ts';
import { systemExec } from '../../../src/core/exec.ts';
import { createSummary } from '../../../src/core/summary.ts';
import { createTemp } from '../../../src/core/temp.ts';
import { smoke } from '../../../src/fleet/environment.ts';
import type { KubeClient, KubeObject } from '../../../src/kube/client.ts';
import { digestOf } from '../../../src/oci/digest.ts';
import { mediaTypes } from '../../../src/oci/media-types.ts';
import { type Release, releaseId } from '../../../src/release/release.ts';
import { entryMaker } from '../../../src/rollout/entries.ts';
import { kubeTarget } from '../../../src/rollout/kube-target.ts';
import { migrationKey } from '../../../src/rollout/migrations.ts';
import type { Target } from '../../../src/rollout/target.ts';
import { recordingLog } from '../../support/recording-log.ts';
import { type StoredRegistry, storedRegistry } from '../../unit/oci/stored-registry.ts';
import type { ControlPlane } from '../kube/control-plane.ts';
import { silentLog } from '../kube/silent-log.ts';

/** What a release of the shop is: a version of each service, and the migrations its chart brings. */
export interface ShopRelease {
  readonly sequence: number;
  readonly web: number;
  readonly orders: number;
  readonly migrations?: string;
}

const namespace = 'rolled-shop';
const origin = { environment: 'production', actor: 'ada', run: 'https://ci.example/1' };
const host = 'registry.example';

/** An application of two services with a ledger and stored manifests in one real cluster, and a registry that has its images. */
export interface RolledShop {
  readonly client: KubeClient;
  readonly target: Target;
  readonly registry: StoredRegistry;
  /** What GitHub was asked; it refuses everything. */
  readonly askedGitHub: string[];
  /** Delivers a release as an earlier run did: proven, in the ledger, its manifests stored. */
  serve(release: ShopRelease, run?: string): Promise<void>;
  /** Runs the action rollback with the credentials the runner has, and nothing of GitHub. */
  rollback(inputs: Partial<Parameters<typeof rollbackAction.run>[0]>): ReturnType<typeof rollbackAction.run>;
  /** Runs the action settle-delivery for the leg of one cluster; `results` are the verdicts that legs left. */
  settle(results: Readonly<Record<string, string>>, release: string): ReturnType<typeof settleAction.run>;
  /** Address of the run of these actions. */
  readonly run: string;
  readonly lines: readonly string[];
  close(): Promise<void>;
}

const image = (service: string, version: number) =>
  Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: mediaTypes.manifest,
      config: { mediaType: mediaTypes.config, digest: digestOf(Buffer.from('{}')), size: 2 },
      layers: [],
      annotations: { service, version: String(version) },
    }),
  );

const revisionOf = (version: number) => digestOf(Buffer.from(`revision ${version}`)).slice(7, 47);

export function releaseOf({ sequence, web, orders }: ShopRelease): Release {
  const service = (name: string, version: number) => ({
    digest: digestOf(image(name, version)),
    revision: revisionOf(version),
    platforms: {},
    scans: {},
    sboms: {},
  });
  return {
    schemaVersion: 1,
    application: 'shop',
    sequence,
    source: {
      repository: 'acme/shop',
      repositoryId: '1001',
      ref: 'refs/heads/main',
      commit: digestOf(Buffer.from(`commit ${sequence}`)).slice(7, 47),
      run: origin.run,
    },
    createdAt: '2026-01-01T00:00:00Z',
    services: { web: service('web', web), orders: service('orders', orders) },
    deploy: { kind: 'helm', archive: digestOf(Buffer.from('chart')) },
  };
}

function objectsOf(release: Release, migrations: string | undefined): KubeObject[] {
  const deployments = Object.entries(release.services).map(
    ([name, { digest, revision = '' }]): KubeObject => ({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name, labels: { revision: revision.slice(0, 12) } },
      spec: {
        replicas: 2,
        selector: { matchLabels: { app: name } },
        template: {
          metadata: { labels: { app: name } },
          spec: {
            terminationGracePeriodSeconds: 0,
            containers: [
              {
                name,
                image: `${host}/shop/${name}@${digest}`,
                env: [{ name: 'REVISION', value: revision }],
              },
            ],
          },
        },
      },
    }),
  );
  const settings: KubeObject = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name: 'settings',
      ...(migrations === undefined ? {} : { annotations: { [migrationKey]: migrations } }),
    },
    data: { release: releaseId(release), [`of-${release.sequence}`]: 'yes' },
  };
  return [...deployments, settings];
}

const fleet = `version: 1
applications:
  shop:
    deploy: { kind: helm, path: chart, release: shop }
    services: { web: { context: . }, orders: { context: . } }
identities:
  robot: { cloud: generic, username: robot, password: REGISTRY_PASSWORD }
registries:
  main: { type: oci, host: ${host}, path: shop, identity: robot }
environments:
  production:
    application: shop
    namespace: ${namespace}
    clusters:
      local: { cloud: generic, kubeconfig: KUBECONFIG_LOCAL, registry: main }
  legs:
    application: shop
    namespace: ${namespace}
    clusters:
      local: { cloud: generic, kubeconfig: KUBECONFIG_LOCAL, registry: main }
      other: { cloud: generic, kubeconfig: KUBECONFIG_OTHER, registry: main }
`;

export async function startRolledShop(plane: ControlPlane): Promise<RolledShop> {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'rolled-shop-'));
  await writeFile(path.join(dir, 'flotilla.yml'), fleet);
  const client = plane.client();
  await client.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
  const registry = storedRegistry();
  const { log, lines } = recordingLog();
  const askedGitHub: string[] = [];
  const target = kubeTarget(
    {
      cluster: 'local',
      client,
      application: 'shop',
      namespace,
      holder: { holder: 'acme/shop/1/1#seed', run: origin.run },
      registry: { host, path: 'shop' },
      allowedImages: [],
      timeoutMs: 60_000,
      suite: smoke.parse({}),
      url: undefined,
      force: false,
    },
    { clock: systemClock, log: silentLog, fetch },
  );
  const { server, ca = '', token } = plane.access;
  const kubeconfig = JSON.stringify({
    'current-context': 'local',
    contexts: [{ name: 'local', context: { cluster: 'local', user: 'admin' } }],
    clusters: [{ name: 'local', cluster: { server, 'certificate-authority-data': btoa(ca) } }],
    users: [{ name: 'admin', user: { token: (await token?.())?.value } }],
  });
  const http: Context['http'] = {
    fetch: async (url) => {
      askedGitHub.push(String(url));
      return new Response('{"message":"down"}', { status: 503 });
    },
    dispatcher: registry.ports.http.dispatcher,
    apart: () => http,
    close: async () => {},
  };
  const env = {
    RUNNER_TEMP: dir,
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_SHA: 'c'.repeat(40),
    GITHUB_RUN_ID: '77',
    GITHUB_ACTOR: 'ada',
  };
  const secrets = `REGISTRY_PASSWORD=s3cret\nKUBECONFIG_LOCAL=${btoa(kubeconfig)}`;
  const context: Context = {
    ...{ log, http, env, exec: systemExec, clock: systemClock },
    summary: createSummary(undefined),
    temp: createTemp(env),
    state: { save: () => {}, read: () => undefined },
    signal: new AbortController().signal,
    exportVariable: () => {},
  };
  return {
    client,
    target,
    registry,
    askedGitHub,
    lines,
    run: 'https://github.com/acme/shop/actions/runs/77',
    serve: async (wanted, run = origin.run) => {
      const release = releaseOf(wanted);
      for (const [service, version] of [['web', wanted.web] as const, ['orders', wanted.orders] as const]) {
        const bytes = image(service, version);
        registry.manifests.set(`shop/${service}@${digestOf(bytes)}`, bytes);
      }
      const stored = { release, objects: objectsOf(release, wanted.migrations) };
      const entry = entryMaker({ ...origin, run }, Date.now);
      const guard = async () => {};
      const { signal } = new AbortController();
      await target.store.write(stored);
      await target.ledger.append([entry(target, release, 'started')]);
      const plan = await target.planBack(stored);
      await plan.apply(guard, signal);
      await plan.rollOut(guard, signal);
      await plan.complete(guard, signal);
      await target.ledger.append([entry(target, release, 'verified')]);
    },
    rollback: (inputs) =>
      rollbackAction.run(
        {
          fleet: path.join(dir, 'flotilla.yml'),
          environment: 'production',
          reason: 'orders fail',
          hold: 60_000,
          dryRun: false,
          acrossMigrations: false,
          lockTimeout: 0,
          secrets,
          ...inputs,
        },
        context,
      ),
    settle: async (results, release) => {
      const directory = await mkdtemp(path.join(dir, 'legs-'));
      for (const [cluster, verdict] of Object.entries(results))
        await writeFile(path.join(directory, `${cluster}.json`), JSON.stringify({ [cluster]: verdict }));
      return settleAction.run(
        {
          ...{ fleet: path.join(dir, 'flotilla.yml'), environment: 'legs', cluster: 'local', release },
          ...{ results: directory, resultsFile: path.join(dir, 'settled', 'local.json') },
          ...{ dryRun: false, lockTimeout: 0, secrets },
        },
        context,
      );
    },
    close: () => rm(dir, { recursive: true, force: true }),
  };
}
