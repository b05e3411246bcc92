import { describe, expect, it } from '@jest/globals';
import { redact } from '../../../src/core/redact.ts';
import { excerpt } from '../../../src/smoke/answer.ts';
import { junit } from '../../../src/smoke/junit.ts';

describe('junit', () => {
  it('has a suite per cluster and escapes what applications answer', () => {
    const xml = junit({
      aws: {
        passed: false,
        seconds: 1.5,
        checks: [
          { name: 'ready', state: 'passed', attempts: 2, seconds: 0.5 },
          {
            name: 'orders <all>',
            state: 'failed',
            attempts: 1,
            seconds: 1,
            problem: 'answered 500 & "more"',
            answer: 'HTTP 500\n<b>\u0000</b>',
          },
          { name: 'late', state: 'stopped', attempts: 1, seconds: 1 },
        ],
      },
    });
    expect(xml).toContain('<testsuite name="aws" tests="3" failures="1" skipped="1" time="1.500">');
    expect(xml).toContain(
      'name="orders &lt;all&gt;" time="1.000"><failure message="answered 500 &amp; &quot;more&quot;">',
    );
    expect(xml).toContain('HTTP 500&#10;&lt;b&gt;&lt;/b&gt;</failure>');
    expect(xml).toContain('<skipped message="stopped when another check had failed"/>');
  });
});

describe('excerpt', () => {
  it('is at most 4 KiB and says how much is missing', () => {
    const text = excerpt({ status: 500, contentType: '', body: 'ä'.repeat(5000) });
    expect(Buffer.byteLength(text)).toBeLessThan(4200);
    expect(text).toMatch(/more bytes$/);
  });

  it.each([
    ['{"api_key": "abc\\"d", "id": 1}', '{"api_key": "***", "id": 1}'],
    ['token=abc&user=ada', 'token=***&user=ada'],
    ['Authorization: Bearer abcdefghijkl', 'Authorization: Bearer ***'],
    ['got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.sig', 'got ***'],
    ['-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----', '***'],
  ])('hides the credential in %j', (text, safe) => {
    expect(redact(text)).toBe(safe);
  });
});
