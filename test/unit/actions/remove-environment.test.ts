import { describe, expect, it } from '@jest/globals';
import action from '../../../src/actions/remove-environment/main.ts';
import { summarizeRemoval } from '../../../src/actions/remove-environment/report.ts';
import { systemClock } from '../../../src/core/clock.ts';
import type { Context } from '../../../src/core/context.ts';
import { createSummary } from '../../../src/core/summary.ts';
import { createTemp } from '../../../src/core/temp.ts';
import type { ClusterRemoval } from '../../../src/rollout/remove-environment.ts';
import { recordingLog } from '../../support/recording-log.ts';

const template = 'action-templates/delivery-platform/.github/flotilla.yml';

/** A step whose every request would be a mistake. */
function step(): Context {
  const mistake = () => {
    throw new Error('nobody may be asked');
  };
  return {
    ...{ log: recordingLog().log, clock: systemClock, env: {}, exec: mistake },
    http: { fetch: mistake, dispatcher: mistake, apart: mistake, close: async () => undefined },
    summary: createSummary(undefined),
    temp: createTemp({ RUNNER_TEMP: '/nowhere' }),
    state: { save: mistake, read: () => undefined },
    signal: new AbortController().signal,
    exportVariable: mistake,
  };
}

const run = async (more: Readonly<Record<string, string>>) => {
  const given = { fleet: template, environment: 'production', volumes: 'false', keepLedger: 'false' };
  const times = { dryRun: 'false', timeout: '5m', lockTimeout: '0s' };
  return action.run(await action.inputs.parseAsync({ ...given, ...times, ...more }), step());
};

describe('remove-environment', () => {
  it.each([[{}], [{ confirm: 'Production' }], [{ confirm: 'staging' }]])(
    'asks nobody before the name of the environment was typed: %j',
    async (more) => {
      await expect(run(more)).rejects.toMatchObject({
        code: 'INPUT_INVALID',
        message: 'confirm: is not production',
      });
    },
  );

  it('shows what went, what stays and who must act', () => {
    const summary = createSummary(undefined);
    const removal: ClusterRemoval = {
      ...{
        cluster: 'aws',
        state: 'stuck',
        objects: ['Deployment web'],
        kept: ['PersistentVolumeClaim data'],
      },
      stuck: ['Service web waits for the load balancer'],
    };
    summarizeRemoval(summary, 'staging', [
      removal,
      { ...removal, cluster: 'gcp', state: 'removed', stuck: [] },
    ]);
    const page = summary.markdown();
    expect(page).toContain('Removal of staging');
    expect(page).toContain('| aws | ⚠️ stuck | 1 | 1 |');
    expect(page).toContain('| gcp | ✅ removed | 1 | 1 |');
    expect(page).toContain('Service web waits for the load balancer');
    expect(page).toContain('- PersistentVolumeClaim data');
  });
});
