import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import type { KubeClient, KubeObject } from '../../../src/kube/client.ts';
import { toolchain } from '../../clouds/toolchain/index.ts';
import { allFiles, filesOf, templates } from '../../template/checks.ts';
import { defineFrom } from '../../template/definitions.ts';
import { constraintDefinition, readTemplate } from '../../template/gatekeeper.ts';
import { type Manifest, manifestsIn, manifestsOf } from '../../template/manifests.ts';
import { type ControlPlane, poll, startControlPlane } from '../kube/control-plane.ts';

/* A real API server takes every object, with strict validation, and then does what its policies say. */

const security = path.join(templates, 'delivery-platform/security');
const definitions = [
  'gatekeeper-constrainttemplates.yaml',
  'gatekeeper-syncsets.yaml',
  'policy-controller-clusterimagepolicy.yaml',
  'policy-controller-trustroot.yaml',
  'kyverno-imagevalidatingpolicies.yaml',
  'cert-manager-certificates.yaml',
];
// What is merged into other objects by kustomize, not applied.
const patches = ['kustomization.yaml', 'image.yaml', 'no-match.yaml'];

let bin: string;
let plane: ControlPlane;
let kube: KubeClient;

beforeAll(async () => {
  ({ bin } = await toolchain());
  plane = await startControlPlane(bin);
  kube = plane.client();
  await defineFrom(plane, bin, definitions);
}, 1_800_000);
afterAll(() => plane?.stop());

const kubectl = (...args: string[]) =>
  promisify(execFile)(path.join(bin, 'kubectl'), [
    '--kubeconfig',
    path.join(plane.dir, 'kubeconfig'),
    ...args,
  ]);
/** The API server refuses by 4xx with a message; anything else is a failure of the test. */
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'taken',
    (error: unknown) => z.object({ message: z.string() }).parse(error).message,
  );
const refOf = ({ apiVersion, kind, metadata: { name } }: Manifest) => ({ apiVersion, kind, name });
const dry = (object: Manifest) => kube.apply(object, { dryRun: true });

async function objects(): Promise<Manifest[]> {
  const files = await filesOf('an API server takes and obeys the security objects');
  const applied = files.filter((file) => /\.yaml$/.test(file) && !patches.includes(path.basename(file)));
  return (await Promise.all(applied.map(manifestsOf))).flat();
}
const last = ['ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding'];

const namespace = (name: string, labels: Record<string, string>): Manifest => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name, ...{ labels } },
});

describe('the security objects', () => {
  it('are taken by an API server', async () => {
    const all = await objects();
    for (const object of all.filter(({ kind }) => kind === 'ConstraintTemplate'))
      await kube.create(constraintDefinition(readTemplate(object)));
    const rank = ({ kind }: Manifest) => (kind === 'Namespace' ? 0 : last.includes(kind) ? 2 : 1);
    // Of the classes of the three clouds, which share a name, each replaces the one before.
    for (const object of [...all].sort((a, b) => rank(a) - rank(b)))
      await (object.kind === 'StorageClass'
        ? kube.apply(object).then(() => kube.delete(refOf(object)))
        : kube.apply(object));
    expect(all.length).toBeGreaterThan(40);
  }, 60_000);

  it('have policies whose expressions fit the types they are about', async () => {
    const status = z.object({
      metadata: z.object({ name: z.string() }),
      status: z.object({
        observedGeneration: z.number(),
        typeChecking: z.object({ expressionWarnings: z.array(z.unknown()).default([]) }),
      }),
    });
    const kind = { apiVersion: 'admissionregistration.k8s.io/v1', kind: 'ValidatingAdmissionPolicy' };
    await poll(async () => {
      for (const policy of await kube.list(kind))
        expect([policy.metadata.name, status.parse(policy).status.typeChecking]).toEqual([
          policy.metadata.name,
          { expressionWarnings: [] },
        ]);
    }, 20_000);
  }, 30_000);

  it('lets data of a class only where it belongs', async () => {
    // Policies take effect a moment after they are stored.
    await poll(async () => {
      const said = await refusal(dry(namespace('loose', {})));
      if (!said.includes('must have the label data-classification')) throw new Error(said);
    });
    expect(await refusal(dry(namespace('kube-addon', {})))).toBe('taken');
    expect(await refusal(dry(namespace('notes', { 'data-classification': 'internal' })))).toBe('taken');
    expect(await refusal(dry(namespace('odd', { 'data-classification': 'secret' })))).toMatch(
      /must have the label/,
    );
    const locked = {
      'data-classification': 'restricted',
      'pod-security.kubernetes.io/enforce': 'restricted',
    };
    expect(await refusal(dry(namespace('cards', locked)))).toMatch(/must have the label encryption/);
    const { 'data-classification': _, ...rest } = locked;
    expect(
      await refusal(
        dry(
          namespace('cards', {
            ...rest,
            'data-classification': 'confidential',
            encryption: 'customer-key',
            'pod-security.kubernetes.io/enforce': 'baseline',
          }),
        ),
      ),
    ).toMatch(/pod-security.kubernetes.io\/enforce: restricted/);
    await kube.apply(namespace('cards', { ...locked, encryption: 'customer-key' }));
  }, 60_000);

  it('takes every namespace that the platform brings', async () => {
    const yaml = (await allFiles()).filter((file) => /delivery-platform\/.*\.yaml$/.test(file));
    const texts = await Promise.all(yaml.map((file) => readFile(file, 'utf8')));
    const brought = texts
      .filter((text) => /^kind: Namespace$/m.test(text) && !text.includes('{{'))
      .flatMap(manifestsIn)
      .filter(({ kind, apiVersion }) => kind === 'Namespace' && apiVersion === 'v1');
    expect(brought.length).toBeGreaterThan(8);
    for (const object of brought)
      expect([
        object.metadata.name,
        await refusal(kube.apply(object, { dryRun: true, force: true })),
      ]).toEqual([object.metadata.name, 'taken']);
  }, 30_000);

  it('lowers a class for data owners alone', async () => {
    const lower = ['label', '--overwrite', 'namespace', 'delivery-platform', 'data-classification=internal'];
    await expect(kubectl(...lower)).rejects.toThrow(/Only members of the group data-owners/);
    // Two policies have something against it; either may be the one that is named.
    await expect(kubectl('label', 'namespace', 'delivery-platform', 'data-classification-')).rejects.toThrow(
      /data-owners|must have the label/,
    );
    await kubectl(...lower, '--as=somebody', '--as-group=data-owners');
    await kubectl(
      'label',
      '--overwrite',
      'namespace',
      'delivery-platform',
      'data-classification=confidential',
    );
  }, 30_000);

  it('keeps workloads, volumes and services of sensitive namespaces in order', async () => {
    const claim = (namespace: string, storageClassName?: string): Manifest => ({
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: 'data', namespace },
      spec: {
        accessModes: ['ReadWriteOnce'],
        resources: { requests: { storage: '1Gi' } },
        ...(storageClassName === undefined ? {} : { storageClassName }),
      },
    });
    expect(await refusal(dry(claim('cards')))).toMatch(/must have storageClassName: encrypted/);
    expect(await refusal(dry(claim('cards', 'encrypted')))).toBe('taken');
    expect(await refusal(dry(claim('monitoring')))).toBe('taken');
    const service = (namespace: string, type: string): Manifest => ({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'door', namespace },
      spec: { type, ports: [{ port: 80 }] },
    });
    expect(await refusal(dry(service('cards', 'LoadBalancer')))).toMatch(/reached through the gateway/);
    expect(await refusal(dry(service('cards', 'ClusterIP')))).toBe('taken');
    expect(await refusal(dry(service('delivery-platform', 'LoadBalancer')))).toBe('taken');
    const labelled = {
      ...claim('delivery-platform', 'encrypted'),
      metadata: {
        name: 'data',
        namespace: 'delivery-platform',
        ...{ labels: { 'data-classification': 'restricted' } },
      },
    };
    expect(await refusal(dry(labelled))).toMatch(
      /is for confidential data; restricted data belongs elsewhere/,
    );
  }, 30_000);

  it('gives each group of people what it is for', async () => {
    const review = z.object({ status: z.object({ allowed: z.boolean() }) });
    const may = async (group: string, verb: string, resource: string, namespace = 'delivery-platform') => {
      const [name = '', subresource] = resource.split('/');
      const [plain = '', ...apiGroup] = name.split('.');
      const resourceAttributes = {
        verb,
        namespace,
        resource: plain,
        group: apiGroup.join('.'),
        ...(subresource ? { subresource } : {}),
      };
      const asked: KubeObject = {
        apiVersion: 'authorization.k8s.io/v1',
        kind: 'SubjectAccessReview',
        metadata: { name: '' },
        spec: { user: 'somebody', groups: [group], resourceAttributes },
      };
      return review.parse(await kube.create(asked)).status.allowed;
    };
    expect(await may('platform-viewers', 'get', 'pods/log')).toBe(true);
    expect(await may('platform-viewers', 'list', 'secrets')).toBe(false);
    expect(await may('platform-viewers', 'delete', 'pods')).toBe(false);
    expect(await may('platform-viewers', 'get', 'pods', 'vault')).toBe(false);
    expect(await may('platform-operators', 'patch', 'deployments.apps/scale')).toBe(true);
    expect(await may('platform-operators', 'get', 'pods/log')).toBe(true);
    expect(await may('platform-operators', 'patch', 'deployments.apps')).toBe(false);
    expect(await may('platform-operators', 'create', 'pods/exec')).toBe(false);
    expect(await may('platform-operators', 'get', 'secrets')).toBe(false);
    expect(await may('platform-breakglass', 'create', 'pods/exec')).toBe(true);
    expect(await may('platform-breakglass', 'get', 'secrets', 'vault')).toBe(false);
  }, 30_000);

  it('takes the pods of Vault in its restricted namespace, and none that says less', async () => {
    const values = z.object({
      server: z.object({
        statefulSet: z.object({ securityContext: z.object({ pod: z.unknown(), container: z.unknown() }) }),
      }),
    });
    const { pod, container } = values.parse(
      parse(await readFile(path.join(security, 'vault/values.yaml'), 'utf8')),
    ).server.statefulSet.securityContext;
    const vault = (securityContext: unknown): Manifest => ({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'vault-0', namespace: 'vault' },
      spec: { securityContext: pod, containers: [{ name: 'vault', image: 'vault', securityContext }] },
    });
    expect(await refusal(dry(vault(container)))).toBe('taken');
    expect(await refusal(dry(vault({})))).toMatch(/violates PodSecurity "restricted/);
    const job = z.object({
      spec: z.object({
        jobTemplate: z.object({ spec: z.object({ template: z.record(z.string(), z.unknown()) }) }),
      }),
    });
    const manifests = await manifestsOf(path.join(security, 'vault/kubernetes/snapshot.yaml'));
    const cron = manifests.find(({ kind }) => kind === 'CronJob');
    const { spec } = job.parse(cron).spec.jobTemplate.spec.template;
    expect(await refusal(dry({ ...vault({}), spec }))).toBe('taken');
  }, 30_000);
});
