import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { ContainerRegistryClient, ContainerRegistryContentClient } from '@azure/container-registry';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { audiences, azure } from '../../clouds/identities.ts';
import { verifyToken } from '../../clouds/oidc/verify.ts';
import { type Fixture, forge, form, hostileJobs, startFixture } from './fixture.ts';

const registryScope = 'https://containerregistry.azure.net/.default';
const kubernetes = '6dae42f8-4368-4678-94ff-3960e28e3630';
const tokenSchema = z.object({ access_token: z.string(), expires_in: z.number() });

describe('the stand-in of Azure', () => {
  let fixture: Fixture;
  beforeAll(async () => {
    fixture = await startFixture();
  }, 60_000);
  afterAll(() => fixture.close());

  const ask = async (
    assertion: string,
    client: string = azure.clients.push,
    scope = registryScope,
    tenant: string = azure.tenant,
  ) => {
    const body = form({
      grant_type: 'client_credentials',
      client_id: client,
      scope,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
    });
    const answer = await fetch(`${fixture.standIns.azure.login}/${tenant}/oauth2/v2.0/token`, {
      method: 'POST',
      body,
    });
    return { status: answer.status, body: await answer.json() };
  };
  const tokenAs = async (client: string, scope: string) => {
    const { body } = await ask(await fixture.idToken(audiences.azure), client, scope);
    return tokenSchema.parse(body).access_token;
  };
  const code = (number: number) => ({
    status: 401,
    body: { error: 'invalid_client', error_codes: [number] },
  });

  it.each(hostileJobs)('gives no token to %s', async (_, job) => {
    expect(await ask(await fixture.idToken(audiences.azure, job))).toMatchObject(code(700213));
  });

  it('says which part of the assertion does not match', async () => {
    const good = await fixture.idToken(audiences.azure);
    expect(await ask(good)).toMatchObject({ status: 200, body: { token_type: 'Bearer' } });
    expect(await ask(await fixture.idToken('api://AzureADTokenExchange'))).toMatchObject(code(700212));
    expect(await ask(forge(good))).toMatchObject(code(700027));
    expect(await ask(await fixture.idToken(audiences.azure, { lifetime: -1 }))).toMatchObject(code(700024));
    const pushJob = await fixture.idToken(audiences.azure, { environment: null });
    expect(await ask(pushJob, azure.clients.deploy)).toMatchObject(code(700213));
    const nobody = '99999999-9999-4999-8999-999999999999';
    expect(await ask(good, nobody)).toMatchObject({ status: 400, body: { error_codes: [700016] } });
    expect(await ask(good, azure.clients.push, registryScope, nobody)).toMatchObject({
      body: { error_codes: [90002] },
    });
    expect(await ask(good, azure.clients.push, 'openid')).toMatchObject({ body: { error: 'invalid_scope' } });
  });

  it('lets the official client read the registry', async () => {
    const credential = {
      getToken: async () => ({
        token: await tokenAs(azure.clients.push, registryScope),
        expiresOnTimestamp: Date.now() + 3600_000,
      }),
    };
    const { address } = fixture.standIns.registries.azure;
    const name = `${azure.path}/official`;
    const content = new ContainerRegistryContentClient(address, name, credential);
    const config = await content.uploadBlob(Buffer.from('{}'));
    const layer = await content.uploadBlob(Buffer.alloc(5 * 1024 * 1024, 'x'));
    const manifest = {
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.manifest.v1+json' as const,
      config: {
        mediaType: 'application/vnd.oci.image.config.v1+json',
        digest: config.digest,
        size: config.sizeInBytes,
      },
      layers: [
        {
          mediaType: 'application/vnd.oci.image.layer.v1.tar',
          digest: layer.digest,
          size: layer.sizeInBytes,
        },
      ],
    };
    const { digest } = await content.setManifest(manifest, { tag: 'v1' });
    const client = new ContainerRegistryClient(address, credential);
    const names: string[] = [];
    for await (const repository of client.listRepositoryNames()) names.push(repository);
    expect(names).toEqual([name]);
    const properties = await client.getArtifact(name, 'v1').getManifestProperties();
    expect(properties).toMatchObject({ digest, tags: ['v1'] });
    expect(await client.getArtifact(name, digest).getTagProperties('v1')).toMatchObject({ digest });
    const blob = await content.downloadBlob(config.digest);
    expect(await text(blob.content)).toBe('{}');
  });

  it('lets the deploy client fetch the cluster’s kubeconfig, and nobody else', async () => {
    const clusters = { azure: { server: 'https://127.0.0.1:6443', caPem: 'PEM' } };
    await writeFile(join(fixture.dir, 'clusters.json'), JSON.stringify(clusters));
    const group = `/subscriptions/${azure.subscription}/resourceGroups/${azure.resourceGroup}`;
    const cluster = `${group}/providers/Microsoft.ContainerService/managedClusters/${azure.cluster}`;
    const post = async (token?: string, query = '?api-version=2025-05-01') => {
      const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
      const url = `${fixture.standIns.azure.management}${cluster}/listClusterUserCredential${query}`;
      const answer = await fetch(url, { method: 'POST', headers });
      return { status: answer.status, body: await answer.json() };
    };
    const management = 'https://management.azure.com/.default';
    const deploy = await tokenAs(azure.clients.deploy, management);
    const { body } = await post(deploy);
    const { kubeconfigs } = z.object({ kubeconfigs: z.array(z.object({ value: z.string() })) }).parse(body);
    const kubeconfig = parse(Buffer.from(kubeconfigs[0]?.value ?? '', 'base64').toString());
    expect(kubeconfig).toMatchObject({ clusters: [{ cluster: { server: 'https://127.0.0.1:6443' } }] });
    expect(await post()).toMatchObject({ status: 401, body: { error: { code: 'AuthenticationFailed' } } });
    const push = await tokenAs(azure.clients.push, management);
    expect(await post(push)).toMatchObject({ status: 403, body: { error: { code: 'AuthorizationFailed' } } });
    const wrongAudience = await tokenAs(azure.clients.deploy, registryScope);
    expect(await post(wrongAudience)).toMatchObject({ status: 401 });
    expect(await post(deploy, '')).toMatchObject({ body: { error: { code: 'MissingApiVersionParameter' } } });
  });

  it('signs tokens for the cluster that its own discovery verifies', async () => {
    const token = await tokenAs(azure.clients.deploy, `${kubernetes}/.default`);
    const ca = await readFile(join(fixture.dir, 'ca.pem'), 'utf8');
    const trusted = { issuer: fixture.standIns.azure.issuer, audience: kubernetes, ca, clock: fixture.clock };
    const verdict = await verifyToken(token, trusted);
    expect(verdict).toMatchObject({
      ok: true,
      claims: { groups: ['flotilla-deployers'], tid: azure.tenant },
    });
  });
});
