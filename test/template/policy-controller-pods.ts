import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { type CloudName, kubectl } from '../act/outside.ts';
import { nodeLogin } from '../act/witnesses.ts';
import type { Cloud, Stack } from '../clouds/stack.ts';
import { poll } from '../integration/kube/control-plane.ts';
import type { Manifest } from './manifests.ts';
import { relayContainer, relayPod } from './registry-way.ts';

const namespace = 'cosign-system';
const stackFiles = '/etc/stack';

const container = z.looseObject({
  name: z.literal('webhook'),
  image: z.string(),
  env: z.array(z.looseObject({ name: z.string() })),
  volumeMounts: z.array(z.looseObject({})),
});
const deployment = z.looseObject({
  template: z.looseObject({
    spec: z.looseObject({
      securityContext: z.looseObject({}),
      containers: z.tuple([container]),
      volumes: z.array(z.looseObject({})),
    }),
  }),
});

/**
 * The template's Deployment with what differs on the local clouds: the image is the toolchain's, the public Sigstore is
 * not asked for its keys, and the pod reaches, trusts and may read the stack's registry.
 */
function onStack(object: Manifest, stack: Stack, cloud: Cloud, image: string): Manifest {
  if (object.kind !== 'Deployment') return object;
  const spec = deployment.parse(object['spec']);
  const pod = spec.template.spec;
  const [webhook] = pod.containers;
  const { hostAliases, sysctls } = relayPod(cloud);
  const controller = {
    ...webhook,
    image,
    args: ['-disable-tuf'],
    env: [
      ...webhook.env,
      { name: 'SSL_CERT_FILE', value: `${stackFiles}/ca.pem` },
      { name: 'DOCKER_CONFIG', value: stackFiles },
    ],
    volumeMounts: [...webhook.volumeMounts, { name: 'stack', mountPath: stackFiles, readOnly: true }],
  };
  const changed = {
    ...pod,
    hostAliases,
    securityContext: { ...pod.securityContext, sysctls },
    containers: [controller, relayContainer(cloud, stack.baseImage)],
    volumes: [...pod.volumes, { name: 'stack', secret: { secretName: 'stack' } }],
  };
  return { ...object, spec: { ...spec, template: { ...spec.template, spec: changed } } };
}

/** What the controller is to trust and to read the registry with. */
async function stackSecret(stack: Stack, cloud: CloudName): Promise<Manifest> {
  const { username, password } = await nodeLogin(stack, cloud);
  const auth = Buffer.from(`${username}:${password}`).toString('base64');
  const config = { auths: { [stack.clouds[cloud].registry.host]: { auth } } };
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'stack', namespace },
    stringData: { 'ca.pem': await readFile(stack.ca, 'utf8'), 'config.json': JSON.stringify(config) },
  };
}

export interface Installation {
  readonly stack: Stack;
  readonly bin: string;
  /** For files that kubectl reads. */
  readonly dir: string;
  /** What `kubectl apply -k` of the template would apply, and the reference of the controller's image. */
  readonly objects: readonly Manifest[];
  readonly image: string;
  /** Trust root and policy, filled in. */
  readonly policy: readonly Manifest[];
}

/** Installs the controller in a cloud's cluster by the steps of the template's README; ends when it judges. */
export async function installController(cloud: CloudName, installation: Installation): Promise<void> {
  const { stack, bin, dir, image, policy } = installation;
  const ask = (...args: string[]) => kubectl(stack, bin, cloud, args);
  const apply = async (name: string, items: readonly Manifest[]) => {
    const file = path.join(dir, `${cloud}-${name}.json`);
    await writeFile(file, JSON.stringify({ apiVersion: 'v1', kind: 'List', items }), { mode: 0o600 });
    return poll(() => ask('-n', namespace, 'apply', '--server-side', '-f', file), 60_000);
  };
  const objects = installation.objects.map((object) => onStack(object, stack, stack.clouds[cloud], image));
  await apply('controller', [...objects, await stackSecret(stack, cloud)]);
  await ask('-n', namespace, 'rollout', 'status', 'deployment/webhook', '--timeout=180s');
  await apply('policy', policy);
  for (const { kind, metadata } of policy)
    await ask('wait', '--for=condition=Ready', '--timeout=60s', `${kind}/${metadata.name}`);
  await ask('label', 'namespace', 'delivery-platform', 'policy.sigstore.dev/include=true');
}
