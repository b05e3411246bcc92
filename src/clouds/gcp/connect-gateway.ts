import { z } from 'zod';
import { ActionError } from '../../core/errors.ts';
import type { CloudPorts, ClusterOf } from '../provider.ts';
import type { Renewing } from '../renewing.ts';
import { request } from '../request.ts';
import { googleSaid } from './google-error.ts';
import { type GcpIdentity, principalOf } from './identity.ts';
import { universeOf } from './universe.ts';

const generated = z.object({ endpoint: z.string() });

/**
 * Finds the address of a cluster behind Connect Gateway, which is reached from anywhere and bears a public certificate.
 * `membership` is how the cluster itself names its place in a fleet. Regional memberships have a host of their own.
 * https://cloud.google.com/kubernetes-engine/enterprise/multicluster-management/gateway
 */
export async function openConnectGateway(
  name: string,
  { cluster }: ClusterOf<'gcp'>,
  membership: string | undefined,
  identity: GcpIdentity,
  token: Renewing<string>,
  ports: CloudPorts,
): Promise<string> {
  const [, resource, location = ''] =
    /^\/\/[^/]+\/(projects\/[^/]+\/locations\/([a-z0-9-]+)\/memberships\/[^/]+)$/.exec(membership ?? '') ??
    [];
  if (resource === undefined)
    throw new ActionError('CLUSTER_UNREACHABLE', `${name}: ${cluster} is in no fleet`, {
      hint: `Register it: gcloud container clusters update ${cluster} --enable-fleet. Or set \`endpoint\` of cluster ${name} to another kind.`,
    });
  const { domain } = universeOf(identity);
  const host = `${location === 'global' ? '' : `${location}-`}connectgateway.${domain}`;
  const base = ports.endpoints.gcp?.connectgateway ?? `https://${host}`;
  const reply = await request(ports, {
    what: 'Connect Gateway',
    url: `${base}/v1/${resource}:generateCredentials`,
    init: async () => ({ headers: { authorization: `Bearer ${(await token()).value}` } }),
  });
  if (!reply.ok)
    throw new ActionError(
      'CLUSTER_DENIED',
      `${name}: Connect Gateway does not lead to ${cluster}: ${googleSaid(reply.text)}`,
      {
        hint: `Enable connectgateway.googleapis.com, and grant ${principalOf(identity)} roles/gkehub.gatewayEditor and roles/gkehub.viewer.`,
      },
    );
  const { endpoint } = generated.parse(JSON.parse(reply.text));
  const server = new URL(endpoint.includes('://') ? endpoint : `https://${endpoint}`);
  // The token goes there next: nowhere but to the gateway itself.
  if (server.origin !== new URL(base).origin)
    throw new ActionError(
      'CLUSTER_DENIED',
      `${name}: Connect Gateway leads to ${server.host}, not to itself`,
      {
        hint: 'Something stands between this runner and the gateway.',
      },
    );
  return server.href.replace(/\/+$/, '');
}
