import { ActionError } from '../core/errors.ts';
import type { Descriptor } from './descriptor.ts';
import type { StoredManifest } from './manifest.ts';
import type { PushTarget } from './push-plan.ts';
import type { RegistryClient } from './registry-client.ts';

type Pause = (ms: number) => Promise<void>;

/** A replicated registry may need a moment to find what it has just accepted (milliseconds). */
const pauses = [0, 500, 1000, 2000, 4000];

/** Asks a registry for a manifest it has accepted. `DIGEST_MISMATCH`, `REGISTRY_FAILED`. */
export async function checkStored(
  client: RegistryClient,
  repository: string,
  { digest, size }: Descriptor,
  pause: Pause,
  reference = digest,
): Promise<void> {
  const { name, host } = client.endpoint;
  for (const ms of pauses) {
    if (ms > 0) await pause(ms);
    const found = await client.resolve(repository, reference);
    if (found?.digest === digest && found.size === size) return;
    if (found !== undefined && reference === digest)
      throw new ActionError(
        'DIGEST_MISMATCH',
        `Registry ${name} (${host}) has ${found.size} bytes for ${repository}@${digest}, not ${size}`,
      );
  }
  throw new ActionError(
    'REGISTRY_FAILED',
    `Registry ${name} (${host}) accepted ${repository}@${digest} but does not serve it as ${reference}`,
    { hint: 'Run the job again, and ask who runs the registry.' },
  );
}

/**
 * Asks the registry's control plane for a root: it answers from other tables than the registry does, so that both err
 * together is unlikely. Where it cannot say, the registry's own word stands. `REGISTRY_FAILED`.
 */
export async function checkWitness(
  client: RegistryClient,
  target: PushTarget,
  repository: string,
  digest: string,
  pause: Pause,
): Promise<void> {
  if (target.hasDigest === undefined) return;
  for (const ms of pauses) {
    if (ms > 0) await pause(ms);
    if ((await target.hasDigest(repository, digest)) !== false) return;
  }
  const { name, host } = client.endpoint;
  throw new ActionError(
    'REGISTRY_FAILED',
    `Registry ${name} (${host}) serves ${repository}@${digest}, but its control plane does not know it`,
    { hint: 'No tag was written. Run the job again; ask who runs the registry if this stays.' },
  );
}

/**
 * Asks a registry for the referrers of every subject. One that is stored but not listed, as after a run that was
 * killed between the two, is stored again. `REGISTRY_FAILED`.
 */
export async function checkReferrers(
  client: RegistryClient,
  repository: string,
  manifests: readonly StoredManifest[],
  pause: Pause,
): Promise<void> {
  const bySubject = Map.groupBy(manifests, ({ manifest }) => manifest.subject?.digest);
  bySubject.delete(undefined);
  await Promise.all(
    [...bySubject].map(([subject, referrers]) =>
      subject === undefined ? undefined : checkListed(client, repository, subject, referrers, pause),
    ),
  );
}

async function checkListed(
  client: RegistryClient,
  repository: string,
  subject: string,
  referrers: readonly StoredManifest[],
  pause: Pause,
): Promise<void> {
  let missing = referrers;
  for (const ms of pauses) {
    if (ms > 0) await pause(ms);
    const listed = new Set((await client.referrers(repository, subject)).map(({ digest }) => digest));
    missing = referrers.filter(({ descriptor }) => !listed.has(descriptor.digest));
    if (missing.length === 0) return;
    for (const referrer of missing) await client.putManifest(repository, referrer);
  }
  const { name, host } = client.endpoint;
  throw new ActionError(
    'REGISTRY_FAILED',
    `Registry ${name} (${host}) does not list ${missing.length} referrers of ${repository}@${subject}`,
    { hint: 'Signatures and SBOMs would not be found there. Run the job again.' },
  );
}
