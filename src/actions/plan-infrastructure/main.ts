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
import { findDrift, planRoot } from '../../infrastructure/plan-root.ts';
import { findPinned } from '../../infrastructure/program.ts';
import { countsOf, reportDrift, reportPlan } from '../../infrastructure/report.ts';
import { openRoot } from '../open-root.ts';
import { commentPlan } from './comment.ts';
import { schema } from './inputs.ts';

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
    const fleet = await loadFleet(inputs.fleet);
    const { infrastructure, root, label, directory, terraform } = await openRoot(
      fleet,
      inputs,
      'plan',
      context,
    );
    const ports = { log, exec, env, directory };
    const lock = root['lock-plans'];

    if (inputs.drift) {
      const drift = await findDrift(terraform, lock, ports);
      const [first] = drift.changes;
      reportDrift(summary, `Drift of ${label}`, { ...drift, text: redact(drift.text) });
      log.info(`${label}: ${drift.changes.length} resources drifted`);
      if (first === undefined) return { verdict: 'unchanged', ...nothing };
      const others = drift.changes.length > 1 ? ` and ${drift.changes.length - 1} more` : '';
      const failure = new ActionError(
        'INFRASTRUCTURE_DRIFTED',
        `${label}: ${first.address}${others} is not what the state says`,
        {
          hint: 'The summary names each. Bring it back by an apply, or write into the code what was changed.',
        },
      );
      return { verdict: 'drifted', ...nothing, failure };
    }

    const { policy } = infrastructure;
    const opa = policy && (await findPinned('opa', infrastructure.downloads.opa, context));
    const review = {
      policy:
        policy === undefined || opa === undefined ? undefined : { opa, directory: path.resolve(policy) },
      prices: infrastructure.prices === undefined ? undefined : await readPrices(infrastructure.prices),
    };
    const planned = await planRoot(terraform, review, lock, ports);
    const denied = planned.verdict?.denied ?? [];
    const title = `Plan for ${label}`;
    reportPlan(summary, title, planned, redact(planned.text));
    log.info(`${label}: ${countsOf(planned.changes)}`);
    const verdict = denied.length > 0 ? 'refused' : planned.hasChanges ? 'changes' : 'unchanged';

    const kept =
      inputs.planKey === undefined || verdict !== 'changes'
        ? undefined
        : keepPlan(
            inputs.planKey,
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
      summary.paragraph(`An approval is for the plan with the digest \`${kept.digest}\`, and for no other.`);
    }
    if (inputs.comment && pullRequest !== undefined && inputs.token !== undefined)
      await commentPlan(planned, title, label, inputs.token, { github, pullRequest }, context);
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
