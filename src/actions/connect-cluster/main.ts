import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { openTarget } from '../../clouds/index.ts';
import { type ClusterTarget, clusterRoles, clusterTargetOf } from '../../clouds/target.ts';
import { defineAction } from '../../core/action.ts';
import type { Context } from '../../core/context.ts';
import { choice, text } from '../../core/inputs.ts';
import { loadFleet } from '../../fleet/load.ts';
import { selectEnvironment } from '../../fleet/select.ts';
import { createKubeClient } from '../../kube/client.ts';
import { cloudInputs, cloudPorts } from '../cloud-ports.ts';
import { formatKubeconfig } from './kubeconfig.ts';
import { formatSession, sessionVariable } from './session.ts';
import { whoAmI } from './who-am-i.ts';

export default defineAction({
  inputs: z.object({
    fleet: text(),
    environment: text(),
    cluster: text(),
    role: choice(...clusterRoles),
    ...cloudInputs,
  }),
  outputs: ['kubeconfig'],
  run: async (inputs, context) => {
    const fleet = await loadFleet(inputs.fleet);
    const { environment } = selectEnvironment(fleet, inputs.environment);
    const target = clusterTargetOf(fleet, inputs.environment, inputs.cluster, inputs.role);
    const access = await openTarget(target, cloudPorts(inputs, context));
    const client = createKubeClient(access, { ...context, name: inputs.cluster });
    try {
      const { gitVersion } = await client.version();
      const user = await whoAmI(client);
      context.log.info(
        `${inputs.cluster}: Kubernetes ${gitVersion} at ${access.server}, as ${user?.username ?? 'a user it does not name'}`,
      );
    } finally {
      await client.close();
    }
    const directory = await context.temp.directory('kube');
    context.state.save('directory', directory);
    const kubeconfig = path.join(directory, 'config');
    const content = await formatKubeconfig({
      name: `${inputs.environment}-${inputs.cluster}`,
      namespace: target.config.namespace ?? environment.namespace,
      access,
      plugin:
        target.config.cloud === 'generic'
          ? undefined
          : await writePlugin(directory, target, inputs.endpoints ?? {}, context),
    });
    await writeFile(kubeconfig, content, { mode: 0o600, flag: 'wx' });
    context.temp.keep(directory);
    context.exportVariable('KUBECONFIG', kubeconfig);
    return { kubeconfig };
  },
  post: async ({ state }) => {
    const directory = state.read('directory');
    if (directory !== undefined) await rm(directory, { recursive: true, force: true });
  },
});

/** Leaves the plugin what it needs to mint tokens by itself: whom to ask as whom, and no secret. */
async function writePlugin(
  directory: string,
  target: ClusterTarget,
  endpoints: NonNullable<z.output<typeof cloudInputs.endpoints>>,
  { env }: Context,
) {
  const session = path.join(directory, 'session.json');
  await writeFile(session, formatSession({ target, endpoints }), { mode: 0o600, flag: 'wx' });
  // The plugin's stub lies beside the one this process was started with.
  const script = path.join(path.dirname(path.resolve(process.argv[1] ?? '')), 'token.js');
  const authorities = env['NODE_EXTRA_CA_CERTS'];
  return {
    command: process.execPath,
    args: [script],
    env: {
      [sessionVariable]: session,
      ...(authorities ? { NODE_EXTRA_CA_CERTS: authorities } : {}),
    },
  };
}
