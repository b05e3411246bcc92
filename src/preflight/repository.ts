import { isActionError } from '../core/errors.ts';
import { digestOf } from '../oci/digest.ts';
import { mediaTypes } from '../oci/media-types.ts';
import { readErrorBody } from '../oci/request-error.ts';
import { pull, push } from '../oci/scope.ts';
import type { Transport } from '../oci/transport.ts';
import { type Finding, failed, ok, skipped } from './finding.ts';

/** What the data plane says of one repository. */
export interface Access {
  readonly pull: Finding;
  readonly push: Finding;
  readonly referrers: 'api' | 'tag' | 'unknown';
}

/** A digest that nobody has pushed: what is asked is whether one may ask for it. */
const nothing = digestOf(Buffer.from('flotilla preflight: no manifest has this content'));

/**
 * Tries what a push will do to a repository without leaving anything there: an upload is begun and given up at once,
 * and a manifest and its referrers are asked for that are not there.
 */
export async function tryRepository(
  transport: Transport,
  repository: string,
  exists: boolean | 'unknown',
): Promise<Access> {
  const path = ['registries', transport.endpoint.name, 'identity'];
  const [pulled, pushed, referrers] = await Promise.all([
    tryPull(transport, repository, path),
    tryPush(transport, repository).catch((error: unknown) => failed(error, path)),
    findReferrers(transport, repository),
  ]);
  // Some registries refuse to read what is not there yet in the words for what may not be read.
  const early = exists !== true && pulled.code === 'REGISTRY_DENIED' && pushed.verdict === 'ok';
  return { pull: early ? skipped('nothing to pull before the first push') : pulled, push: pushed, referrers };
}

/** Whether a repository lets its manifests be read, if it is there. */
export async function tryPull(
  transport: Transport,
  repository: string,
  path: readonly string[],
): Promise<Finding> {
  try {
    await transport.call({
      method: 'GET',
      url: `/v2/${repository}/manifests/${nothing}`,
      scopes: pull(repository),
      headers: { accept: mediaTypes.index },
      expect: [404],
      attempts: 2,
    });
    return ok('allowed');
  } catch (error) {
    return failed(error, path);
  }
}

async function tryPush(transport: Transport, repository: string): Promise<Finding> {
  const begun = await transport.call({
    method: 'POST',
    url: `/v2/${repository}/blobs/uploads/`,
    scopes: push(repository),
    expect: [202],
    attempts: 2,
  });
  const location = begun.header('location');
  if (location === undefined) return ok('allowed');
  const dropped = await giveUp(transport, repository, transport.ownUrl(location, begun.url));
  return ok(dropped ? 'allowed' : 'allowed; the registry drops the empty upload by itself');
}

/** Ends an upload. Some registries want the right to delete for it, or cannot; an empty one they forget by themselves. */
async function giveUp(transport: Transport, repository: string, url: URL): Promise<boolean> {
  try {
    const scopes = push(repository);
    const expect = [200, 202, 204, 404, 405];
    return (await transport.call({ method: 'DELETE', url, scopes, expect, attempts: 2 })).status < 300;
  } catch (error) {
    if (isActionError(error) && error.code !== 'INTERRUPTED') return false;
    throw error;
  }
}

/** How the registry lists referrers; unknown where it does not answer for this repository. */
async function findReferrers(transport: Transport, repository: string): Promise<Access['referrers']> {
  try {
    const { status, body } = await transport.call({
      method: 'GET',
      url: `/v2/${repository}/referrers/${nothing}`,
      scopes: pull(repository),
      expect: [200, 404, 405],
      attempts: 2,
    });
    if (status === 200) return 'api';
    return readErrorBody(body).codes.includes('NAME_UNKNOWN') ? 'unknown' : 'tag';
  } catch (error) {
    // The reason is that of the pull, and is said there.
    if (isActionError(error) && error.code !== 'INTERRUPTED') return 'unknown';
    throw error;
  }
}
