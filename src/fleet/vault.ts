import { z } from 'zod';
import { name } from './names.ts';

/** A server of HashiCorp Vault or OpenBao whose secrets values files name as `vault:PATH#KEY`. */
export const vault = z.strictObject({
  address: z
    .string()
    .regex(/^https:\/\/[a-zA-Z0-9.-]+(:\d{1,5})?$/, 'must be https://HOST or https://HOST:PORT')
    .describe('address of the server; also the audience of the identity token it is shown'),
  role: z.string().min(1).describe('role of its JWT authentication that the job logs in to'),
  mount: name.default('jwt').describe('where JWT authentication is mounted'),
  namespace: z.string().min(1).optional().describe('namespace, where the server has several'),
});

export type VaultConfig = z.output<typeof vault>;
