import { describe, expect, it } from '@jest/globals';
import { readGitHubContext } from '../../../src/github/context.ts';

const env = {
  GITHUB_REPOSITORY: 'acme/delivery-platform',
  GITHUB_REPOSITORY_ID: '1001',
  GITHUB_REF: 'refs/heads/feature/x',
  GITHUB_SHA: 'a'.repeat(40),
  GITHUB_RUN_ID: '77',
  GITHUB_RUN_NUMBER: '12',
  GITHUB_RUN_ATTEMPT: '2',
  GITHUB_ACTOR: 'octocat',
};

describe('the run’s context', () => {
  it('is read from the runner’s variables', () => {
    expect(readGitHubContext(env)).toMatchObject({
      repository: 'acme/delivery-platform',
      repositoryOwner: 'acme',
      repositoryId: '1001',
      refName: 'feature/x',
      refType: 'branch',
      runNumber: 12,
      runAttempt: 2,
      runUrl: 'https://github.com/acme/delivery-platform/actions/runs/77',
      apiUrl: 'https://api.github.com',
    });
  });

  it.each([
    ['refs/tags/v1.2.3', 'v1.2.3', 'tag'],
    ['refs/pull/7/merge', '7/merge', 'branch'],
  ])('names %s', (ref, refName, refType) => {
    expect(readGitHubContext({ ...env, GITHUB_REF: ref })).toMatchObject({ refName, refType });
  });

  it('lives with runners that leave ids and counts out', () => {
    const { GITHUB_REPOSITORY_ID: _, GITHUB_RUN_NUMBER: __, GITHUB_RUN_ATTEMPT: ___, ...rest } = env;
    expect(readGitHubContext(rest)).toMatchObject({
      repositoryId: undefined,
      runNumber: 1,
      runAttempt: 1,
    });
  });

  it('names what is missing outside a runner', () => {
    expect(() => readGitHubContext({ GITHUB_REF: 'refs/heads/main' })).toThrow(
      expect.objectContaining({
        code: 'INPUT_INVALID',
        message: 'The environment lacks GITHUB_REPOSITORY, GITHUB_SHA, GITHUB_RUN_ID',
      }),
    );
  });
});
