import { describe, expect, it } from '@jest/globals';
import { ActionError, type ErrorCode } from '../../../src/core/errors.ts';
import { judgePush } from '../../../src/oci/judge-push.ts';
import type { PushResult, PushState } from '../../../src/oci/push-plan.ts';
import { recordingLog } from '../../support/recording-log.ts';

const result = (registry: string, state: PushState, code?: ErrorCode, required = true): PushResult => ({
  ...{ registry, state, required, seconds: 1, tags: [], manifests: 0 },
  ...{ pushed: 0, pushedBytes: 0, mounted: 0, mountedBytes: 0, skipped: 0, skippedBytes: 0 },
  error: code === undefined ? undefined : new ActionError(code, `${registry} said no`, { hint: 'do this' }),
});

describe('judgePush', () => {
  it('is content when everything is everywhere', () => {
    const results = [result('a', 'complete'), result('b', 'complete')];
    expect(judgePush(results, recordingLog().log)).toEqual({ complete: true });
  });

  it('only warns of a best-effort registry', () => {
    const { log, lines } = recordingLog();
    const results = [result('a', 'complete'), result('b', 'failed', 'REGISTRY_FAILED', false)];
    expect(judgePush(results, log)).toEqual({ complete: false });
    expect(lines).toEqual(['warning: Best effort: b: b said no']);
  });

  it.each([
    [
      'a denial',
      [result('a', 'held'), result('b', 'failed', 'REGISTRY_DENIED')],
      'REGISTRY_DENIED',
      /^1 of 2 .*\nb: b said no$/,
    ],
    [
      'a lost tag',
      [result('a', 'complete'), result('b', 'incomplete', 'REGISTRY_FAILED')],
      'INCOMPLETE',
      /tags .* 1 of 2 registries\nb: b said no$/,
    ],
    ['an immutable tag', [result('a', 'incomplete', 'TAG_IMMUTABLE')], 'TAG_IMMUTABLE', /a said no/],
  ])('names the registry of %s', (_, results, code, message) => {
    expect(judgePush(results, recordingLog().log)).toMatchObject({
      complete: false,
      failure: { code, message: expect.stringMatching(message) },
    });
  });
});
