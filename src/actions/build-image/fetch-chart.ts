import { openRegistry } from '../../clouds/index.ts';
import type { CloudPorts } from '../../clouds/provider.ts';
import type { Context } from '../../core/context.ts';
import { ActionError } from '../../core/errors.ts';
import type { DeploySource } from '../../fleet/application.ts';
import type { Fleet } from '../../fleet/fleet.ts';
import type { PackedFile } from '../../image/deploy-archive.ts';
import { pullChart } from '../../image/pull-chart.ts';
import { parseReference } from '../../oci/reference.ts';
import { createRegistryClient } from '../../oci/registry-client.ts';
import type { RegistryEndpoint } from '../../oci/registry-endpoint.ts';
import { cloudPorts, registryPorts } from '../cloud-ports.ts';

/**
 * The files of a chart that is in a registry; none for one that is in the repository. It becomes part of the release
 * here, so that every later step, and every rollback, has it without asking that registry again.
 */
export async function fetchChart(
  deploy: DeploySource,
  fleet: Fleet,
  secrets: string | undefined,
  context: Context,
): Promise<PackedFile[]> {
  if (deploy.kind !== 'helm' || deploy.chart === undefined) return [];
  const { chart, digest = '', version = '', registry } = deploy;
  const { host, repository } = parseReference(chart.slice('oci://'.length));
  const ports = cloudPorts({ secrets }, context);
  const endpoint = registry === undefined ? anonymous(host) : await login(fleet, registry, host, ports);
  const client = createRegistryClient(endpoint, registryPorts({}, context));
  const files = await pullChart(client, { repository, digest, version });
  context.log.info(`chart ${chart} ${version} (${digest})`);
  return files;
}

const anonymous = (host: string): RegistryEndpoint => ({
  ...{ name: host, host, baseUrl: `https://${host}`, path: '', required: true },
  traits: { chunkedUpload: false, mount: 'never', concurrency: 4 },
});

async function login(fleet: Fleet, name: string, host: string, ports: CloudPorts): Promise<RegistryEndpoint> {
  const { endpoint } = await openRegistry(fleet, name, ports);
  if (endpoint.host === host) return endpoint;
  throw new ActionError(
    'FLEET_INVALID',
    `deploy.registry ${name} is ${endpoint.host}, the chart is at ${host}`,
    {
      hint: 'Name the registry that the chart is in, or none where anybody may pull it.',
    },
  );
}
