import { ActionError } from '../core/errors.ts';
import { imagesOf, splitImage } from '../kube/images.ts';
import { describeRef, objectKey, refOf } from '../kube/object.ts';
import { type Release, releaseId } from '../release/release.ts';
import { type Exchange, exchange, type Tokens } from './exchange.ts';
import type { StoredRelease } from './manifest-store.ts';

/**
 * The live release with some services as an older one had them, rendered: every object that the two rendered alike but
 * for the digests and revisions of these services gets the older ones, all else stays as it is. A release of its own,
 * with the live one's place in the sequence, so that the next delivery follows it. Proven by its images: they are the
 * live ones with just these exchanged. `RELEASE_REFUSED` where that cannot be, as with another chart.
 */
export function composeRelease(
  live: StoredRelease,
  older: StoredRelease,
  services: readonly string[],
): StoredRelease {
  const [now, then] = [live.release, older.release];
  if (now.deploy.archive !== then.deploy.archive)
    throw refused(
      `release ${then.sequence} has another chart than the live release ${now.sequence}`,
      'A service of it alone cannot be put back: roll back the whole application, or choose a release of the same chart.',
    );
  const changed = changedServices(now, then, services);
  const release: Release = {
    ...now,
    services: Object.fromEntries(
      Object.entries(now.services).map(([name, own]) => [
        name,
        changed.includes(name) ? (then.services[name] ?? own) : own,
      ]),
    ),
  };
  // One revision may lead back to different ones: each service is tried alone before those that share an object.
  const tokens = [...changed.map((name) => [name]), changed].map((names) => tokensOf(now, then, names));
  const before = new Map(older.objects.map((object) => [objectKey(refOf(object)), object]));
  const objects = live.objects.map((object) => {
    const former = before.get(objectKey(refOf(object)));
    if (former === undefined) return object;
    const exchanged = tokens.map((each) => exchange(object, former, each));
    return exchanged.find((each) => each !== undefined) ?? object;
  });
  const composite = { release, objects };
  prove(live, composite, changed);
  return composite;
}

/** Those of the services that the older release has with another digest. */
function changedServices(now: Release, then: Release, services: readonly string[]): string[] {
  const unknown = services.filter(
    (name) => !(Object.hasOwn(now.services, name) && Object.hasOwn(then.services, name)),
  );
  if (unknown.length > 0) {
    const both = Object.keys(now.services).filter((name) => Object.hasOwn(then.services, name));
    throw refused(
      `releases ${now.sequence} and ${then.sequence} do not both have ${unknown.join(', ')}`,
      `Name services that both have: ${both.join(', ')}.`,
    );
  }
  const changed = services.filter((name) => now.services[name]?.digest !== then.services[name]?.digest);
  if (changed.length > 0) return changed;
  throw refused(
    `release ${then.sequence} has ${services.join(', ')} with the digest that is live`,
    'Choose another one in the input `release`.',
  );
}

function tokensOf(now: Release, then: Release, services: readonly string[]): Tokens {
  const revision = ({ source, services }: Release, name: string) => services[name]?.revision ?? source.commit;
  const pair = (read: (release: Release) => string): Exchange => [hex(read(now)), hex(read(then))];
  return {
    own: services.map((name) => pair((release) => release.services[name]?.digest ?? '')),
    shared: services.map((name) => pair((release) => revision(release, name))),
    common: [pair(({ source }) => source.commit), pair(releaseId)],
  };
}

const hex = (text: string) => text.replace(/^sha256:/, '');

/** The images of the composite must be the live ones with just those of the services exchanged, and some must be. */
function prove(live: StoredRelease, composite: StoredRelease, services: readonly string[]): void {
  const wantedOf = (image: string): string => {
    const { repository, digest } = splitImage(image);
    const service = services.find(
      (name) => repository.endsWith(`/${name}`) && live.release.services[name]?.digest === digest,
    );
    return service === undefined
      ? image
      : `${repository}@${composite.release.services[service]?.digest ?? ''}`;
  };
  let exchanged = 0;
  for (const [index, object] of live.objects.entries()) {
    const after = composite.objects[index];
    const images = after === undefined ? [] : imagesOf(after);
    for (const [at, image] of imagesOf(object).entries()) {
      const wanted = wantedOf(image);
      if (wanted !== image) exchanged += 1;
      if (images[at] === wanted) continue;
      throw refused(
        `${describeRef(refOf(object))} differs between the releases by more than ${services.join(', ')}`,
        'It cannot be put back alone: roll back the whole application.',
      );
    }
  }
  if (exchanged === 0)
    throw refused(
      `no object that is live runs ${services.join(', ')} by its digest`,
      'Roll back the whole application.',
    );
}

const refused = (message: string, hint: string) => new ActionError('RELEASE_REFUSED', message, { hint });
