import { messageOf } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import type { KubeClient } from '../kube/client.ts';
import { platformOf } from '../oci/descriptor.ts';
import { childManifests, type StoredManifest } from '../oci/manifest.ts';
import type { RegistryClient } from '../oci/registry-client.ts';

/** `linux/amd64`: what the nodes that take pods are, each once; nothing where the identity may not list nodes. */
export async function nodePlatforms(client: KubeClient, log: Log): Promise<readonly string[]> {
  try {
    // The server's cache is good enough for what hardly changes, and spares it thousands of reads.
    const nodes = await client.list({ apiVersion: 'v1', kind: 'Node' }, { resourceVersion: '0' });
    const found = nodes.flatMap(({ metadata: { labels = {} } }) => {
      const [os, architecture] = [labels['kubernetes.io/os'], labels['kubernetes.io/arch']];
      return os === undefined || architecture === undefined ? [] : [`${os}/${architecture}`];
    });
    return [...new Set(found)];
  } catch (error) {
    log.debug(`the platforms of the nodes are not known: ${messageOf(error)}`);
    return [];
  }
}

/**
 * What keeps nodes of these platforms from running an image; undefined where nothing does. Of an index the manifests
 * for the nodes must be there too: one platform is enough, since a pod may ask for nodes of one kind.
 */
export async function checkPlatforms(
  { manifest }: StoredManifest,
  platforms: readonly string[],
  registry: RegistryClient,
  repository: string,
): Promise<string | undefined> {
  const children = childManifests(manifest);
  if (children.length === 0 || platforms.length === 0) return undefined;
  const fitting = children.filter((child) => {
    const platform = platformOf(child) ?? '';
    // A node names no variant: linux/arm runs what linux/arm/v7 is for.
    return platforms.some((one) => platform === one || platform.startsWith(`${one}/`));
  });
  if (fitting.length === 0) return `it has nothing for ${platforms.join(', ')}, which the nodes are`;
  const resolved = await Promise.all(
    fitting.map(async (child) => ((await registry.resolve(repository, child.digest)) ? undefined : child)),
  );
  const missing = resolved.filter((child) => child !== undefined);
  if (missing.length === 0) return undefined;
  return `the registry lacks its ${missing.map((child) => `${platformOf(child)} (${child.digest})`).join(', ')}`;
}
