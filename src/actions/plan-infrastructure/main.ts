import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { defineAction } from '../../core/action.ts';
import { ActionError } from '../../core/errors.ts';
import { redact } from '../../core/masked.ts';
import { loadFleet } from '../../fleet/load.ts';
import { readGitHubContext } from '../../github/context.ts';
import { readPullRequest } from '../../github/pull-request.ts';
import { readPrices } from '../../infrastructure/costs.ts';
import { keepPlan } from '../../infrastructure/kept-plan.ts';
import { planRoot } from '../../infrastructure/plan-root.ts';
import { findPinned } from '../../infrastructure/program.ts';
import { countsOf, reportPlan } from '../../infrastructure/report.ts';
import { checkPublicKey } from '../../infrastructure/sealed.ts';
import { openRoot } from '../open-root.ts';
import { commentFailure, commentPlan } from './comment.ts';
import { lookForDrift } from './drift.ts';
import { schema } from './inputs.ts';
import { logWhole } from './log-whole.ts';

export default defineAction({
  inputs: schema,
  outputs: ['verdict', 'digest', 'file'],
  run: async (inputs, context) => {
    const { clock, log, summary, exec, env } = context;
    const github = readGitHubContext(env);
    const pullRequest = await readPullRequest(github);
    const nothing = { digest: undefined, file: undefined };
    if (pullRequest?.isFork) {
      const why = `Pull request ${pullRequest.number} comes from a fork: it has no identity, and gets none, so there is no plan`;
      log.notice(why);
      summary.heading(`Plan for ${inputs.environment}/${inputs.root}`).paragraph(`${why}.`);
      return { verdict: 'skipped', ...nothing };
    }
    const planKey = inputs.keep && !inputs.drift ? keyFor(inputs.planKey) : undefined;
    const fleet = await loadFleet(inputs.fleet);
    const opened = await openRoot(fleet, inputs, 'plan', context);
    const { infrastructure, root, label, directory, terraform } = opened;
    const ports = { log, exec, env, directory };
    if (inputs.drift) return { ...(await lookForDrift(opened, ports, context)), ...nothing };

    const { policy } = infrastructure;
    const opa = policy && (await findPinned('opa', infrastructure.downloads.opa, context));
    const review = {
      policy:
        policy === undefined || opa === undefined ? undefined : { opa, directory: path.resolve(policy) },
      prices: infrastructure.prices === undefined ? undefined : await readPrices(infrastructure.prices),
    };
    const title = `Plan for ${label}`;
    const place =
      inputs.comment && pullRequest !== undefined && inputs.token !== undefined
        ? { title, label, token: inputs.token, github, pullRequest }
        : undefined;
    const planned = await planRoot(terraform, review, root['lock-plans'], ports).catch(async (error) => {
      // A cancelled run was mostly overtaken, and the comment is that of the other.
      if (place !== undefined && !context.signal.aborted) await commentFailure(place, context);
      throw error;
    });
    await logWhole(title, planned.said, log);
    log.info(`${label}: ${countsOf(planned.changes)}`);
    const denied = planned.verdict?.denied ?? [];
    const verdict = denied.length > 0 ? 'refused' : planned.hasChanges ? 'changes' : 'unchanged';

    const kept =
      planKey === undefined || verdict !== 'changes'
        ? undefined
        : keepPlan(
            planKey,
            {
              version: 1,
              environment: inputs.environment,
              root: inputs.root,
              directory: root.directory,
              commit: github.sha,
              run: github.runUrl,
              createdAt: new Date(clock.now()).toISOString(),
              program: await terraform.version(),
            },
            planned.saved,
          );
    if (kept !== undefined) {
      await mkdir(path.dirname(path.resolve(inputs.file)), { recursive: true });
      await writeFile(inputs.file, kept.sealed, { mode: 0o600 });
    }
    reportPlan(summary, title, planned, redact(planned.text), kept?.digest);
    if (place !== undefined) await commentPlan(planned, place, context);
    const failure =
      denied.length === 0
        ? undefined
        : new ActionError('INFRASTRUCTURE_REFUSED', `${label}: ${denied.join('\n')}`, {
            hint: 'Change the code, or the policy in a pull request of its own.',
          });
    return {
      verdict,
      digest: kept?.digest,
      file: kept === undefined ? undefined : inputs.file,
      failure,
    };
  },
});

/** Before anything is planned: otherwise somebody would approve what nobody can carry out. */
function keyFor(planKey: string | undefined): string {
  if (planKey === undefined)
    throw new ActionError('INPUT_INVALID', 'plan-key: is needed to keep a plan', {
      hint: 'Make a pair of keys, and give the public half: docs/infrastructure.md says how.',
    });
  checkPublicKey(planKey);
  return planKey;
}
