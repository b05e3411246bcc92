import { jsonField } from '../core/json-field.ts';
import type { SmokeCheck } from '../fleet/environment.ts';
import type { Answer } from './answer.ts';

/**
 * `wait`: it may come right by itself, as while endpoints and load balancers catch up; `fail`: the application
 * answered, and wrongly, so asking again only hides a mistake.
 */
export type Judgement =
  | { readonly verdict: 'pass' }
  | { readonly verdict: 'wait' | 'fail'; readonly problem: string };

/** 404 is what load balancers answer before they know a route; 408, 425 and 429 ask to come again. */
const mayPass = (status: number) => status >= 500 || [404, 408, 425, 429].includes(status);

/**
 * Judges an answer by what a check expects. `expected` holds the check's JSON fields with the release filled in, and
 * `versioned` those among them that name it: another text there is an older pod that still answers.
 */
export function judge(
  check: Pick<SmokeCheck, 'status'>,
  expected: Readonly<Record<string, string>>,
  versioned: ReadonlySet<string>,
  answer: Answer,
): Judgement {
  if (!check.status.includes(answer.status)) {
    const problem = `answered ${answer.status}, expected ${check.status.join(' or ')}`;
    return { verdict: mayPass(answer.status) ? 'wait' : 'fail', problem };
  }
  const fields = Object.entries(expected);
  if (fields.length === 0) return { verdict: 'pass' };
  let document: unknown;
  try {
    document = JSON.parse(answer.body);
  } catch {
    return { verdict: 'fail', problem: 'answered something that is not JSON' };
  }
  const wrong = fields
    .map(([path, text]) => ({ path, text, found: jsonField(document, path) }))
    .filter(({ text, found }) => text !== found);
  if (wrong.length === 0) return { verdict: 'pass' };
  const problem = wrong
    .map(
      ({ path, text, found }) =>
        `${path} is ${found === undefined ? 'missing' : show(found)}, not ${show(text)}`,
    )
    .join(', ');
  return { verdict: wrong.every(({ path }) => versioned.has(path)) ? 'wait' : 'fail', problem };
}

const show = (text: string) => JSON.stringify(text.length > 80 ? `${text.slice(0, 79)}…` : text);
