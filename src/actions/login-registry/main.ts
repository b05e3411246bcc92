import path from 'node:path';
import { openRegistry } from '../../clouds/index.ts';
import type { CloudPorts } from '../../clouds/provider.ts';
import { defineAction } from '../../core/action.ts';
import type { Context } from '../../core/context.ts';
import { isActionError, messageOf } from '../../core/errors.ts';
import { lasting } from '../../core/lasting.ts';
import { codeSpan, escapeMarkdown } from '../../core/summary.ts';
import type { Fleet } from '../../fleet/fleet.ts';
import { loadFleet } from '../../fleet/load.ts';
import { selectRegistries } from '../../fleet/select.ts';
import { cloudPorts } from '../cloud-ports.ts';
import { type Login, ownDockerConfig } from './docker-config.ts';
import { schema } from './inputs.ts';
import { logInInPlace, undoLeftLogins } from './own-config.ts';
import { post } from './post.ts';
import { writePrivateConfig } from './private-config.ts';

export default defineAction({
  inputs: schema,
  outputs: ['dockerConfig'],
  run: async (inputs, context) => {
    const fleet = await loadFleet(inputs.fleet);
    const names = selectRegistries(fleet, inputs.registries);
    const logins = await logInAll(fleet, names, cloudPorts(inputs, context));
    const original = path.resolve(inputs.dockerConfig ?? ownDockerConfig(context.env));
    await undoLeftLogins(original);
    const dockerConfig = inputs.inPlace
      ? await keepInPlace(original, logins, context)
      : await keepPrivate(original, logins, context);
    report(logins, context);
    warnOfVariable(logins, context);
    warnOfSharedHosts(logins, context);
    return { dockerConfig };
  },
  post,
});

/** A login, and the registry it is for. */
type NamedLogin = Login & { readonly name: string };

async function keepPrivate(
  original: string,
  logins: readonly Login[],
  { env, temp, state, exportVariable }: Context,
): Promise<string> {
  const directory = await temp.directory('docker');
  state.save('directory', directory);
  await writePrivateConfig(directory, original, logins);
  temp.keep(directory);
  state.save('before', JSON.stringify(env['DOCKER_CONFIG'] ?? ''));
  exportVariable('DOCKER_CONFIG', directory);
  // Builders stand in the Docker configuration unless told otherwise; those of the job stay where they are.
  if (!env['BUILDX_CONFIG']) exportVariable('BUILDX_CONFIG', path.join(original, 'buildx'));
  return directory;
}

async function keepInPlace(
  original: string,
  logins: readonly Login[],
  { temp, state }: Context,
): Promise<string> {
  const marker = await temp.directory('docker');
  state.save('directory', marker);
  temp.keep(marker);
  state.save('undo', await logInInPlace(original, logins, marker));
  return original;
}

/** Logs in everywhere at once; with several failures the first is thrown and the others are shown. */
async function logInAll(fleet: Fleet, names: readonly string[], ports: CloudPorts): Promise<NamedLogin[]> {
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

async function logIn(fleet: Fleet, name: string, ports: CloudPorts): Promise<NamedLogin> {
  const { endpoint } = await openRegistry(fleet, name, ports);
  const credential = (await endpoint.credential?.()) ?? { username: '', password: '' };
  ports.log.mask(Buffer.from(`${credential.username}:${credential.password}`).toString('base64'));
  return { name, hosts: [...new Set([endpoint.host, new URL(endpoint.baseUrl).host])], credential };
}

/** Says what is logged in and for how long: these logins do not renew themselves. */
function report(logins: readonly NamedLogin[], { log, summary, clock }: Context): void {
  const lines = logins.map(({ name, hosts: [host = ''], credential: { expiresAt } }) => {
    const until = expiresAt === undefined ? 'as long as its password' : lasting(expiresAt, clock.now());
    log.info(`${name}: logged in to ${host}, ${until}`);
    return [escapeMarkdown(name), codeSpan(host), until];
  });
  summary.heading('Logged in').table([['Registry', 'Host', 'Lasts'], ...lines]);
}

/** Docker takes the logins of this variable before those of any file. */
function warnOfVariable(logins: readonly NamedLogin[], { env, log }: Context): void {
  const text = env['DOCKER_AUTH_CONFIG'] ?? '';
  const taken = logins.flatMap(({ hosts }) => hosts).filter((host) => text.includes(`"${host}"`));
  if (taken.length > 0)
    log.warning(`DOCKER_AUTH_CONFIG has logins for ${taken.join(', ')}, which docker takes instead of these`);
}

/** Docker knows one login for a host, whatever the repository: of several the last one holds. */
function warnOfSharedHosts(logins: readonly NamedLogin[], { log }: Context): void {
  const last = new Map(logins.flatMap((login) => login.hosts.map((host) => [host, login])));
  for (const { name, hosts, credential } of logins)
    for (const other of new Set(hosts.map((host) => last.get(host))))
      if (other !== undefined && other.credential.username !== credential.username)
        log.warning(
          `${name} and ${other.name} are on one host, where docker uses the login of ${other.name} for both`,
        );
}
