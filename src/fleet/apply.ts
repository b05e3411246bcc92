import { z } from 'zod';
import { durationText, name } from './names.ts';

/** A kind as `kubectl` names it whatever its version: `Secret`, `StatefulSet.apps`. */
const kindName = z
  .string()
  .regex(/^[A-Z][A-Za-z0-9]*(\.[a-z0-9.-]+)?$/, 'must be KIND or KIND.GROUP, such as StatefulSet.apps');

/** How a release's objects are written to a cluster, and what may be deleted there. */
export const applyRules = z.strictObject({
  'prune-max': z
    .int()
    .min(0)
    .max(100)
    .default(50)
    .describe('largest part of the application, in percent, that one delivery may delete'),
  'prune-keep': z
    .array(kindName)
    .default([])
    .describe('kinds that are never deleted, beside volumes, claims, namespaces and CRDs'),
  'hook-timeout': durationText.default('5m').describe('for one hook of the chart'),
  namespaces: z
    .array(name)
    .optional()
    .describe('namespaces the release may write to beside its own; any the identity may without it'),
});

export type ApplyRules = z.output<typeof applyRules>;
