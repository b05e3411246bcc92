import { describe, expect, it } from '@jest/globals';
import { maskedForms } from '../../../src/core/log.ts';
import { parseSecrets } from '../../../src/core/secrets.ts';
import { recordingLog } from '../../support/recording-log.ts';

describe('flotilla-secrets', () => {
  it('gives each value by name and masks it', () => {
    const { log, masked } = recordingLog();
    const secrets = parseSecrets('# comment\nTOKEN=abc=def\n\nKEY="line one\\nline two"\n', log);
    expect(secrets('TOKEN')).toBe('abc=def');
    expect(secrets('KEY')).toBe('line one\nline two');
    expect(masked).toEqual(['abc=def', 'line one\nline two']);
  });

  it('names the missing entry and the line to add', () => {
    const secrets = parseSecrets(undefined, recordingLog().log);
    expect(() => secrets('ROBOT')).toThrow(
      expect.objectContaining({ code: 'INPUT_INVALID', hint: expect.stringContaining('ROBOT=') }),
    );
  });

  it('never repeats a malformed line', () => {
    expect(() => parseSecrets('hunter2hunter2', recordingLog().log)).toThrow(
      'secrets: line 1 is not NAME=value',
    );
  });
});

describe('masked forms', () => {
  it('cover the encodings a credential travels in', () => {
    const forms = maskedForms('s3cr3t/+');
    expect(forms).toEqual(
      expect.arrayContaining([
        's3cr3t/+',
        'czNjcjN0Lys=',
        's3cr3t%2F%2B',
        Buffer.from('AWS:s3cr3t/+').toString('base64'),
      ]),
    );
  });

  it('leave out what would mask ordinary words', () =>
    expect(maskedForms('a\nlong-enough')).not.toContain('a'));
});
