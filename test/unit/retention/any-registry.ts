import fc from 'fast-check';
import type { Holding, RegistryHoldings } from '../../../src/retention/holdings.ts';
import type { Needs } from '../../../src/retention/keep.ts';
import type { RetentionPolicy } from '../../../src/retention/policy.ts';
import { releaseName } from '../../../src/signing/release-artifact.ts';
import { day, digestOf, holding, idOf, now, recordOf, registryOf } from './sample-registry.ts';

/** What one manifest of a repository is like; numbers choose among the manifests made before it. */
interface Draft {
  readonly kind: 'image' | 'index' | 'attachment' | 'tag-attachment';
  readonly on: readonly number[];
  readonly age: number | undefined;
  readonly tag: string | undefined;
}

const draft: fc.Arbitrary<Draft> = fc.record({
  kind: fc.constantFrom('image', 'index', 'attachment', 'tag-attachment'),
  on: fc.array(fc.nat(30), { maxLength: 4 }),
  age: fc.option(fc.nat(90), { nil: undefined, freq: 12 }),
  tag: fc.option(fc.constantFrom('v1.2.3', 'main', 'sha-0123456789ab', 'stable-1'), { nil: undefined }),
});

const services = ['api', 'web'] as const;

/** Content as a history of pushes could have left it: whatever refers was made after what it refers to. */
function build(name: string, drafts: readonly Draft[]): Holding[] {
  const made: Holding[] = [];
  for (const [index, { kind, on, age, tag }] of drafts.entries()) {
    const earlier = on.flatMap((at) => made[at % Math.max(1, made.length)]?.digest ?? []);
    // A reference to what is not there any more: an earlier cleaning by hand.
    const targets = [...new Set(on.includes(0) ? [...earlier, digestOf(`${name} gone`)] : earlier)];
    made.push(
      holding(`${name} ${index}`, {
        storedAt: age === undefined ? undefined : now - age * day - 1,
        tags: tag === undefined ? [] : [tag],
        children: kind === 'index' || kind === 'tag-attachment' ? targets.slice(1) : [],
        subjects: kind === 'attachment' || kind === 'tag-attachment' ? targets.slice(0, 1) : [],
        config: digestOf(`config ${name} ${index % 5}`),
        content: new Map([
          [digestOf(`${name} ${index}`), 10],
          [digestOf(`layer ${index % 3}`), 1000],
        ]),
      }),
    );
  }
  return made;
}

/** A registry of two services and their releases, some of another application. */
export const anyRegistry: fc.Arbitrary<RegistryHoldings> = fc
  .record({
    api: fc.array(draft, { maxLength: 30 }),
    web: fc.array(draft, { maxLength: 30 }),
    releases: fc.array(
      fc.record({
        api: fc.nat(40),
        web: fc.nat(40),
        age: fc.nat(90),
        foreign: fc.boolean(),
        signed: fc.boolean(),
      }),
      { maxLength: 12 },
    ),
  })
  .map(({ api, web, releases }) => {
    const artifacts = releases.flatMap(({ age, foreign, signed, ...images }, sequence) => {
      const names = { api: `api ${images.api}`, web: `web ${images.web}` };
      const record = recordOf(sequence, services, names, foreign ? { application: 'bank' } : {});
      const storedAt = now - age * day - 1;
      const artifact = holding(`artifact ${sequence}`, { storedAt, release: { id: idOf(record), record } });
      const signature = holding(`signature ${sequence}`, { storedAt, subjects: [artifact.digest] });
      return signed ? [artifact, signature] : [artifact];
    });
    return registryOf({ [releaseName]: artifacts, api: build('api', api), web: build('web', web) });
  });

export const anyPolicy: fc.Arbitrary<RetentionPolicy> = fc.record({
  releases: fc.nat(4),
  days: fc.nat(60),
  tags: fc.subarray(['semver', 'main', 'stable-*']),
});

/** Needs that name manifests and releases which may or may not be there. */
export const anyNeeds: fc.Arbitrary<Needs> = fc
  .record({
    running: fc.array(fc.tuple(fc.constantFrom(...services), fc.nat(40)), { maxLength: 3 }),
    configs: fc.array(fc.nat(4), { maxLength: 1 }),
    named: fc.array(fc.nat(15), { maxLength: 3 }),
    newest: fc.array(fc.nat(15), { maxLength: 3 }),
  })
  .map(({ running, configs, named, newest }) => {
    const ids = (sequences: readonly number[]) =>
      new Set(sequences.map((sequence) => idOf(recordOf(sequence, services))));
    const digests = [
      ...running.map(([service, index]) => digestOf(`${service} ${index}`)),
      ...configs.map((index) => digestOf(`config api ${index}`)),
    ];
    return {
      application: 'shop',
      named: ids(named),
      newest: ids(newest),
      digests: new Map(digests.map((digest) => [digest, 'running'])),
    };
  });
