import { describe, expect, it } from '@jest/globals';
import { ActionError } from '../../../src/core/errors.ts';
import { parseSecrets } from '../../../src/core/secrets.ts';
import { fleet } from '../../../src/fleet/fleet.ts';
import { witnessIdToken } from '../../../src/preflight/identity-token.ts';
import { checkSecrets } from '../../../src/preflight/secrets.ts';
import { recordingLog } from '../../support/recording-log.ts';

const { applications, environments } = fleet.parse({
  version: 1,
  applications: {
    shop: {
      deploy: { kind: 'manifests', path: 'deploy' },
      services: { web: { context: 'web', secrets: ['NPM_TOKEN'] }, api: { context: 'api' } },
    },
  },
  registries: {},
  environments: {
    lab: {
      application: 'shop',
      namespace: 'shop',
      clusters: { one: { cloud: 'generic', kubeconfig: 'KUBECONFIG_ONE', registry: 'any' } },
      decryption: { 'age-key': 'AGE_KEY' },
      analysis: {
        from: { kind: 'prometheus', url: 'https://metrics.example', token: 'METRICS_TOKEN' },
        metrics: [
          { name: 'a', query: 'up', max: 1 },
          {
            ...{ name: 'b', query: 'up', max: 1 },
            from: { kind: 'datadog', 'api-key': 'DD_API', 'application-key': 'DD_APP' },
          },
        ],
      },
    },
  },
});
const secrets = (text: string) => parseSecrets(text, recordingLog().log);

describe('the secrets a delivery needs', () => {
  it('are all there', () => {
    const names = ['NPM_TOKEN', 'KUBECONFIG_ONE', 'AGE_KEY', 'METRICS_TOKEN', 'DD_API', 'DD_APP'];
    const all = names.map((name) => `${name}=x`).join('\n');
    const finding = checkSecrets({ applications, environments }, secrets(all));
    expect(finding).toEqual({ verdict: 'ok', detail: 'all 6 there' });
  });

  it('are missing, each by name, at the line that names the first', () => {
    expect(checkSecrets({ applications, environments }, secrets(''))).toMatchObject({
      verdict: 'failed',
      detail:
        'flotilla-secrets does not hold NPM_TOKEN, KUBECONFIG_ONE, AGE_KEY, METRICS_TOKEN, DD_API, DD_APP',
      hint: expect.stringContaining('NPM_TOKEN=…\nKUBECONFIG_ONE=…'),
      path: ['applications', 'shop', 'services', 'web', 'secrets'],
    });
  });

  it('are looked for where the analysis names them', () => {
    const held = 'NPM_TOKEN=a\nKUBECONFIG_ONE=b\nAGE_KEY=c\nMETRICS_TOKEN=d\nDD_API=e';
    expect(checkSecrets({ applications, environments }, secrets(held)).path).toEqual([
      'environments',
      'lab',
      'analysis',
      'metrics',
      '1',
      'from',
      'application-key',
    ]);
  });

  it('are none where the fleet file names none', () => {
    expect(checkSecrets({ applications: {}, environments: {} }, secrets(''))).toMatchObject({
      verdict: 'skipped',
    });
  });
});

describe('the identity token of the job', () => {
  const whoIs = (token: string) => `sub of ${token}`;

  it('is nobody’s need where nobody asks', () => {
    expect(witnessIdToken(async () => 'token').finding(whoIs).verdict).toBe('skipped');
  });

  it('is given, and says who the job is', async () => {
    const witness = witnessIdToken(async (audience) => `token for ${audience}`);
    expect(await witness.idToken('x')).toBe('token for x');
    expect(witness.finding(whoIs)).toEqual({ verdict: 'ok', detail: 'given: sub of token for x' });
  });

  it('is refused with what to change, to whoever asks', async () => {
    const refusal = new ActionError('IDENTITY_UNAVAILABLE', 'no token', { hint: 'permissions' });
    const witness = witnessIdToken(() => Promise.reject(refusal));
    await expect(witness.idToken('x')).rejects.toBe(refusal);
    expect(witness.finding(whoIs)).toMatchObject({ verdict: 'failed', hint: 'permissions' });
  });
});
