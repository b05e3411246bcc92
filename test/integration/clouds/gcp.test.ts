import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ArtifactRegistryClient } from '@google-cloud/artifact-registry';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { IdentityPoolClient, OAuth2Client } from 'google-auth-library';
import { audiences, gcp } from '../../clouds/identities.ts';
import { type Fixture, forge, hostileJobs, startFixture } from './fixture.ts';
import { pushSample } from './push-sample.ts';
import { reviewToken } from './token-review.ts';

const parent = `projects/${gcp.project}/locations/${gcp.location}`;
const repository = `${parent}/repositories/${gcp.repository}`;
const pushJob = { environment: null };

describe('the stand-in of Google Cloud', () => {
  let fixture: Fixture;
  beforeAll(async () => {
    fixture = await startFixture();
  }, 60_000);
  afterAll(() => fixture.close());

  const accessToken = async (idToken: string, serviceAccount?: string) => {
    const { sts, iamcredentials } = fixture.standIns.gcp;
    const impersonation = `${iamcredentials}/v1/projects/-/serviceAccounts/${serviceAccount}:generateAccessToken`;
    const client = new IdentityPoolClient({
      type: 'external_account',
      audience: `//iam.googleapis.com/${gcp.provider}`,
      subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
      token_url: `${sts}/v1/token`,
      subject_token_supplier: { getSubjectToken: async () => idToken },
      ...(serviceAccount === undefined ? {} : { service_account_impersonation_url: impersonation }),
    });
    return (await client.getAccessToken()).token ?? '';
  };
  const tokenAs = async (serviceAccount?: string) =>
    accessToken(await fixture.idToken(audiences.gcp), serviceAccount);

  const artifactRegistry = (token: string) => {
    const authClient = new OAuth2Client();
    authClient.setCredentials({ access_token: token });
    const url = new URL(fixture.standIns.gcp.artifactregistry);
    const options = {
      fallback: true,
      apiEndpoint: url.hostname,
      port: Number(url.port),
      authClient,
    } as const;
    return new ArtifactRegistryClient(options);
  };

  it('lets the official library exchange the job’s token, and impersonate', async () => {
    expect(await tokenAs()).toMatch(/^ya29\./);
    expect(await tokenAs(gcp.serviceAccounts.deploy)).toMatch(/^ya29\./);
  });

  it.each(hostileJobs)('refuses federation to %s', async (_, job) => {
    const token = await fixture.idToken(audiences.gcp, job);
    await expect(accessToken(token)).rejects.toThrow(/rejected by the attribute condition/);
  });

  it('refuses tokens of another audience, signature or time', async () => {
    const good = await fixture.idToken(audiences.gcp);
    const real = `https://iam.googleapis.com/${gcp.provider}`;
    await expect(accessToken(await fixture.idToken(real))).rejects.toThrow(/audience in ID Token/);
    await expect(accessToken(forge(good))).rejects.toThrow(/signature/);
    await expect(accessToken(await fixture.idToken(audiences.gcp, { lifetime: -1 }))).rejects.toThrow(
      /stale/,
    );
  });

  it('refuses impersonation to a job without the environment', async () => {
    const token = await fixture.idToken(audiences.gcp, pushJob);
    await expect(accessToken(token, gcp.serviceAccounts.deploy)).rejects.toThrow(
      /iam.serviceAccounts.getAccessToken/,
    );
  });

  it('answers the official Artifact Registry client in REST mode', async () => {
    const token = await tokenAs();
    const client = artifactRegistry(token);
    const [found] = await client.getRepository({ name: repository });
    expect(found).toMatchObject({ name: repository, format: 'DOCKER' });
    await expect(client.getRepository({ name: `${repository}-not` })).rejects.toMatchObject({ code: 404 });
    const [operation] = await client.createRepository({
      parent,
      repositoryId: 'second',
      repository: { format: 'DOCKER' },
    });
    const [created] = await operation.promise();
    expect(created).toMatchObject({ name: `${parent}/repositories/second` });
    const permissions = [
      'artifactregistry.repositories.uploadArtifacts',
      'artifactregistry.repositories.delete',
    ];
    const [allowed] = await client.testIamPermissions({ resource: repository, permissions });
    expect(allowed.permissions).toEqual(['artifactregistry.repositories.uploadArtifacts']);

    const name = `${gcp.path}/listed`;
    const pushed = await pushSample({
      ...(await registryAccess(token, `repository:${name}:pull,push`)),
      name,
      tag: 'v1',
    });
    const [images] = await client.listDockerImages({ parent: repository });
    expect(images).toMatchObject([
      { name: `${repository}/dockerImages/listed@${pushed.digest}`, tags: ['v1'] },
    ]);
    const [image] = await client.getDockerImage({
      name: `${repository}/dockerImages/listed@${pushed.digest}`,
    });
    expect(image).toMatchObject({ tags: ['v1'] });
    const version = `${repository}/packages/listed/versions/${pushed.digest}`;
    await client.createTag({ parent: `${repository}/packages/listed`, tagId: 'promoted', tag: { version } });
    const [tag] = await client.getTag({ name: `${repository}/packages/listed/tags/promoted` });
    expect(tag.version).toBe(version);
  });

  const registryAccess = async (token: string, scope: string) => {
    const registry = fixture.standIns.registries.gcp.address;
    const basic = Buffer.from(`oauth2accesstoken:${token}`).toString('base64');
    const answer = await fetch(`${registry}/v2/token?service=${gcp.registry}&scope=${scope}`, {
      headers: { authorization: `Basic ${basic}` },
    });
    const { token: bearer } = JSON.parse(await answer.text());
    return { registry, authorization: `Bearer ${bearer}` };
  };

  it('refuses its APIs to anonymous callers and to roles that lack the permission', async () => {
    const url = `${fixture.standIns.gcp.artifactregistry}/v1/${repository}`;
    expect((await fetch(url)).status).toBe(401);
    expect((await fetch(url, { headers: { authorization: 'Bearer ya29.guess' } })).status).toBe(401);
    const reader = artifactRegistry(await tokenAs(gcp.serviceAccounts.deploy));
    const create = reader.createRepository({
      parent,
      repositoryId: 'third',
      repository: { format: 'DOCKER' },
    });
    await expect(create).rejects.toMatchObject({ code: 403 });
  });

  it('describes the cluster to the deploy account, and knows its tokens in the cluster', async () => {
    const clusters = { gcp: { server: 'https://127.0.0.1:6443', caPem: 'PEM' } };
    await writeFile(join(fixture.dir, 'clusters.json'), JSON.stringify(clusters));
    const { container, tokenReview } = fixture.standIns.gcp;
    const get = (token: string) =>
      fetch(`${container}/v1/${parent}/clusters/${gcp.cluster}`, {
        headers: { authorization: `Bearer ${token}` },
      });
    const deploy = await tokenAs(gcp.serviceAccounts.deploy);
    const answer = await get(deploy);
    const masterAuth = { clusterCaCertificate: Buffer.from('PEM').toString('base64') };
    expect(await answer.json()).toMatchObject({ endpoint: '127.0.0.1:6443', masterAuth });
    const push = await tokenAs();
    expect((await get(push)).status).toBe(403);

    const deployer = await reviewToken(tokenReview, deploy);
    expect(deployer.user).toMatchObject({
      username: gcp.serviceAccounts.deploy,
      groups: ['flotilla-deployers'],
    });
    expect(await reviewToken(tokenReview, push)).toMatchObject({ authenticated: true, user: { groups: [] } });
    expect(await reviewToken(tokenReview, 'ya29.guess')).toMatchObject({ authenticated: false });
    fixture.clock.advance(3601 * 1000);
    expect(await reviewToken(tokenReview, deploy)).toMatchObject({ authenticated: false });
  });
});
