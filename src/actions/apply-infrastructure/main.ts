import { readFile } from 'node:fs/promises';
import { defineAction } from '../../core/action.ts';
import { ActionError, isActionError, messageOf } from '../../core/errors.ts';
import { loadFleet } from '../../fleet/load.ts';
import { selectRoot } from '../../fleet/select.ts';
import { readGitHubContext } from '../../github/context.ts';
import { applyRoot } from '../../infrastructure/apply-root.ts';
import { openKeptPlan } from '../../infrastructure/kept-plan.ts';
import { countsOf, isEmpty, reportApply } from '../../infrastructure/report.ts';
import { openRoot } from '../open-root.ts';
import { schema } from './inputs.ts';

export default defineAction({
  inputs: schema,
  outputs: ['verdict'],
  run: async (inputs, context) => {
    const { log, summary, exec, env } = context;
    const { sha: commit } = readGitHubContext(env);
    const fleet = await loadFleet(inputs.fleet);
    const { environment, root: name, digest } = inputs;
    const { directory: where } = selectRoot(fleet, environment, name).root;
    // The plan is looked at before anybody is asked for a credential.
    const sealed = await readFile(inputs.file).catch((cause: unknown) => {
      throw new ActionError(
        'ARTIFACT_MISMATCH',
        `The plan ${inputs.file} cannot be read: ${messageOf(cause)}`,
        {
          hint: 'Download the artifact of the job that planned, in this run, before this step.',
        },
      );
    });
    const { purpose, plan } = openKeptPlan(inputs.planKey, sealed, digest, {
      environment,
      root: name,
      directory: where,
      commit,
    });
    const { label, directory, terraform } = await openRoot(fleet, inputs, 'apply', context);
    const version = await terraform.version();
    if (version !== purpose.program)
      throw new ActionError(
        'ARTIFACT_MISMATCH',
        `The plan is of version ${purpose.program}, the program here ${version}`,
        {
          hint: 'Plan and apply with one version: pin it in infrastructure.downloads of the fleet file.',
        },
      );
    log.info(`${label}: applying the plan ${digest} of ${purpose.createdAt}`);
    const applied = await applyRoot(terraform, plan, { log, exec, env, directory });
    reportApply(summary, `Applied ${label}`, applied);
    summary.paragraph(`Plan \`${digest}\`, made at ${purpose.createdAt} by [this run](${purpose.run}).`);
    const { isDone, leftover, failure } = applied;
    if (!isDone || (failure !== undefined && !isActionError(failure))) throw failure;
    if (leftover !== undefined && isEmpty(leftover)) return { verdict: 'applied' };
    const left =
      leftover === undefined
        ? `${label}: the plan was carried out; whether anything is left to do is not known: ${messageOf(failure)}`
        : `${label}: a plan made after the apply is not empty: ${countsOf(leftover.changes)}${leftover.outputs.map((name) => `, output ${name}`).join('')}`;
    log.warning(left);
    return {
      verdict: leftover === undefined ? 'applied' : 'leftover',
      failure:
        inputs.leftover === 'report'
          ? undefined
          : new ActionError('INFRASTRUCTURE_DRIFTED', left, {
              hint: 'Everything planned was done. See why the provider wants more: the summary names each resource.',
            }),
    };
  },
});
