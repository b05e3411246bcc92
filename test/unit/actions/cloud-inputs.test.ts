import { describe, expect, it } from '@jest/globals';
import { registryInputs } from '../../../src/actions/cloud-inputs.ts';

describe('allow-hosts', () => {
  it('is a list of hosts with or without a port', () => {
    expect(registryInputs.allowHosts.parse('gitlab.corp, 10.0.0.1:8443\n[fd00::1]:9000,x')).toEqual([
      ...['gitlab.corp', '10.0.0.1:8443', '[fd00::1]:9000', 'x'],
    ]);
    expect(registryInputs.allowHosts.parse(undefined)).toBeUndefined();
  });

  it.each(['https://gitlab.corp', 'gitlab.corp/', '*.corp', 'a b', 'user@host', 'host:', ':443', 'host:x'])(
    'is not %p',
    (value) => expect(registryInputs.allowHosts.safeParse(value).success).toBe(false),
  );
});
