import { z } from 'zod';
import { durationSaying, durationText } from './names.ts';

const workloads = z
  .array(z.string().min(1))
  .min(1)
  .optional()
  .describe('names of the Deployments that shift; without it all that changed and can');

const rolling = z.strictObject({ kind: z.literal('rolling') });

const blueGreen = z.strictObject({
  kind: z.literal('blue-green'),
  workloads,
  window: durationText
    .default('60s')
    .describe('for how long the old pods stay once all traffic is on the new ones, to flip back at once'),
});

const step = z.strictObject({
  weight: z.int().min(1).max(100).describe('percent of the traffic that goes to the new pods'),
  pause: durationSaying(
    'must say for how long; for a person to decide, use two environments, the second with reviewers',
  ).describe('for how long this step is watched before the next one'),
});

const canary = z.strictObject({
  kind: z.literal('canary'),
  workloads,
  by: z
    .enum(['replicas', 'gateway-api', 'istio'])
    .default('replicas')
    .describe('what splits the traffic: numbers of pods, HTTPRoutes, or VirtualServices'),
  header: z
    .string()
    .regex(/^[A-Za-z0-9-]+$/, 'must be the name of an HTTP header')
    .default('x-flotilla-canary')
    .describe('header that leads a request to the new pods whatever the weight; not for `by: replicas`'),
  steps: z
    .array(step)
    .min(1)
    .refine(
      (steps) => steps.every(({ weight }, index) => weight > (steps[index - 1]?.weight ?? 0)),
      'must have rising weights',
    )
    .default([
      { weight: 10, pause: '2m' },
      { weight: 50, pause: '2m' },
    ]),
});

const detailed = z.discriminatedUnion('kind', [rolling, blueGreen, canary]);

/** How new pods take over from old ones; a mere name stands for that strategy with its defaults. */
export const strategy = z.union([
  z.enum(['rolling', 'blue-green', 'canary']).transform((kind) => detailed.parse({ kind })),
  detailed,
]);

export type Strategy = z.output<typeof strategy>;
export type StrategyOf<K extends Strategy['kind']> = Extract<Strategy, { kind: K }>;
