import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { systemClock } from '../../../src/core/clock.ts';
import { createHttp } from '../../../src/core/http.ts';
import { strategy } from '../../../src/fleet/strategy.ts';
import { apply } from '../../../src/kube/apply.ts';
import type { KubeClient, KubeObject } from '../../../src/kube/client.ts';
import { planApply } from '../../../src/kube/plan.ts';
import { type ClusterCandidate, checkCluster } from '../../../src/preflight/check-cluster.ts';
import { clusterRole, roleBinding } from '../../../src/preflight/rbac.ts';
import { toolchain } from '../../clouds/toolchain/index.ts';
import { type ControlPlane, poll, startControlPlane } from '../kube/control-plane.ts';
import { silentLog } from '../kube/silent-log.ts';

let plane: ControlPlane;
let admin: KubeClient;
const http = createHttp();
let round = 0;
let namespace = '';
const { signal } = new AbortController();

beforeAll(async () => {
  plane = await startControlPlane((await toolchain()).bin);
  admin = plane.client();
  await admin.apply(clusterRole('deploy'));
}, 60_000);
afterAll(async () => {
  await plane?.stop();
  await http.close();
});
beforeEach(async () => {
  namespace = `asked-${++round}`;
  await admin.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
  await admin.apply(roleBinding('deploy', namespace));
});

const candidate = (more: Partial<ClusterCandidate> = {}): ClusterCandidate => ({
  ...{ name: 'production/aws', application: 'shop', namespace, strategy: strategy.parse('rolling') },
  ...{ path: ['environments', 'production', 'clusters', 'aws'], identity: ['identities', 'deployer'] },
  open: async () => plane.member('flotilla-deployers'),
  pull: {
    services: ['web'],
    endpoint: {
      ...{ name: 'aws', host: '127.0.0.1:9', baseUrl: 'https://127.0.0.1:9', path: 'shop', required: true },
      traits: { chunkedUpload: true, mount: 'any', concurrency: 4 },
    },
  },
  ...more,
});
const ask = (more: Partial<ClusterCandidate> = {}) =>
  checkCluster(candidate(more), {
    ...{ clock: systemClock, log: silentLog, signal },
    registry: { http, clock: systemClock, log: silentLog },
  });

const deployment = (podSpec: object = {}): KubeObject => ({
  ...{ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' } },
  spec: {
    replicas: 4,
    selector: { matchLabels: { app: 'web' } },
    template: {
      metadata: { labels: { app: 'web' } },
      spec: { containers: [{ name: 'web', image: '127.0.0.1:9/shop/web' }], ...podSpec },
    },
  },
});
const deliver = async (...objects: KubeObject[]) => {
  const writing = { guard: async () => undefined, signal, clock: systemClock, log: silentLog };
  await apply(admin, await planApply(admin, objects, { application: 'shop', namespace }), writing);
};

describe('pre-flight of a cluster', () => {
  it('finds nothing to change where all is as it should be, and says as whom it is known', async () => {
    const { findings, grants } = await ask();
    expect(Object.entries(findings).filter(([, { verdict }]) => verdict === 'failed')).toEqual([]);
    expect(findings.identity.detail).toContain('flotilla-deployers');
    expect(findings.version.detail).toMatch(/^Kubernetes v1\.\d+/);
    expect(findings.pull).toMatchObject({ verdict: 'skipped' });
    expect(grants).toContain(`namespace: ${namespace}`);
    expect(grants).toMatch(/kind: Group\n\s+name: flotilla-deployers/);
    const reader = await ask({ open: async () => plane.reader });
    expect(reader.grants).toMatch(/kind: User\n\s+name: reader/);
    expect(reader.findings).toMatchObject({ rights: { verdict: 'failed' }, quota: { verdict: 'skipped' } });
  });

  it('prints the rights that lack, and they are enough once they are granted', async () => {
    const binding = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'RoleBinding' };
    await admin.delete({ ...binding, name: 'flotilla-deployer', namespace });
    const rights = async () => (await ask()).findings.rights;
    const found = await poll(async () => {
      const rights = (await ask()).findings.rights;
      if (rights.verdict !== 'failed') throw new Error('the server has not noticed yet');
      return rights;
    });
    expect(found).toMatchObject({ code: 'CLUSTER_DENIED', path: ['identities', 'deployer'] });
    expect(found.hint).toMatch(/kind: ClusterRole[\s\S]*kind: RoleBinding/);
    await admin.apply(roleBinding('deploy', namespace));
    await poll(async () => expect(await rights()).toMatchObject({ verdict: 'ok' }));
  });

  it('asks for the kinds the application has', async () => {
    await deliver({
      ...{ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata: { name: 'reader' } },
      rules: [],
    });
    const { findings, grants } = await ask();
    expect(findings.rights).toMatchObject({
      verdict: 'failed',
      detail: expect.stringContaining('create roles.rbac.authorization.k8s.io'),
    });
    expect(grants).toContain('resources: [roles]');
  });

  it('says that a namespace is missing or going', async () => {
    const missing = await ask({ namespace: 'nowhere' });
    expect(missing.findings).toMatchObject({
      namespace: { verdict: 'skipped' },
      rights: { verdict: 'failed' },
    });
    const asAdmin = await ask({ namespace: 'nowhere', open: async () => plane.access });
    expect(asAdmin.findings.namespace).toMatchObject({
      verdict: 'ok',
      detail: expect.stringContaining('first'),
    });
    const kind = { apiVersion: 'v1', kind: 'ConfigMap' };
    const ref = { ...kind, name: 'held', namespace };
    const metadata = { name: 'held', namespace, finalizers: ['example.org/held'] };
    await admin.create({ ...kind, metadata });
    await admin.delete({ apiVersion: 'v1', kind: 'Namespace', name: namespace });
    const { findings } = await ask();
    expect(findings.namespace).toMatchObject({
      verdict: 'failed',
      detail: expect.stringContaining('deleted'),
    });
    await admin.patch(ref, { metadata: { finalizers: [] } });
  });

  it('says that pods would be refused, by Pod Security and by quota', async () => {
    await admin.create({
      ...{ apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'pods', namespace } },
      spec: { hard: { pods: '4' } },
    });
    await deliver(deployment({ hostNetwork: true }));
    await poll(async () => {
      const quota = { apiVersion: 'v1', kind: 'ResourceQuota', name: 'pods', namespace };
      expect((await admin.get(quota))?.status).toMatchObject({ used: { pods: '4' } });
    });
    await admin.patch(
      { apiVersion: 'v1', kind: 'Namespace', name: namespace },
      { metadata: { labels: { 'pod-security.kubernetes.io/enforce': 'baseline' } } },
    );
    const { findings } = await ask();
    expect(findings.admission).toMatchObject({
      verdict: 'failed',
      detail: expect.stringContaining('hostNetwork'),
    });
    expect(findings.quota).toMatchObject({
      verdict: 'warning',
      detail: expect.stringMatching(/pods: pods \d left of 4, 1 more wanted/),
    });
    const full = await ask({ strategy: strategy.parse('blue-green') });
    expect(full.findings.quota).toMatchObject({
      verdict: 'failed',
      detail: expect.stringContaining('4 more wanted'),
    });
  });

  it('says that what the strategy shifts traffic with is not there', async () => {
    const { findings } = await ask({ strategy: strategy.parse({ kind: 'canary', by: 'gateway-api' }) });
    expect(findings.apis).toMatchObject({ verdict: 'failed', detail: expect.stringContaining('HTTPRoute') });
  });

  it('says that a pull secret is missing, or does not get in', async () => {
    await deliver(deployment({ imagePullSecrets: [{ name: 'login' }] }));
    expect((await ask()).findings.pull).toMatchObject({
      verdict: 'failed',
      detail: expect.stringContaining('Secret login'),
    });
    const auths = { '127.0.0.1:9': { username: 'robot', password: 'worn-out' } };
    await admin.create({
      ...{
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: 'login', namespace },
        type: 'kubernetes.io/dockerconfigjson',
      },
      data: { '.dockerconfigjson': Buffer.from(JSON.stringify({ auths })).toString('base64') },
    });
    const { pull } = (await ask()).findings;
    expect(pull).toMatchObject({ verdict: 'failed', detail: expect.stringContaining('Secret login: ') });
  });

  it('tells a cluster that is not there from one that does not let it in', async () => {
    const away = { ...plane.member('flotilla-deployers'), server: 'https://127.0.0.1:9' };
    const { findings } = await ask({ open: async () => away });
    expect(findings.reachable).toMatchObject({ verdict: 'failed', code: 'CLUSTER_UNREACHABLE' });
    expect(findings.identity.verdict).toBe('skipped');
    const token = async () => ({ value: 'unknown', expiresAt: Number.POSITIVE_INFINITY });
    const refused = await ask({ open: async () => ({ ...plane.access, token }) });
    expect(refused.findings.identity).toMatchObject({ verdict: 'failed', code: 'CLUSTER_DENIED' });
  });
});
