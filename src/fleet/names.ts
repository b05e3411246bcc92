import { z } from 'zod';

/** A name that is also fit for a file, a label value and a workflow output: lower case, digits and dashes. */
export const name = z
  .string()
  .regex(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/, 'must be lower case letters, digits and dashes, at most 63')
  .describe('lower case letters, digits and dashes, at most 63');

/** A region or location of a cloud. It becomes part of host names that tokens go to, so nothing else may be in it. */
export const location = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be the name of a region');

/** A host, with a port where it is not the usual one. */
export const host = z
  .string()
  .regex(
    /^(\[[\da-fA-F:.]+\]|[a-zA-Z\d]([a-zA-Z\d.-]*[a-zA-Z\d])?)(:\d{1,5})?$/,
    'must be HOST or HOST:PORT',
  );

/** A path inside the repository; it may not leave it. */
export const repositoryPath = z
  .string()
  .min(1)
  .refine(
    (path) => !path.startsWith('/') && !path.split(/[\\/]/).includes('..'),
    'must stay inside the repository',
  )
  .describe('path from the root of the repository');

/** The name of one entry of the `flotilla-secrets` secret. */
export const secretName = z
  .string()
  .regex(/^[A-Z_][A-Z0-9_]*$/, 'must be the name of an entry of flotilla-secrets')
  .describe('name of an entry of the flotilla-secrets secret');

/** A duration such as 90s or 5m; `missing` is what is said where there is none. */
export const durationSaying = (missing: string | undefined) =>
  z
    .string({ error: ({ input }) => (input === undefined ? missing : undefined) })
    .regex(/^(\d+(\.\d+)?(ms|s|m|h))+$/, 'must be a duration such as 90s, 5m or 1h30m');
export const durationText = durationSaying(undefined);
