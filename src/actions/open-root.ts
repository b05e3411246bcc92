import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { openTerraform as cloudAccess } from '../clouds/index.ts';
import type { CloudPorts } from '../clouds/provider.ts';
import type { Context } from '../core/context.ts';
import type { Fleet } from '../fleet/fleet.ts';
import { selectRoot } from '../fleet/select.ts';
import { findPinned } from '../infrastructure/program.ts';
import { openTerraform } from '../infrastructure/terraform.ts';
import { cloudPorts } from './cloud-ports.ts';
import { rootCredentials } from './root-credentials.ts';

export interface RootInputs {
  readonly environment: string;
  readonly root: string;
  /** Path of the program, where it is neither pinned nor on PATH. */
  readonly terraform?: string | undefined;
  readonly lockTimeout: number;
  readonly endpoints?: CloudPorts['endpoints'] | undefined;
  readonly secrets?: string | undefined;
}

/**
 * Terraform in a root of the fleet file, acting as the identity of a role. What it acts as reaches it by variables and
 * private files of its own, never by those of the job.
 */
export async function openRoot(fleet: Fleet, inputs: RootInputs, role: 'plan' | 'apply', context: Context) {
  const { infrastructure, root } = selectRoot(fleet, inputs.environment, inputs.root);
  const ports = cloudPorts(inputs, context);
  const directory = await context.temp.directory('infrastructure');
  const data = path.join(directory, 'data');
  await mkdir(data);
  const { program: name, downloads } = infrastructure;
  const program = inputs.terraform ?? (await findPinned(name, downloads[name], context));
  const identity = root[`${role}-identity`];
  const open = async () =>
    identity === undefined ? { variables: {}, files: {} } : await cloudAccess(fleet, identity, ports);
  const credentials = rootCredentials(open, directory, context.clock);
  // Who is refused learns it before anything else.
  await credentials();
  const secrets = Object.entries(root.secrets).map(
    ([variable, secret]) => [variable, ports.secret(secret)] as const,
  );
  const label = `${inputs.environment}/${inputs.root}`;
  const variables = async () => ({ ...(await credentials()), ...Object.fromEntries(secrets) });
  const options = {
    program,
    directory: root.directory,
    label,
    variables,
    data,
    lockTimeoutMs: inputs.lockTimeout,
  };
  const terraform = openTerraform(options, context);
  return { infrastructure, root, label, directory, terraform };
}
