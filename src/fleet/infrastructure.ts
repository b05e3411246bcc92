import { z } from 'zod';
import { name, repositoryPath, secretName } from './names.ts';

/** A program by its address and the checksum that a person of the team looked up. */
const download = z.strictObject({
  url: z
    .url({ protocol: /^https$/, error: 'must be an https address' })
    .describe('address of the program, or of a .zip or .tar.gz that holds it'),
  sha256: z
    .string()
    .regex(/^[a-f0-9]{64}$/, 'must be 64 hexadecimal digits')
    .describe('SHA-256 of what is downloaded, as you found it at its makers'),
});

/** Variables that providers, backends and modules read. Others would change which program runs, or how. */
const variableName = z
  .string()
  .regex(
    /^(TF_VAR_\w+|TF_HTTP_\w+|TF_TOKEN_\w+|TF_ENCRYPTION|PG_CONN_STR|[A-Z][A-Z0-9]*(_[A-Z0-9]+)*_(TOKEN|KEY|API_KEY|SECRET|PASSWORD|USERNAME))$/,
    'must be TF_VAR_…, TF_HTTP_…, TF_TOKEN_… or end with _TOKEN, _KEY, _SECRET, _PASSWORD or _USERNAME',
  );

const root = z.strictObject({
  directory: repositoryPath.describe('directory of the root module'),
  'plan-identity': name.optional().describe('identity that reads: for plans and for drift'),
  'apply-identity': name
    .optional()
    .describe('identity that changes; its trust names a GitHub environment of its own'),
  'lock-plans': z
    .boolean()
    .default(true)
    .describe('take the lock of the state while planning; false where the plan identity may not write one'),
  secrets: z
    .record(variableName, secretName)
    .default({})
    .describe('variable of the program → entry of flotilla-secrets, for providers and variables'),
});

/** Root modules of Terraform or OpenTofu, and what their plans are held to. */
export const infrastructure = z.strictObject({
  program: z.enum(['terraform', 'tofu']).default('terraform').describe('the program that plans and applies'),
  policy: repositoryPath.optional().describe('directory of Rego policies that every plan is held to'),
  prices: repositoryPath.optional().describe('the team’s price list, for the change of costs'),
  downloads: z
    .strictObject({ terraform: download.optional(), tofu: download.optional(), opa: download.optional() })
    .default({})
    .describe('programs the runner does not have on PATH'),
  roots: z
    .record(name, z.record(name, root))
    .describe('environment → name of a root, such as the cloud → where it is and who plans and applies it'),
});

export type Infrastructure = z.output<typeof infrastructure>;
export type InfrastructureRoot = z.output<typeof root>;
export type ProgramDownload = z.output<typeof download>;
