import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { audiences } from './identities.ts';
import type { Started } from './service-files.ts';

/** Writes endpoints.yaml, the `endpoints` input that sends the suite to the stand-ins; returns its path. */
export async function writeEndpoints(dir: string, started: Started, trustedRoot: string): Promise<string> {
  const { endpoints, registries } = started;
  const value = {
    aws: { audience: audiences.aws, ...endpoints.aws, registry: registries.aws.address },
    gcp: { audience: audiences.gcp, ...endpoints.gcp, registry: registries.gcp.address },
    azure: { audience: audiences.azure, ...endpoints.azure, registry: registries.azure.address },
    sigstore: { audience: audiences.sigstore, ...endpoints.sigstore, 'trusted-root': trustedRoot },
  };
  const path = join(dir, 'endpoints.yaml');
  await writeFile(path, stringify(value));
  return path;
}
