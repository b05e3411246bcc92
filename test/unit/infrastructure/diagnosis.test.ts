import { describe, expect, it } from '@jest/globals';
import { failureOf } from '../../../src/infrastructure/diagnosis.ts';

const failure = (stderr: string) =>
  failureOf('terraform apply of production/main', { code: 1, stdout: '', stderr });

describe('a failed call', () => {
  it('names who holds the lock, as the buckets say it', () => {
    const said = `
│ Error: Error acquiring the state lock
│
│ Error message: operation error S3: PutObject, https response error StatusCode: 412
│ Lock Info:
│   ID:        9db590f1-b6fe-c5f2-2678-8804f089deba
│   Path:      states/environments/production/aws.tfstate
│   Operation: OperationTypeApply
│   Who:       runner@fv-az123
│   Version:   1.11.4
│   Created:   2026-11-23 04:00:00.1 +0000 UTC
│   Info:
│ Terraform acquires a state lock to protect the state.`;
    const { code, message, hint } = failure(said);
    expect(code).toBe('STATE_LOCKED');
    expect(message).toMatch(
      /: id 9db590f1-\S+, who runner@fv-az123, operation OperationTypeApply, created 2026-11-23 04:00:00\.1/,
    );
    expect(hint).toContain('force-unlock');
  });

  it('does not take the lock that was asked for as the one that is held', () => {
    const said =
      'Error acquiring the state lock\nHTTP remote state already locked: ID=held\nLock Info:\n  ID:  asked\n';
    expect(failure(said).message).toMatch(/: id held$/);
  });

  it('does not blame somebody else for a lock that the identity may not take', () => {
    const denied = failure(
      'Error acquiring the state lock\nError message: operation error S3: PutObject, https response error StatusCode: 403, AccessDenied',
    );
    expect(denied).toMatchObject({ code: 'TOOL_FAILED', hint: expect.stringContaining('lock-plans: false') });
    expect(denied.message).toMatch(/could not be taken\n[\s\S]*PutObject/);
    const other = failure('Error acquiring the state lock\nError message: it is raining');
    expect(other).toMatchObject({ code: 'STATE_LOCKED', message: expect.stringContaining('raining') });
  });

  it('names the program that was run', () => {
    const held = 'Error acquiring the state lock\nHTTP remote state already locked: ID=held';
    const { hint } = failureOf('tofu apply of a/b', { code: 1, stdout: '', stderr: held });
    expect(hint).toContain('tofu force-unlock');
  });

  it('says what to do about an outdated plan and a missing lock file', () => {
    expect(failure('│ Error: Saved plan is stale')).toMatchObject({ code: 'PLAN_STALE' });
    const lineage = '│ Error: Saved plan does not match the given state';
    expect(failure(lineage)).toMatchObject({ code: 'PLAN_STALE' });
    const init = failure('Error: Provider dependency changes detected');
    expect(init).toMatchObject({ code: 'TOOL_FAILED', hint: expect.stringContaining('providers lock') });
  });

  it('is otherwise shown by its last lines, without passwords', () => {
    const { code, message, hint } = failure(`${'line\n'.repeat(100)}postgres://user:canary-pass@host/db`);
    expect({ code, hint }).toEqual({ code: 'TOOL_FAILED', hint: undefined });
    expect(message.split('\n')).toHaveLength(41);
    expect(message).not.toContain('canary');
  });
});
