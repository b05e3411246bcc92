import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Descriptor } from '../../src/oci/descriptor.ts';
import type { Request } from './bench-registries.ts';
import { repositoryOf, type Task } from './contenders.ts';
import { measure } from './measured-process.ts';

interface Place {
  readonly repository: string;
  readonly blob: Descriptor;
}

/**
 * The least a push can take: curl opens an upload for each blob and then puts their bytes, everything at once, with
 * tokens from before. No manifest, no hash, no question. Seconds.
 */
export async function measureCurl(task: Task): Promise<number> {
  const seen = new Set<string>();
  const places: Place[] = task.layout.images.flatMap((image) =>
    image.blobs
      .filter(({ digest }) => !seen.has(digest) && seen.add(digest))
      .map((blob) => ({ repository: repositoryOf(image), blob })),
  );
  const tokens = await Promise.all(
    task.registries.map(({ token }) => token(task.layout.images.map(repositoryOf))),
  );
  const started = performance.now();
  await Promise.all(
    task.registries.map(({ host }, at) => {
      const file = path.join(task.home, `curl-${at}`);
      return upload(`http://${host}`, tokens[at] ?? '', places, task.layout.dir, file);
    }),
  );
  return (performance.now() - started) / 1000;
}

async function upload(
  base: string,
  token: string,
  places: readonly Place[],
  layout: string,
  file: string,
): Promise<void> {
  const common = [`header = "Authorization: Bearer ${token}"`, 'header = "Expect:"', 'output = "/dev/null"'];
  const posts = places.map(({ repository }, at) => [
    `url = "${base}/v2/${repository}/blobs/uploads/"`,
    'request = "POST"',
    `write-out = "${at} %header{location}\\n"`,
  ]);
  const opened = await curl(file, common, posts);
  const locations = new Map(opened.split('\n').map((line) => line.split(' ') as [string, string]));
  const puts = places.map(({ blob }, at) => {
    const location = new URL(locations.get(`${at}`) ?? '', base);
    location.searchParams.set('digest', blob.digest);
    const [algorithm = '', hex = ''] = blob.digest.split(':');
    return [`url = "${location}"`, `upload-file = "${path.join(layout, 'blobs', algorithm, hex)}"`, 'fail'];
  });
  await curl(file, common, puts);
}

/** All transfers at the same time; what they write out. */
async function curl(
  file: string,
  common: readonly string[],
  transfers: readonly (readonly string[])[],
): Promise<string> {
  const sections = transfers.map((lines) => [...lines, ...common].join('\n'));
  await writeFile(file, sections.join('\nnext\n'), { mode: 0o600 });
  const argv = [
    'curl',
    '-sS',
    '--parallel',
    '--parallel-immediate',
    '--parallel-max',
    '64',
    '-K',
    file,
  ] as const;
  return (await measure([...argv], process.env)).output;
}

/** Trips of a registry's journal that followed on one another: the longest chain of requests, `milliseconds` apart. */
export function countTrips(requests: readonly Request[], milliseconds: number): number {
  const half = (milliseconds * 1000) / 2;
  const byEnd = requests.toSorted((a, b) => a.end - b.end);
  let trips = 0;
  let ended = Number.NEGATIVE_INFINITY;
  for (const { start, end } of byEnd) {
    if (start - half < ended) continue;
    trips++;
    ended = end + half;
  }
  return trips;
}
