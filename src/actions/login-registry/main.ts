import { rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { openRegistry } from '../../clouds/index.ts';
import type { CloudPorts } from '../../clouds/provider.ts';
import { defineAction } from '../../core/action.ts';
import { isActionError, messageOf } from '../../core/errors.ts';
import type { Fleet } from '../../fleet/fleet.ts';
import { loadFleet } from '../../fleet/load.ts';
import { cloudPorts } from '../cloud-ports.ts';
import { type Login, ownDockerConfig, writeDockerConfig } from './docker-config.ts';
import { schema } from './inputs.ts';

export default defineAction({
  inputs: schema,
  outputs: ['dockerConfig'],
  run: async (inputs, context) => {
    const fleet = await loadFleet(inputs.fleet);
    const logins = await logInAll(
      fleet,
      inputs.registries ?? Object.keys(fleet.registries),
      cloudPorts(inputs, context),
    );
    const original = inputs.dockerConfig ?? ownDockerConfig(context.env);
    const directory = await context.temp.directory('docker');
    context.state.save('directory', directory);
    await writeDockerConfig(directory, original, logins);
    context.temp.keep(directory);
    context.exportVariable('DOCKER_CONFIG', directory);
    // Builders stand in the Docker configuration unless told otherwise; those of the job stay known.
    if (!context.env['BUILDX_CONFIG'] && (await isDirectory(path.join(original, 'buildx'))))
      context.exportVariable('BUILDX_CONFIG', path.resolve(original, 'buildx'));
    return { dockerConfig: directory };
  },
  post: async ({ state }) => {
    const directory = state.read('directory');
    if (directory !== undefined) await rm(directory, { recursive: true, force: true });
  },
});

/** Logs in everywhere at once; with several failures the first is thrown and the others are shown. */
async function logInAll(fleet: Fleet, names: readonly string[], ports: CloudPorts): Promise<Login[]> {
  const settled = await Promise.allSettled(names.map((name) => logIn(fleet, name, ports)));
  const failures = settled.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
  const [first, ...others] = failures;
  for (const error of others) {
    ports.log.error(messageOf(error));
    if (isActionError(error) && error.hint !== undefined) ports.log.info(`What to do: ${error.hint}`);
  }
  if (failures.length > 0) throw first;
  return settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
}

async function logIn(fleet: Fleet, name: string, ports: CloudPorts): Promise<Login> {
  const { endpoint } = await openRegistry(fleet, name, ports);
  const credential = (await endpoint.credential?.()) ?? { username: '', password: '' };
  ports.log.mask(Buffer.from(`${credential.username}:${credential.password}`).toString('base64'));
  const until =
    credential.expiresAt === undefined ? '' : ` until ${new Date(credential.expiresAt).toISOString()}`;
  ports.log.info(`${name}: logged in to ${endpoint.host}${until}`);
  return { hosts: [...new Set([endpoint.host, new URL(endpoint.baseUrl).host])], credential };
}

const isDirectory = (file: string) =>
  stat(file).then(
    (found) => found.isDirectory(),
    () => false,
  );
