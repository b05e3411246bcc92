import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { toolchain } from '../clouds/toolchain/index.ts';

const run = promisify(execFile);
const chart = path.resolve(
  import.meta.dirname,
  '../../action-templates/delivery-platform/helm-charts/delivery-platform',
);
const services = [
  'api-gateway',
  'user-service',
  'order-service',
  'payment-service',
  'delivery-service',
] as const;
const stateful = services.filter((name) => name !== 'api-gateway');
const digest = `sha256:${'a'.repeat(64)}`;
const pinned = services.map((name) => `services.${name}.image.digest=${digest}`);
const registries = {
  aws: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/delivery-platform',
  gcp: 'europe-west1-docker.pkg.dev/example-production/delivery-platform',
  azure: 'exampledelivery.azurecr.io/delivery-platform',
} as const;

const object = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({ name: z.string(), labels: z.record(z.string(), z.string()) }),
});

const probe = z.looseObject({ httpGet: z.object({ path: z.string(), port: z.string() }) });
const deployment = z.looseObject({
  spec: z.looseObject({
    replicas: z.number().optional(),
    template: z.looseObject({
      spec: z.looseObject({
        automountServiceAccountToken: z.boolean(),
        terminationGracePeriodSeconds: z.number(),
        securityContext: z.looseObject({}),
        containers: z.tuple([
          z.looseObject({
            image: z.string(),
            env: z.array(z.looseObject({ name: z.string(), value: z.string().optional() })),
            securityContext: z.looseObject({}),
            resources: z.looseObject({ requests: z.looseObject({}), limits: z.looseObject({}) }),
            startupProbe: probe,
            readinessProbe: probe,
            livenessProbe: probe,
          }),
        ]),
      }),
    }),
  }),
});

let helm: string;

const render = async (...args: string[]) => {
  const { stdout } = await run(helm, [
    'template',
    'delivery-platform',
    chart,
    '--namespace',
    'delivery',
    ...args,
  ]);
  return parseAllDocuments(stdout)
    .map((document) => document.toJS())
    .filter((value) => value !== null)
    .map((value) => object.parse(value));
};
const set = (...values: string[]) => values.flatMap((value) => ['--set-string', value]);
const renderFor = (cloud: keyof typeof registries, ...args: string[]) =>
  render('--values', path.join(chart, `values-${cloud}.yaml`), ...set(...pinned), ...args);
const refusal = (...args: string[]) =>
  render(...args).then(
    () => 'rendered',
    (error: Error & { stderr?: string }) => error.stderr ?? error.message,
  );
const named = (objects: z.infer<typeof object>[], kind: string) =>
  objects.filter((one) => one.kind === kind).map(({ metadata }) => metadata.name);
const deployments = (objects: z.infer<typeof object>[]) =>
  objects
    .filter(({ kind }) => kind === 'Deployment')
    .map((one) => {
      const { spec } = deployment.parse(one);
      const [container] = spec.template.spec.containers;
      const env = Object.fromEntries(container.env.map(({ name, value }) => [name, value]));
      return { name: one.metadata.name, spec, pod: spec.template.spec, container, env };
    });

describe('the chart of the delivery platform', () => {
  beforeAll(async () => {
    helm = path.join((await toolchain()).bin, 'helm');
  }, 1_800_000);

  it('passes helm’s own linter with each cloud’s values', async () => {
    for (const cloud of Object.keys(registries)) {
      const values = path.join(chart, `values-${cloud}.yaml`);
      const args = ['lint', chart, '--strict', '--values', values, ...set(...pinned)];
      expect((await run(helm, args)).stdout).toContain('0 chart(s) failed');
    }
  });

  it.each(Object.entries(registries))('has on %s everything each service needs', async (cloud, registry) => {
    // The entries' keys are the clouds of the record above.
    const objects = await renderFor(cloud as keyof typeof registries);
    for (const kind of ['Deployment', 'ServiceAccount', 'PodDisruptionBudget']) {
      expect(named(objects, kind).sort()).toEqual([...services].sort());
    }
    const peers = stateful.map((name) => `${name}-peers`);
    expect(named(objects, 'Service').sort()).toEqual([...services, ...peers].sort());
    expect(named(objects, 'NetworkPolicy').sort()).toEqual(
      [...services, 'delivery-platform-default-deny'].sort(),
    );
    for (const { name, container, env } of deployments(objects)) {
      expect(container.image).toBe(`${registry}/${name}@${digest}`);
      expect(env['CLOUD_PROVIDER']).toBe(cloud);
      expect(env['IMAGE_DIGEST']).toBe(digest);
    }
  });

  it('shows the revision of each service before that of the release', async () => {
    const own = set('global.release.commit=1234567', 'services.user-service.revision=7654321');
    for (const { name, env } of deployments(await renderFor('gcp', ...own))) {
      expect([name, env['RELEASE_COMMIT']]).toEqual([name, name === 'user-service' ? '7654321' : '1234567']);
      // What changes with every release would restart every pod of a service that did not change.
      expect(env).not.toHaveProperty('RELEASE_ID');
    }
  });

  it('takes the images and the release that a delivery sets', async () => {
    const own = services.map((name) => `services.${name}.image.repository=harbor.example.com/team/${name}`);
    const release = [
      'global.release.commit=1234567',
      'global.release.id=sha256:1',
      'global.release.version=2.0.0',
    ];
    for (const { name, container, env } of deployments(await renderFor('gcp', ...set(...own, ...release)))) {
      expect(container.image).toBe(`harbor.example.com/team/${name}@${digest}`);
      expect(env).toMatchObject({
        RELEASE_COMMIT: '1234567',
        RELEASE_ID: 'sha256:1',
        RELEASE_VERSION: '2.0.0',
      });
    }
  });

  it('runs every pod under the restricted Pod Security Standard', async () => {
    for (const { pod, container } of deployments(await renderFor('aws'))) {
      expect(pod.automountServiceAccountToken).toBe(false);
      expect(pod.securityContext).toMatchObject({
        runAsNonRoot: true,
        runAsUser: 65532,
        seccompProfile: { type: 'RuntimeDefault' },
      });
      expect(container.securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
    }
  });

  it('probes every pod, and gives it longer to end than it drains', async () => {
    for (const { pod, container, env } of deployments(await renderFor('azure'))) {
      expect(container.startupProbe.httpGet.path).toBe('/healthz');
      expect(container.livenessProbe.httpGet.path).toBe('/healthz');
      expect(container.readinessProbe.httpGet.path).toBe('/readyz');
      const needed = Number(env['DRAIN_SECONDS']) + Number(env['GRACE_SECONDS']);
      expect(pod.terminationGracePeriodSeconds).toBeGreaterThan(needed);
    }
  });

  it('leaves the number of replicas to an autoscaler that is enabled', async () => {
    const args = ['--set', 'services.order-service.autoscaling.enabled=true'];
    const objects = await renderFor('aws', ...args);
    expect(named(objects, 'HorizontalPodAutoscaler')).toEqual(['order-service']);
    for (const { name, spec } of deployments(objects)) {
      expect(spec.replicas).toBe(name === 'order-service' ? undefined : 2);
    }
  });

  it('lets a service be reached by its callers only', async () => {
    const objects = await renderFor('aws');
    const policy = objects.find(
      ({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name === 'payment-service',
    );
    const text = JSON.stringify(policy?.['spec']);
    for (const caller of ['api-gateway', 'order-service', 'payment-service']) expect(text).toContain(caller);
    expect(text).not.toContain('user-service');
  });

  it('makes a route only where it is asked for', async () => {
    expect(named(await renderFor('gcp'), 'HTTPRoute')).toEqual([]);
    expect(named(await renderFor('gcp', '--set', 'route.enabled=true'), 'HTTPRoute')).toEqual([
      'api-gateway',
    ]);
  });

  it('uses a Secret that is already there instead of making one', async () => {
    expect(named(await renderFor('aws'), 'Secret')).toEqual(['delivery-platform-keys']);
    const objects = await renderFor('aws', ...set('keys.existingSecret=from-vault'));
    expect(named(objects, 'Secret')).toEqual([]);
    expect(JSON.stringify(deployments(objects))).toContain('"name":"from-vault","key":"payment-signing-key"');
  });

  it('refuses an image without a digest, and says how to set it', async () => {
    const values = ['--values', path.join(chart, 'values-aws.yaml')];
    expect(await refusal(...values)).toMatch(/services\.[a-z-]+\.image\.digest is not set/);
    const tagged = services.map((name) => `services.${name}.image.tag=latest`);
    expect(await refusal(...values, ...set(...tagged))).toContain('has the tag "latest" and no digest');
    expect(await refusal(...values, ...set(...tagged), '--set', 'global.allowTags=true')).toBe('rendered');
    expect(await refusal(...set(...pinned))).toMatch(/services\.[a-z-]+\.image\.repository is not set/);
  });

  it.each([
    ['a misspelt key', 'services.api-gateway.image.digset=x', 'digset'],
    ['a service that does not exist', 'services.billing.image.digest=', 'billing'],
    ['a digest that is none', 'services.api-gateway.image.digest=sha256:1', 'digest'],
    ['a cloud that is no label', 'global.cloud=My Cloud', 'cloud'],
    ['a commit that is none', 'global.release.commit=main', 'commit'],
  ])('refuses by its schema %s', async (_case, value, word) => {
    const message = await refusal(...set(...pinned), ...set(value));
    expect(message).toContain("values don't meet the specifications of the schema");
    expect(message).toContain(word);
  });

  it('describes its defaults by its own schema', async () => {
    const schema = JSON.parse(await readFile(path.join(chart, 'values.schema.json'), 'utf8'));
    expect(Object.keys(schema.properties.services.properties)).toEqual([...services]);
    expect(schema.additionalProperties).toBe(false);
  });
});
