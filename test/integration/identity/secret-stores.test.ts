import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { registrySession } from '../../../src/clouds/aws/identity.ts';
import { signedHeaders } from '../../../src/clouds/aws/sigv4.ts';
import { openRegistry } from '../../../src/clouds/index.ts';
import { fleet } from '../../../src/fleet/fleet.ts';
import { aws, cloudNames } from '../../clouds/identities.ts';
import { type Fixture, startFixture } from '../clouds/fixture.ts';
import { jobPorts } from './job.ts';
import { sampleFleet, secretsFleet } from './sample-fleet.ts';

describe('what identities reach at the stand-ins', () => {
  let fixture: Fixture;
  const closing: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    fixture = await startFixture();
  }, 60_000);
  afterAll(async () => {
    await Promise.all(closing.map((close) => close()));
    await fixture.close();
  });
  const job = async () => {
    const made = await jobPorts(fixture.standIns);
    closing.push(made.close);
    return made;
  };

  describe.each(cloudNames)('the secret store of %s', (cloud) => {
    const credential = async (registry: string) => {
      const { ports, masked } = await job();
      const { endpoint } = await openRegistry(secretsFleet, `${cloud}-${registry}`, ports);
      return { masked, login: await endpoint.credential?.() };
    };

    it.each(['plain', 'json'])('gives the push identity a robot’s password (%s)', async (form) => {
      const { login, masked } = await credential(form);
      expect(login).toEqual({ username: 'robot$acme', password: 'robot-password' });
      expect(masked).toContain('robot-password');
    });

    it.each([
      ['denied', 'to another identity', { aws: 'Allow arn:', gcp: 'secretAccessor', azure: 'Secrets User' }],
      ['disabled', 'when it was disabled', { aws: 'Restore', gcp: 'Enable', azure: 'Enable' }],
      ['missing', 'that it does not have', { aws: 'Correct', gcp: 'Correct', azure: 'Correct' }],
    ] as const)('gives none (%s) %s', async (registry, _when, hints) => {
      await expect(credential(registry)).rejects.toMatchObject({
        code: 'SECRET_UNAVAILABLE',
        hint: expect.stringContaining(hints[cloud]),
      });
    });

    it('gives none to who has no token of its own', async () => {
      const { vault } = fixture.standIns.azure;
      const urls = {
        aws: fixture.standIns.aws.secretsmanager,
        gcp: `${fixture.standIns.gcp.secretmanager}/v1/projects/example-production/secrets/harbor/versions/1:access`,
        azure: `${vault}/secrets/harbor?api-version=7.4`,
      };
      const headers = { authorization: 'Bearer stolen', 'x-amz-target': 'secretsmanager.GetSecretValue' };
      const answer = await fetch(urls[cloud], { method: cloud === 'aws' ? 'POST' : 'GET', headers });
      expect(answer.status).toBe(cloud === 'aws' ? 400 : 401);
      expect(await answer.text()).not.toContain('robot');
    });
  });

  it('a session that was narrowed to a registry’s repositories does nothing else', async () => {
    const { ports } = await job();
    const registry = sampleFleet.registries['aws'];
    if (registry?.type !== 'ecr') throw new Error('the sample has no ECR');
    const identity = {
      cloud: 'aws',
      role: aws.roles.push,
      region: aws.region,
      'scope-to-repositories': true,
    } as const;
    const session = registrySession(identity, registry, ports);
    const ask = async (url: string, target: string, service: string, input: object) => {
      const body = JSON.stringify(input);
      const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target };
      const scope = { service, region: aws.region, now: ports.clock.now() };
      const { value } = await session();
      const signed = signedHeaders({ method: 'POST', url, headers, body }, value, scope);
      const answer: unknown = await (await fetch(url, { method: 'POST', headers: signed, body })).json();
      return answer;
    };
    const create = (repositoryName: string) =>
      ask(`${fixture.standIns.aws.ecr}/`, 'AmazonEC2ContainerRegistry_V20150921.CreateRepository', 'ecr', {
        repositoryName,
      });
    expect(await create(`${registry.path}/inside`)).toMatchObject({ repository: expect.anything() });
    const denied = { __type: 'AccessDeniedException' };
    expect(await create('elsewhere/outside')).toMatchObject(denied);
    expect(await create(`${registry.path}-elsewhere/outside`)).toMatchObject(denied);
    const secret = { SecretId: `arn:aws:secretsmanager:${aws.region}:${aws.account}:secret:harbor-AbCdEf` };
    const url = `${fixture.standIns.aws.secretsmanager}/`;
    expect(await ask(url, 'secretsmanager.GetSecretValue', 'secretsmanager', secret)).toMatchObject(denied);
  });

  it('a narrowed session pushes to its registry all the same', async () => {
    const { ports } = await job();
    const push = sampleFleet.identities['aws-push'];
    const scoped = fleet.parse({
      ...sampleFleet,
      identities: { ...sampleFleet.identities, 'aws-push': { ...push, 'scope-to-repositories': true } },
    });
    const access = await openRegistry(scoped, 'aws', ports);
    expect(await access.ensureRepository(`${access.endpoint.path}/scoped`)).toBe('created');
    await expect(access.ensureRepository('elsewhere/scoped')).resolves.toBe('unknown');
  });

  it.each([
    ['x'.repeat(2049), 'PackedPolicyTooLarge'],
    ['{"Version":"2012-10-17"}', 'MalformedPolicyDocument'],
  ])('AWS STS refuses a session policy that is none (%#)', async (Policy, code) => {
    const form = new URLSearchParams({
      ...{ Action: 'AssumeRoleWithWebIdentity', Version: '2011-06-15', RoleSessionName: 'test' },
      ...{ RoleArn: aws.roles.push, WebIdentityToken: await fixture.idToken('flotilla-local-aws'), Policy },
    });
    const answer = await fetch(fixture.standIns.aws.sts, { method: 'POST', body: form });
    expect(await answer.text()).toContain(`<Code>${code}</Code>`);
  });
});
