import { type Measurement, median } from '../report.ts';
import type { Outcome } from './contenders.ts';

/** What is delivered in turn: everything, the same again, and the same but for one image. */
export const steps = ['first', 'unchanged', 'one changed'] as const;
type Step = (typeof steps)[number];

/** `STEP CONTENDER` → its runs. */
export type Samples = Map<string, Outcome[]>;

const titles = { services: 'five services, three clusters', objects: '500 objects, one cluster' } as const;

/** The measurements of a case: times against both peers, and memory. */
export function judgeDeploys(what: keyof typeof titles, samples: Samples): Measurement[] {
  const title = titles[what];
  return steps.flatMap((step) => {
    const of = (name: string, metric: (outcome: Outcome) => number) =>
      median((samples.get(`${step} ${name}`) ?? []).map(metric));
    const peers = (metric: (outcome: Outcome) => number) =>
      Object.fromEntries(
        ['helm', 'kubectl', 'kubectl-server-side']
          .filter((name) => samples.has(`${step} ${name}`))
          .map((name) => [name, of(name, metric)]),
      );
    if (!samples.has(`${step} ours`)) return [];
    const seconds = { ours: of('ours', (one) => one.seconds), peers: peers((one) => one.seconds) };
    const memory = { ours: of('ours', (one) => one.megabytes), peers: peers((one) => one.megabytes) };
    const place = `${title}, ${step}`;
    return [
      { case: place, metric: 'time', unit: 's' as const, ...seconds, ...judgeTime(what, step, seconds) },
      { case: place, metric: 'peak memory', unit: 'MB' as const, ...memory, target: '–', met: true },
    ];
  });
}

/** The two ways that deliveries are made today. */
const judged = ['helm', 'kubectl'];

function judgeTime(
  what: keyof typeof titles,
  step: Step,
  { ours, peers }: { readonly ours: number; readonly peers: Readonly<Record<string, number>> },
): { readonly target: string; readonly met: boolean } {
  const best = Math.min(...judged.flatMap((name) => peers[name] ?? []));
  if (step === 'unchanged')
    return { target: '≥ 3 × faster than the best of Helm and kubectl', met: ours * 3 <= best };
  if (what === 'objects')
    return {
      target: '≥ 2 × faster than Helm, not slower than kubectl',
      met: ours * 2 <= (peers['helm'] ?? Number.POSITIVE_INFINITY) && ours <= best,
    };
  return { target: 'not slower than the best of Helm and kubectl', met: ours <= best };
}
