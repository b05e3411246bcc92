import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { filesOf } from '../../template/checks.ts';

const configuration = z.strictObject({
  processors: z.strictObject({
    'redaction/fields': z.strictObject({
      allow_all_keys: z.literal(true),
      blocked_key_patterns: z.array(z.string()),
      summary: z.literal('silent'),
    }),
    'redaction/values': z.strictObject({
      allow_all_keys: z.literal(true),
      redact_all_types: z.literal(true),
      blocked_values: z.array(z.string()),
      summary: z.literal('silent'),
    }),
  }),
});
const [file = ''] = await filesOf('logs are redacted');
const { processors } = configuration.parse(parse(await readFile(file, 'utf8')));
/** An expression of Go; what both languages write alike, and the one flag that differs. */
const expression = (text: string) =>
  text.startsWith('(?i)') ? new RegExp(text.slice(4), 'i') : new RegExp(text);
const keys = processors['redaction/fields'].blocked_key_patterns.map(expression);
const values = processors['redaction/values'].blocked_values.map(expression);
const hidden = (text: string) => values.some((one) => one.test(text));

describe('what is taken out of logs', () => {
  it('are fields that carry secrets and people by their names', () => {
    for (const key of [
      'Authorization',
      'password',
      'peer_token',
      'PAYMENT_SIGNING_KEY',
      'cardNumber',
      'email',
      'postcode',
    ])
      expect([key, keys.some((one) => one.test(key))]).toEqual([key, true]);
  });

  it('are values that give themselves away', () => {
    for (const value of [
      'paid with 4111 1111 1111 1111',
      'pan=5555555555554444',
      'amex 378282246310005',
      'ada@example.com asked',
      'IE29AIBK93115212345678',
      `Bearer ${['eyJhbGciOiJIUzI1NiJ9', 'eyJzdWIiOiIxMjM0In0', 'c2lnbmF0dXJl'].join('.')}`,
      `token hvs.${'A'.repeat(24)}`,
      `key AKIA${'B'.repeat(16)}`,
      '-----BEGIN EC PRIVATE KEY-----',
    ])
      expect([value, hidden(value)]).toEqual([value, true]);
  });

  it('are not what operators go by', () => {
    // The fields and values of the services' own log lines (services/platform/log.ts, trace.ts).
    for (const key of [
      'time',
      'level',
      'service',
      'message',
      'requestId',
      'traceId',
      'spanId',
      'status',
      'tenant',
      'path',
    ])
      expect([key, keys.some((one) => one.test(key))]).toEqual([key, false]);
    for (const value of [
      '2026-11-23T03:10:26.123Z',
      'ord_7f3a9c1e2b4d5f60718293a4b5c6d7e8',
      '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
      'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      '10.20.30.40:8080',
      'GET /orders/ord_1 in 12.5 ms',
    ])
      expect([value, hidden(value)]).toEqual([value, false]);
  });
});
