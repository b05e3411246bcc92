import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ActionError } from '../core/errors.ts';
import { seal, unseal } from './sealed.ts';

/** What a saved plan is for. It is sealed together with the plan: no half can be exchanged. */
const purpose = z.strictObject({
  version: z.literal(1),
  environment: z.string(),
  root: z.string(),
  directory: z.string(),
  commit: z.string(),
  run: z.string(),
  createdAt: z.iso.datetime(),
  program: z.string(),
});

export type PlanPurpose = z.output<typeof purpose>;

const digestOf = (content: Buffer): string => `sha256:${createHash('sha256').update(content).digest('hex')}`;

/** Seals a plan for whoever applies it. The digest is of what is sealed, and is what an approval is for. */
export function keepPlan(
  publicKey: string,
  purpose: PlanPurpose,
  plan: Buffer,
): { readonly sealed: Buffer; readonly digest: string } {
  const head = Buffer.from(JSON.stringify(purpose));
  const size = Buffer.alloc(4);
  size.writeUInt32BE(head.length);
  const sealed = seal(publicKey, Buffer.concat([size, head, plan]));
  return { sealed, digest: digestOf(sealed) };
}

/**
 * Opens a plan that was kept, if it is the announced one and meant for this root at this commit. `ARTIFACT_MISMATCH`.
 */
export function openKeptPlan(
  privateKey: string,
  sealed: Buffer,
  digest: string,
  wanted: Pick<PlanPurpose, 'environment' | 'root' | 'directory' | 'commit'>,
): { readonly purpose: PlanPurpose; readonly plan: Buffer } {
  const found = digestOf(sealed);
  if (found !== digest)
    throw new ActionError(
      'ARTIFACT_MISMATCH',
      `The plan has the digest ${found}, not the approved ${digest}`,
      {
        hint: 'Use the artifact and the digest of one run, unchanged.',
      },
    );
  const content = unseal(privateKey, sealed);
  const size = content.readUInt32BE(0);
  const meant = purpose.parse(JSON.parse(content.subarray(4, 4 + size).toString()));
  const other = (['environment', 'root', 'directory', 'commit'] as const).filter(
    (key) => meant[key] !== wanted[key],
  );
  if (other.length > 0)
    throw new ActionError(
      'ARTIFACT_MISMATCH',
      `The plan is for ${other.map((key) => `${key} ${meant[key]}, not ${wanted[key]}`).join('; ')}`,
      { hint: 'A plan is applied in the root and at the commit it was made of. Plan again.' },
    );
  return { purpose: meant, plan: content.subarray(4 + size) };
}
