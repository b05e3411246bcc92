import { ActionError, isActionError, messageOf } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import type { KubeClient } from '../kube/client.ts';
import { imagesOf } from '../kube/images.ts';
import { describeRef, type KubeObject, refOf } from '../kube/object.ts';
import { type PullSecret, pullSecretsOf, servesImage } from '../kube/pull-secrets.ts';
import { type ImageReference, parseReference } from '../oci/reference.ts';
import type { RegistryClient } from '../oci/registry-client.ts';
import type { RegistryCredential } from '../oci/registry-endpoint.ts';
import { checkPlatforms, nodePlatforms } from './pull-platforms.ts';

export interface PullCheck {
  readonly client: KubeClient;
  readonly namespace: string;
  /** Host of the registry the cluster pulls from, as it stands in references. */
  readonly host: string;
  /** Opens that registry with a login of the pods', or without one as the job itself. */
  readonly openRegistry: (login: RegistryCredential | undefined, signal: AbortSignal) => RegistryClient;
  readonly log: Log;
}

interface Wanted {
  readonly image: ImageReference;
  /** The first object that runs it. */
  readonly user: string;
  /** Empty where the nodes have a login of their own, or none is needed. */
  readonly secrets: readonly PullSecret[];
}

/**
 * Proves that every image of these objects is there to be pulled: the index, and below it the manifest for what the
 * cluster's nodes are. Asked with the pods' own pull secrets where they have any for the registry, else as the job,
 * whose refusal proves nothing and is a warning. Images of other registries are not asked for. All digests at once;
 * nothing is written. `IMAGE_UNAVAILABLE` naming each image and its user.
 */
export async function provePullable(
  objects: readonly KubeObject[],
  check: PullCheck,
  signal: AbortSignal,
): Promise<void> {
  const wanted = await collect(objects, check);
  if (wanted.length === 0) return;
  const platforms = await nodePlatforms(check.client, check.log);
  const open = clients(check, signal);
  const found = await Promise.all(wanted.map((each) => ask(each, platforms, open)));
  signal.throwIfAborted();
  const [first, ...rest] = found.flatMap(({ unproven }) => (unproven === undefined ? [] : [unproven]));
  if (first !== undefined)
    check.log.warning(
      `it cannot be proven that the cluster can pull ${first}${rest.length > 0 ? ` (and ${rest.length} more)` : ''}`,
    );
  const lines = found.flatMap(({ problem }) => (problem === undefined ? [] : [problem]));
  if (lines.length === 0) return;
  throw new ActionError(
    'IMAGE_UNAVAILABLE',
    `${lines.length === 1 ? 'an image' : `${lines.length} images`} cannot be pulled from ${check.host}\n${lines.join('\n')}`,
    {
      hint: 'Bring the release there again from a registry that still has it: run the workflow promote, or the action push-image with `from`. Nothing was changed.',
    },
  );
}

/** Every image of the cluster's own registry once. */
async function collect(objects: readonly KubeObject[], check: PullCheck): Promise<Wanted[]> {
  const found = new Map<string, Wanted>();
  for (const object of objects) {
    const images = [...new Set(imagesOf(object))].filter((text) => text !== '').map(parseReference);
    const own = images.filter(({ host }) => host === check.host);
    if (own.length === 0) continue;
    const secrets = await pullSecretsOf(object, { ...check, objects });
    for (const image of own) {
      const name = `${image.host}/${image.repository}`;
      const fitting = secrets.filter((secret) => servesImage(secret, name));
      const key = JSON.stringify([image, fitting.map(({ name, prefix }) => [name, prefix])]);
      if (!found.has(key)) found.set(key, { image, user: describeRef(refOf(object)), secrets: fitting });
    }
  }
  return [...found.values()];
}

type Open = (secret: PullSecret | undefined) => RegistryClient;

/** One client a login, so that its tokens are asked for once. */
function clients({ openRegistry }: PullCheck, signal: AbortSignal): Open {
  const opened = new Map<string, RegistryClient>();
  return (secret) => {
    const key = JSON.stringify(secret ?? null);
    const client = opened.get(key) ?? openRegistry(secret, signal);
    opened.set(key, client);
    return client;
  };
}

/** What was found out about an image; neither where it can be pulled. */
interface Found {
  readonly problem?: string | undefined;
  readonly unproven?: string;
}

async function ask(
  { image, user, secrets }: Wanted,
  platforms: readonly string[],
  open: Open,
): Promise<Found> {
  const reference = image.digest ?? image.tag ?? 'latest';
  const line = (why: string) =>
    `${image.repository}${image.digest ? '@' : ':'}${reference} (${user}): ${why}`;
  const logins = secrets.length > 0 ? secrets : [undefined];
  let problem: string | undefined;
  // As the kubelet does it: one login after the other until one may pull.
  for (const secret of logins) {
    try {
      const registry = open(secret);
      const manifest = await registry.getManifest(image.repository, reference);
      const why =
        manifest === undefined
          ? 'the registry does not have it'
          : await checkPlatforms(manifest, platforms, registry, image.repository);
      return why === undefined ? {} : { problem: line(why) };
    } catch (error) {
      if (!isActionError(error)) throw error;
      if (secret === undefined && isOwnLack(error))
        return { unproven: line(messageOf(error).split('\n', 1).join('')) };
      problem = line(
        secret === undefined ? messageOf(error) : `with Secret ${secret.name}: ${messageOf(error)}`,
      );
    }
  }
  return { problem };
}

/** What says something of the job alone: the nodes may pull with rights of their own. */
const isOwnLack = (error: ActionError): boolean =>
  error.code === 'REGISTRY_DENIED' ||
  error.code === 'IDENTITY_DENIED' ||
  error.code === 'IDENTITY_UNAVAILABLE' ||
  error.code === 'SECRET_UNAVAILABLE' ||
  error.code === 'INPUT_INVALID' ||
  error.code === 'CLOUD_FAILED';
