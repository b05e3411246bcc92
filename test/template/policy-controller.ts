import { X509Certificate } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { startDetached } from '../clouds/processes.ts';
import type { Process } from '../clouds/stack.ts';
import type { ControlPlane } from '../integration/kube/control-plane.ts';
import { build, type Manifest, manifestsIn } from './manifests.ts';

const remote = 'https://github.com/sigstore/policy-controller//config?ref=v0.15.1';
const prefix = 'policy-controller-config-';
/** The controller's only port: its flag for another one is read too late to matter. */
const port = 8443;

/**
 * What `kubectl apply -k` of the template would apply, with the sources it names by address taken from the toolchain,
 * where they lie at that tag.
 */
export async function installation(bin: string, overlay: string, dir: string): Promise<Manifest[]> {
  const [base, copy] = [path.join(dir, 'base'), path.join(dir, 'overlay')];
  await mkdir(base, { recursive: true });
  await mkdir(copy, { recursive: true });
  for (const name of await readdir(bin))
    if (name.startsWith(prefix))
      await copyFile(path.join(bin, name), path.join(base, name.slice(prefix.length)));
  for (const name of await readdir(overlay))
    if (name.endsWith('.yaml')) await copyFile(path.join(overlay, name), path.join(copy, name));
  const kustomization = path.join(copy, 'kustomization.yaml');
  const text = await readFile(kustomization, 'utf8');
  if (!text.includes(remote)) throw new Error(`the kustomization does not name ${remote}`);
  await writeFile(kustomization, text.replace(remote, '../base'));
  return manifestsIn(await build(bin, copy));
}

/** An installation whose controller is a process of this machine: the Service points to it, there is no Deployment. */
export const forProcess = (objects: readonly Manifest[]): Manifest[] =>
  objects.filter(({ kind }) => kind !== 'Deployment' && kind !== 'PodDisruptionBudget').map(toLocal);

const webhooks = z.array(z.looseObject({ clientConfig: z.looseObject({ service: z.looseObject({}) }) }));

function toLocal(object: Manifest): Manifest {
  if (object.kind === 'Service')
    return { ...object, spec: { type: 'ExternalName', externalName: 'localhost' } };
  if (!object.kind.endsWith('WebhookConfiguration')) return object;
  const changed = webhooks.parse(object['webhooks']).map((webhook) => ({
    ...webhook,
    clientConfig: { service: { ...webhook.clientConfig.service, port } },
  }));
  return { ...object, webhooks: changed };
}

/** Starts the controller with the template's environment of its container, against a cluster. */
export function startPolicyController(options: {
  readonly bin: string;
  readonly dir: string;
  readonly plane: Pick<ControlPlane, 'dir'>;
  readonly ca: string;
}): Promise<Process> {
  const { bin, dir, plane, ca } = options;
  return startDetached({
    name: 'policy-controller',
    argv: [path.join(bin, 'policy-controller'), '-disable-tuf'],
    logs: dir,
    cwd: dir,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: dir,
      KUBECONFIG: path.join(plane.dir, 'kubeconfig'),
      SSL_CERT_FILE: ca,
      SYSTEM_NAMESPACE: 'cosign-system',
      CONFIG_LOGGING_NAME: 'config-logging',
      METRICS_DOMAIN: 'sigstore.dev/policy',
      WEBHOOK_NAME: 'webhook',
      POD_NAME: 'policy-controller',
    },
  });
}

const authority = z.object({
  uri: z.string(),
  subject: z.object({ organization: z.string(), commonName: z.string() }),
  certChain: z.object({ certificates: z.array(z.object({ rawBytes: z.string() })) }),
});
const trustedRoot = z.object({
  certificateAuthorities: z.tuple([authority]),
  timestampAuthorities: z.tuple([authority]),
});

/** The template's TrustRoot with a Sigstore's trusted root (JSON) filled in. */
export function fillTrustRoot(object: Manifest, json: string): Manifest {
  const root = trustedRoot.parse(JSON.parse(json));
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  const authorityOf = ({ uri, subject, certChain }: z.output<typeof authority>) => ({
    ...{ uri, subject },
    certChain: base64(
      certChain.certificates
        .map(({ rawBytes }) => new X509Certificate(Buffer.from(rawBytes, 'base64')).toString())
        .join(''),
    ),
  });
  return {
    ...object,
    spec: {
      sigstoreKeys: {
        certificateAuthorities: root.certificateAuthorities.map(authorityOf),
        timestampAuthorities: root.timestampAuthorities.map(authorityOf),
      },
    },
  };
}

/** What is filled into the template's policy for a Sigstore of one's own. */
export interface PolicyValues {
  readonly issuer: string;
  /** Of the pipeline's workflow, as certificates name it. */
  readonly identity: string;
  /** Address of the repository whose images are let in, and its number. */
  readonly repository: string;
  readonly repositoryId: string;
  readonly fulcio: string;
}

/** The text of the template's policy with its places filled in. */
export function fillPolicy(text: string, values: PolicyValues): Manifest[] {
  const places = {
    'https://token.actions.githubusercontent.com': values.issuer,
    'https://github.com/flotilla/flotilla/.github/workflows/pipeline.yml@FILL-IN': values.identity,
    'https://github.com/example-org/delivery-platform': values.repository,
    '"FILL-IN"': JSON.stringify(values.repositoryId),
    'https://fulcio.example.com': values.fulcio,
  };
  const filled = Object.entries(places).reduce((result, [place, value]) => {
    if (!result.includes(place)) throw new Error(`the policy does not say ${place}`);
    return result.replace(place, value);
  }, text);
  return manifestsIn(filled);
}
