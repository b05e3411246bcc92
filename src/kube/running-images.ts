import type { Doom } from './doom.ts';
import { textAt } from './fields.ts';
import { type ReleaseImages, splitImage } from './images.ts';
import type { KubeObject } from './object.ts';
import { containersOf, podSpecOf } from './pod-spec.ts';
import { reportsOf } from './pods.ts';

/** Containers of the release's own images: name → digests they may report. */
function expected(workload: KubeObject, images: ReleaseImages | undefined): Map<string, readonly string[]> {
  const released = new Map(
    Object.values(images?.services ?? {}).map((image) => [image.repository, image.accepted]),
  );
  const found = containersOf(podSpecOf(workload)).flatMap((container) => {
    const accepted = released.get(splitImage(textAt(container, 'image') ?? '').repository);
    return accepted === undefined ? [] : [[textAt(container, 'name') ?? '', accepted] as const];
  });
  return new Map(found);
}

/** The digest in an imageID; undefined where the runtime reports only its own id of the image. */
const digestIn = (imageId: string): string | undefined => /@(sha256:[a-f0-9]{64})$/.exec(imageId)?.[1];

/** Every released container of the pod reports a digest of the release. */
export function runsRelease(
  workload: KubeObject,
  pod: KubeObject,
  images: ReleaseImages | undefined,
): boolean {
  const reports = new Map(reportsOf(pod).map((report) => [report.name, report.imageId]));
  return [...expected(workload, images)].every(([name, accepted]) => {
    const imageId = reports.get(name) ?? '';
    // Without a digest there is the pod's own specification, which names one: the pull was by that digest.
    return imageId !== '' && accepted.includes(digestIn(imageId) ?? accepted[0] ?? '');
  });
}

/** A container that runs another image dooms the rollout. */
export function wrongImage(workload: KubeObject, pod: KubeObject, images: ReleaseImages | undefined): Doom[] {
  const wanted = expected(workload, images);
  return reportsOf(pod).flatMap(({ name, imageId }) => {
    const accepted = wanted.get(name);
    const digest = digestIn(imageId);
    if (accepted === undefined || digest === undefined || accepted.includes(digest)) return [];
    const cause = `container ${name} runs ${digest}, which is not of the release (${accepted[0]})`;
    return [{ cause, pod: pod.metadata.name, container: name, exitCode: undefined }];
  });
}

/** Digests the pod's containers run; of the release's own images only, where those are known. */
export function digestsOf(
  workload: KubeObject,
  pod: KubeObject,
  images: ReleaseImages | undefined,
): string[] {
  const wanted = expected(workload, images);
  return reportsOf(pod)
    .filter(({ name }) => images === undefined || wanted.has(name))
    .map(({ imageId }) => digestIn(imageId))
    .filter((digest) => digest !== undefined);
}
