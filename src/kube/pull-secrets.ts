import { messageOf } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import type { KubeClient } from './client.ts';
import { at, isRecord, listAt, textAt } from './fields.ts';
import type { KubeObject, ObjectRef } from './object.ts';
import { podSpecOf } from './pod-spec.ts';

/** A login that pods pull with. */
export interface PullSecret {
  /** The Secret it stands in. */
  readonly name: string;
  /** Host, and path where the login is for a part of the registry only. */
  readonly prefix: string;
  readonly username: string;
  readonly password: string;
}

/** Where the Secrets and ServiceAccounts of pods are looked up: those about to be written come before the live ones. */
export interface PodHome {
  readonly client: KubeClient;
  readonly namespace: string;
  readonly objects: readonly KubeObject[];
  readonly log: Log;
}

/**
 * The logins that an object's pods pull with, by its `imagePullSecrets` or those of its ServiceAccount. What may not be
 * read is left out with a line of debug: then only the node knows what it pulls with. Passwords are masked.
 *
 * https://kubernetes.io/docs/tasks/configure-pod-container/pull-image-private-registry
 */
export async function pullSecretsOf(object: KubeObject, home: PodHome): Promise<readonly PullSecret[]> {
  const namespace = object.metadata.namespace ?? home.namespace;
  const names = await pullSecretNames(object, home);
  const secrets = await Promise.all(
    names.map((name) => findObject({ apiVersion: 'v1', kind: 'Secret', namespace, name }, home)),
  );
  const logins = secrets.flatMap((secret) => (secret === undefined ? [] : loginsIn(secret)));
  for (const { password } of logins) home.log.mask(password);
  return logins;
}

/** Names of the Secrets an object's pods pull with, whether they are there or not. */
export async function pullSecretNames(object: KubeObject, home: PodHome): Promise<readonly string[]> {
  const podSpec = podSpecOf(object);
  if (podSpec === undefined) return [];
  const own = namesIn(podSpec);
  if (own.length > 0) return own;
  // Admission writes the ServiceAccount's into a pod that has none of its own.
  const name = textAt(podSpec, 'serviceAccountName') ?? 'default';
  const namespace = object.metadata.namespace ?? home.namespace;
  return namesIn(await findObject({ apiVersion: 'v1', kind: 'ServiceAccount', namespace, name }, home));
}

/** Whether a login is for this image, `HOST/REPOSITORY`. */
export const servesImage = ({ prefix }: PullSecret, image: string): boolean =>
  image === prefix || image.startsWith(`${prefix}/`);

const namesIn = (value: unknown): string[] =>
  listAt(value, 'imagePullSecrets').flatMap(({ name }) => (typeof name === 'string' ? [name] : []));

async function findObject(ref: ObjectRef, { client, namespace, objects, log }: PodHome) {
  const coming = objects.find(
    ({ kind, metadata }) =>
      kind === ref.kind && metadata.name === ref.name && (metadata.namespace ?? namespace) === ref.namespace,
  );
  if (coming !== undefined) return coming;
  return client.get(ref).catch((error: unknown) => {
    log.debug(`${ref.kind} ${ref.name} cannot be read: ${messageOf(error)}`);
    return undefined;
  });
}

/** Both forms of a docker login: `.dockerconfigjson`, and the older `.dockercfg` without the level `auths`. */
function loginsIn(secret: KubeObject): PullSecret[] {
  const auths =
    at(parse(contentOf(secret, '.dockerconfigjson')), 'auths') ?? parse(contentOf(secret, '.dockercfg'));
  if (!isRecord(auths)) return [];
  return Object.entries(auths).flatMap(([server, login]) => {
    const [user = '', ...rest] = Buffer.from(textAt(login, 'auth') ?? '', 'base64')
      .toString('utf8')
      .split(':');
    const username = textAt(login, 'username') ?? user;
    const password = textAt(login, 'password') ?? rest.join(':');
    const place = server.replace(/^https?:\/\//, '').replace(/\/(v[12]\/?)?$/, '');
    const prefix = place === 'index.docker.io' ? 'docker.io' : place;
    return password === '' ? [] : [{ name: secret.metadata.name, prefix, username, password }];
  });
}

const contentOf = ({ data, ...secret }: KubeObject, key: string): string =>
  textAt(secret, 'stringData', key) ?? Buffer.from(data?.[key] ?? '', 'base64').toString('utf8');

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
