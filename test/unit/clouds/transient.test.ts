import { describe, expect, it } from '@jest/globals';
import { openRegistry } from '../../../src/clouds/index.ts';
import { type Answer, claims, fakeCloud, tokenFor } from './fake-cloud.ts';
import { anyExchange, client, fleetWith, poolProvider, role, tenant } from './identities.ts';

const account = 'push@acme.iam.gserviceaccount.com';
const fleet = fleetWith(
  {
    aws: { cloud: 'aws', role, region: 'eu-west-1' },
    gcp: { cloud: 'gcp', provider: poolProvider, 'service-account': account },
    azure: { cloud: 'azure', tenant, client },
  },
  {
    aws: { type: 'ecr', account: '123456789012', region: 'eu-west-1', path: 'shop', identity: 'aws' },
    gcp: {
      type: 'artifact-registry',
      location: 'europe-west1',
      project: 'acme',
      repository: 'shop',
      identity: 'gcp',
    },
    azure: { type: 'acr', registry: 'acmeshop', path: 'shop', identity: 'azure' },
  },
);

const sts = (status: number, code: string, message: string): Answer => ({
  status,
  body: `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
});
const google = (status: number, error: string, description: string): Answer => ({
  status,
  body: { error, error_description: description },
});
const api = (code: number, status: string): Answer => ({
  status: code,
  body: { error: { code, status, message: 'as documented' } },
});
const entra = (status: number, error: string, code: number): Answer => ({
  status,
  body: { error, error_description: `AADSTS${code}: as documented. Trace ID: 1`, error_codes: [code] },
});

type Case = readonly [cloud: 'aws' | 'gcp' | 'azure', what: string, answer: Answer | Error, at?: RegExp];

/** Where the job's token is exchanged. */
const exchange = /sts\.|login\./;
/** A row's last column is there in all or in none: jest takes a missing argument for its callback. */
const rows = (cases: readonly Case[]) =>
  cases.map(([cloud, what, answer, at = exchange]) => [cloud, what, answer, at] as const);

/** What asking again may help with. */
const passing: readonly Case[] = [
  ['aws', 'keys not fetched', sts(400, 'IDPCommunicationError', 'The identity provider did not answer')],
  [
    'aws',
    'keys not fetched, in older words',
    sts(
      400,
      'InvalidIdentityToken',
      "Couldn't retrieve verification key from your identity provider,  please …",
    ),
  ],
  ['aws', 'throttling', sts(400, 'Throttling', 'Rate exceeded')],
  ['aws', 'throttling, in other words', sts(400, 'ThrottlingException', 'Rate exceeded')],
  ['aws', 'too many requests', sts(400, 'RequestLimitExceeded', 'Request limit exceeded')],
  ['aws', 'its own failure', sts(500, 'InternalFailure', 'We encountered an internal error')],
  ['aws', 'unavailability', sts(503, 'ServiceUnavailable', 'Try again')],
  ['aws', 'no connection', new TypeError('fetch failed')],
  [
    'gcp',
    'keys not fetched',
    google(400, 'invalid_grant', 'Error connecting to the given credential issuer.'),
  ],
  ['gcp', 'its own failure', google(500, 'internal_failure', 'Internal error')],
  ['gcp', 'quota', google(429, 'quota_exceeded', 'Quota exceeded')],
  ['gcp', 'unavailability of IAM', api(503, 'UNAVAILABLE'), /iamcredentials/],
  ['gcp', 'quota of IAM', api(429, 'RESOURCE_EXHAUSTED'), /iamcredentials/],
  ['azure', 'a time-out', entra(400, 'invalid_request', 90012)],
  ['azure', 'a budget', entra(400, 'invalid_request', 90024)],
  ['azure', 'an unavailable directory', entra(400, 'invalid_request', 90033)],
  ['azure', 'a throttled tenant', entra(400, 'invalid_request', 90055)],
  ['azure', 'keys not fetched', entra(401, 'invalid_client', 50166)],
  ['azure', 'temporary unavailability', entra(400, 'temporarily_unavailable', 0)],
  ['azure', 'its own failure', entra(500, 'server_error', 0)],
];

/** What it never helps with. */
const final: readonly Case[] = [
  ['aws', 'no trust', sts(403, 'AccessDenied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity')],
  ['aws', 'another audience', sts(400, 'InvalidIdentityToken', 'Incorrect token audience')],
  ['aws', 'no provider', sts(400, 'InvalidIdentityToken', 'No OpenIDConnect provider found in your account')],
  ['aws', 'an old token', sts(400, 'ExpiredTokenException', 'Token expired')],
  ['gcp', 'no trust', google(403, 'unauthorized_client', 'Rejected by the attribute condition.')],
  ['gcp', 'an old token', google(400, 'invalid_grant', 'ID Token is stale to sign-in.')],
  ['gcp', 'no grant', api(403, 'PERMISSION_DENIED'), /iamcredentials/],
  ['azure', 'no trust', entra(401, 'invalid_client', 700213)],
  ['azure', 'an unknown client', entra(400, 'unauthorized_client', 700016)],
  ['azure', 'an unknown tenant', entra(400, 'invalid_request', 90002)],
  ['azure', 'a directory that failed for good', entra(400, 'invalid_request', 90036)],
];

/** A cloud that gives this answer `times` times at an address, and then works. */
const answering = (answer: Answer | Error, times: number, at = exchange) => {
  let left = times;
  return fakeCloud((seen) => (at.test(seen.url) && left-- > 0 ? answer : anyExchange(seen)));
};
const credentialOf = async (name: string, cloud: ReturnType<typeof fakeCloud>) =>
  (await openRegistry(fleet, name, cloud.ports)).endpoint.credential?.();

describe('an exchange', () => {
  it.each(rows(passing))('is tried again: %s, %s', async (name, _what, answer, at) => {
    const cloud = answering(answer, 2, at);
    await expect(credentialOf(name, cloud)).resolves.toMatchObject({ password: expect.any(String) });
    expect(cloud.pauses).toHaveLength(2);
    // Assertions live five minutes, so each try has a fresh one; IAM is asked with the federated token.
    if (at === exchange) expect(cloud.audiences).toHaveLength(3);
  });

  it.each(rows(passing))(
    'is given up after five tries, without advice on trust: %s, %s',
    async (name, _what, answer, at) => {
      const cloud = answering(answer, 9, at);
      const error = await credentialOf(name, cloud).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: 'CLOUD_FAILED', hint: expect.not.stringContaining('trust') });
      expect(cloud.pauses).toHaveLength(4);
    },
  );

  it.each(rows(final))('is not tried again: %s, %s', async (name, _what, answer, at) => {
    const cloud = answering(answer, 9, at);
    await expect(credentialOf(name, cloud)).rejects.toMatchObject({
      code: 'IDENTITY_DENIED',
      message: expect.stringContaining(`environment: ${claims.environment}`),
      hint: expect.stringContaining('Where this job is to be let in'),
    });
    expect(cloud.pauses).toEqual([]);
  });
});

describe('a refusal', () => {
  const refusals = [
    ['aws', sts(403, 'AccessDenied', 'no')],
    ['gcp', google(403, 'unauthorized_client', 'no')],
    ['azure', entra(401, 'invalid_client', 700213)],
  ] as const;

  it.each(refusals)('at %s shows the claims beside what to write, and no token', async (name, answer) => {
    const error = await credentialOf(name, answering(answer, 1)).catch((thrown: unknown) => thrown);
    const text = JSON.stringify(error, ['message', 'hint']);
    const [{ message, hint }] = [JSON.parse(text)];
    for (const claim of ['sub', 'aud', 'environment', 'job_workflow_ref', 'repository_id'])
      expect(message).toContain(`\n  ${claim}: `);
    expect(hint).toContain(claims.sub);
    expect(hint).toContain(claims.job_workflow_ref);
    for (const audience of ['sts.amazonaws.com', `https://iam.googleapis.com/${poolProvider}`])
      expect(text).not.toContain(tokenFor(audience).split('.')[1]);
    expect(text).not.toMatch(/eyJ/);
  });

  it('names the condition keys that IAM has for them, but not where a partition may lack them', async () => {
    const hintOf = async (arn: string) => {
      const one = fleetWith(
        { me: { cloud: 'aws', role: arn, region: 'eu-west-1' } },
        { aws: { type: 'ecr', account: '123456789012', region: 'eu-west-1', path: 'a', identity: 'me' } },
      );
      const { ports } = answering(sts(403, 'AccessDenied', 'no'), 1);
      const { endpoint } = await openRegistry(one, 'aws', ports);
      const error = await endpoint.credential?.().then(String, (thrown: unknown) => thrown);
      return JSON.stringify(error, ['hint']);
    };
    expect(await hintOf(role)).toContain('token.actions.githubusercontent.com:job_workflow_ref');
    expect(await hintOf(role.replace('arn:aws:', 'arn:aws-cn:'))).not.toContain('job_workflow_ref');
  });
});
