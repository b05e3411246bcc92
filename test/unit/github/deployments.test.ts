import { describe, expect, it } from '@jest/globals';
import type { Fetch } from '../../../src/core/http.ts';
import { type DeploymentMark, environmentOf, openDeployments } from '../../../src/github/deployments.ts';
import { recordingLog } from '../../support/recording-log.ts';

const runUrl = 'https://github.com/acme/shop/actions/runs/7';
const mark: DeploymentMark = {
  commit: 'c'.repeat(40),
  release: `sha256:${'e'.repeat(64)}`,
  application: 'shop',
  environment: environmentOf('production', 'aws'),
  state: 'success',
  description: 'shop: verified',
  isWayBack: false,
};

/** GitHub's answers by `METHOD PATH`; a path without one is 404. */
async function view(answers: Readonly<Record<string, unknown>>) {
  const { log, lines } = recordingLog();
  const asked: string[] = [];
  const fetch: Fetch = async (url, init) => {
    const call = `${init?.method ?? 'GET'} ${new URL(url).pathname.replace('/repos/acme/shop', '')}`;
    asked.push(call);
    const answer = answers[call];
    const headers = { 'content-type': 'application/json' };
    return new Response(JSON.stringify(answer ?? { message: 'Not Found' }), {
      headers,
      status: answer === undefined ? 404 : 200,
    });
  };
  const options = { repository: 'acme/shop', token: 'job-token', baseUrl: 'https://api.example', runUrl };
  const deployments = await openDeployments(options, { fetch, log });
  return { deployments, asked, lines, written: () => asked.filter((call) => call.startsWith('POST')) };
}

const environment = '/environments/production%2Faws';

describe('the view on GitHub', () => {
  it('never writes under the name of a protected environment', async () => {
    const { deployments, lines, written } = await view({
      [`GET ${environment}`]: { protection_rules: [{ id: 1, type: 'required_reviewers' }] },
    });
    expect(await deployments.mark(mark)).toBeUndefined();
    expect(written()).toEqual([]);
    expect(lines).toEqual([expect.stringContaining('notice: production/aws is a protected environment')]);
  });

  it('leaves alone what the runner keeps for a job with `environment:`', async () => {
    const { deployments, written } = await view({
      [`GET ${environment}`]: { protection_rules: [] },
      'GET /deployments': [{ id: 3, sha: mark.commit, payload: '', task: 'deploy' }],
      'GET /deployments/3/statuses': [{ state: 'in_progress', log_url: `${runUrl}/job/11` }],
    });
    expect(await deployments.mark(mark)).toBeUndefined();
    expect(written()).toEqual([]);
  });

  it('writes its own beside those of other runs and applications, and retires neither', async () => {
    const { deployments, written } = await view({
      'GET /deployments': [
        { id: 4, sha: 'a'.repeat(40), payload: { release: 'sha256:1' }, task: 'deploy:other' },
        { id: 3, sha: mark.commit, payload: '', task: 'deploy' },
      ],
      'GET /deployments/3/statuses': [
        { state: 'success', log_url: 'https://github.com/acme/shop/actions/runs/6/job/1' },
      ],
      'POST /deployments': { id: 9 },
      'POST /deployments/9/statuses': { id: 1 },
    });
    expect(await deployments.mark(mark)).toBe(9);
    expect(written()).toEqual(['POST /deployments', 'POST /deployments/9/statuses']);
  });
});
