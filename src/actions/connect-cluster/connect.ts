import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ClusterRole } from '../../clouds/cluster-role.ts';
import { openTarget } from '../../clouds/index.ts';
import type { CloudPorts, ClusterAccess } from '../../clouds/provider.ts';
import { type ClusterTarget, clusterTargetOf } from '../../clouds/target.ts';
import type { Context } from '../../core/context.ts';
import { ActionError } from '../../core/errors.ts';
import { loadFleet } from '../../fleet/load.ts';
import { selectEnvironment } from '../../fleet/select.ts';
import { createKubeClient } from '../../kube/client.ts';
import { whoAmI } from '../../kube/who-am-i.ts';
import { cloudPorts } from '../cloud-ports.ts';
import { formatKubeconfig, type TokenPlugin } from './kubeconfig.ts';
import { formatSession, sessionVariable } from './session.ts';

export interface ConnectInputs {
  readonly fleet: string;
  readonly environment: string;
  readonly cluster: string;
  readonly role: ClusterRole;
  readonly endpoints?: CloudPorts['endpoints'] | undefined;
  readonly secrets?: string | undefined;
}

/**
 * Asks the cluster who we are, then writes a kubeconfig for it into a private directory that the post step removes
 * (state `directory`). `program` starts the credential plugin. Returns the kubeconfig's path.
 */
export async function connect(
  inputs: ConnectInputs,
  context: Context,
  program: Omit<TokenPlugin, 'env'>,
): Promise<string> {
  const fleet = await loadFleet(inputs.fleet);
  const { environment } = selectEnvironment(fleet, inputs.environment);
  const target = clusterTargetOf(fleet, inputs.environment, inputs.cluster, inputs.role);
  if (target.identity?.cloud !== 'generic' && target.identity?.source === 'secret')
    throw new ActionError('INPUT_INVALID', `${inputs.cluster}: its identity is one of \`source: secret\``, {
      hint: 'kubectl asks for tokens long after this step, when no secret is at hand. Use an identity of `github` or `ambient`.',
    });
  const access = await openTarget(target, cloudPorts(inputs, context));
  await greet(inputs.cluster, access, context);
  const directory = await context.temp.directory('kube');
  context.state.save('directory', directory);
  context.temp.keep(directory);
  const env = await writeSession(directory, target, inputs.endpoints ?? {}, context);
  const content = await formatKubeconfig({
    name: `${inputs.environment}-${inputs.cluster}`,
    namespace: target.config.namespace ?? environment.namespace,
    access,
    plugin: target.config.cloud === 'generic' ? undefined : { ...program, env },
  });
  const kubeconfig = path.join(directory, 'config');
  await writeFile(kubeconfig, content, { mode: 0o600, flag: 'wx' });
  return kubeconfig;
}

async function greet(name: string, access: ClusterAccess, { clock, log, signal }: Context): Promise<void> {
  const client = createKubeClient(access, { name, clock, log, signal });
  try {
    const { gitVersion } = await client.version();
    const user = await whoAmI(client);
    const groups = user === undefined ? '' : ` (${user.groups.join(', ')})`;
    log.info(`${name}: Kubernetes ${gitVersion}, as ${user?.username ?? 'a user it does not name'}${groups}`);
  } finally {
    await client.close();
  }
}

/** Leaves the plugin what it needs to mint tokens by itself: whom to ask as whom, and no secret. */
async function writeSession(
  directory: string,
  target: ClusterTarget,
  endpoints: CloudPorts['endpoints'],
  { env }: Context,
): Promise<Record<string, string>> {
  const file = path.join(directory, 'session.json');
  await writeFile(file, formatSession({ target, endpoints }), { mode: 0o600, flag: 'wx' });
  const authorities = env['NODE_EXTRA_CA_CERTS'];
  return { [sessionVariable]: file, ...(authorities ? { NODE_EXTRA_CA_CERTS: authorities } : {}) };
}
