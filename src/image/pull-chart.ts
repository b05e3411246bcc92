import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { z } from 'zod';
import { ActionError, isActionError, messageOf } from '../core/errors.ts';
import type { RegistryClient } from '../oci/registry-client.ts';
import { packedChart } from '../release/packed-chart.ts';
import type { PackedFile } from './deploy-archive.ts';

/** Media types of charts in registries: https://helm.sh/docs/topics/registries */
const configType = 'application/vnd.cncf.helm.config.v1+json';
const contentType = 'application/vnd.cncf.helm.chart.content.v1.tar+gzip';

/** Unpacked; as for a release's archive. */
const limitBytes = 64 * 1024 * 1024;

const chartConfig = z.looseObject({ name: z.string(), version: z.string() });

export interface ChartPin {
  /** Path within the registry. */
  readonly repository: string;
  /** Digest of the chart's manifest: what `helm push` prints. */
  readonly digest: string;
  /** The chart's own version, for a person to read; refused where the digest is of another. */
  readonly version: string;
}

/**
 * Fetches a chart from a registry by its digest, as files below `packedChart`. `CHART_INVALID` for what is no chart, or
 * one of another version; `REGISTRY_DENIED`, `REGISTRY_FAILED`, `DIGEST_MISMATCH`.
 */
export async function pullChart(
  client: RegistryClient,
  { repository, digest, version }: ChartPin,
): Promise<PackedFile[]> {
  const where = `oci://${client.endpoint.host}/${repository}@${digest}`;
  const refuse = (what: string, hint: string) =>
    new ActionError('CHART_INVALID', `${where} ${what}`, { hint });
  const stored = await client.getManifest(repository, digest);
  if (stored === undefined)
    throw refuse('is not there', 'Correct deploy.chart or deploy.digest: `helm push` prints the digest.');
  const { config, layers } = stored.manifest;
  const content = layers.find(({ mediaType }) => mediaType === contentType);
  if (config?.mediaType !== configType || content === undefined)
    throw refuse(
      'is no Helm chart',
      'The digest must be that of the chart’s manifest, as `helm push` prints it.',
    );
  const described = chartConfig.parse(
    JSON.parse((await client.readBlob(repository, config)).toString('utf8')),
  );
  if (described.version !== version)
    throw refuse(
      `is version ${described.version}, the fleet file names ${version}`,
      'Change deploy.version and deploy.digest together.',
    );
  try {
    return await unpack(await client.readBlob(repository, content));
  } catch (error) {
    throw isActionError(error)
      ? error
      : refuse(`cannot be unpacked: ${messageOf(error)}`, 'Package it again.');
  }
}

async function unpack(bytes: Buffer): Promise<PackedFile[]> {
  const entries = Readable.from([bytes]).pipe(createGunzip());
  const unpacked = extract();
  entries.once('error', (error) => unpacked.destroy(error));
  entries.pipe(unpacked);
  const files: PackedFile[] = [];
  let size = 0;
  for await (const entry of unpacked) {
    const { name, type } = entry.header;
    size += entry.header.size ?? 0;
    if (size > limitBytes) throw new Error('it is larger than 64 MiB');
    const content = await buffer(entry);
    if (type === 'directory') continue;
    // All is below one directory of the chart's name.
    const inner = path.posix.normalize(name).split('/').slice(1);
    if (type !== 'file' || inner.length === 0 || inner.includes('..') || path.posix.isAbsolute(name))
      throw new Error(`it holds ${name}, which is no file of a chart`);
    files.push({ name: path.posix.join(packedChart, ...inner), content, executable: false });
  }
  return files;
}
