import { describe, expect, it } from '@jest/globals';
import { stringify } from 'yaml';
import { provider } from '../../../src/clouds/generic/index.ts';
import { lasting } from '../../../src/clouds/renewing.ts';
import { fakeCloud } from './fake-cloud.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const config = {
  cloud: 'generic' as const,
  kubeconfig: 'KUBECONFIG_EDGE',
  registry: 'harbor',
  values: [],
};

/** Opens a cluster by a kubeconfig with these entries. */
function open(user: object, cluster: object = {}, form: (text: string) => string = base64) {
  const text = stringify({
    contexts: [{ name: 'edge', context: { cluster: 'edge', user: 'deployer' } }],
    clusters: [{ name: 'edge', cluster: { server: 'https://edge.example:6443/', ...cluster } }],
    users: [{ name: 'deployer', user }],
  });
  const cloud = fakeCloud(() => new Error('no network'), { secrets: { KUBECONFIG_EDGE: form(text) } });
  return { cloud, access: provider.cluster('edge', config, undefined, cloud.ports) };
}

describe('a cluster by kubeconfig', () => {
  it.each([
    ['base64', base64],
    ['plain', (text: string) => text],
  ])('takes a token (%s)', async (_name, form) => {
    const { cloud, access } = open(
      { token: 'service-account-token' },
      { 'certificate-authority-data': base64('PEM'), 'tls-server-name': 'kubernetes' },
      form,
    );
    expect(await access).toMatchObject({
      server: 'https://edge.example:6443',
      ca: 'PEM',
      serverName: 'kubernetes',
    });
    const token = await (await access).token?.();
    expect(token?.value).toBe('service-account-token');
    expect(new Date(token?.expiresAt ?? Number.NaN).getTime()).toBeGreaterThan(Date.now());
    expect(cloud.masked).toContain('service-account-token');
  });

  it('takes a client certificate', async () => {
    const { cloud, access } = open({
      'client-certificate-data': base64('CERT'),
      'client-key-data': base64('PRIVATE KEY'),
    });
    expect((await access).clientCertificate).toEqual({ certificate: 'CERT', key: 'PRIVATE KEY' });
    expect((await access).token).toBeUndefined();
    expect(cloud.masked).toEqual([base64('PRIVATE KEY'), 'PRIVATE KEY']);
  });

  it.each([
    [{ exec: { command: 'aws' } }, {}, '`exec` runs a program'],
    [{ 'auth-provider': { name: 'gcp' } }, {}, '`auth-provider`'],
    [{ tokenFile: '/etc/passwd' }, {}, '`tokenFile` names a file'],
    [{ token: 't', as: 'admin' }, {}, '`as` impersonates'],
    [{ token: 't' }, { 'certificate-authority': '/ca.pem' }, '`certificate-authority` names a file'],
    [{ token: 't' }, { 'insecure-skip-tls-verify': true }, 'does not verify the server'],
    [{ token: 't' }, { server: 'http://edge.example' }, 'clusters.0.cluster.server'],
    [{ 'client-certificate-data': base64('C') }, {}, 'neither a token nor a client certificate'],
    [{}, {}, 'neither a token nor a client certificate'],
  ])('refuses %j %j', async (user, cluster, why) => {
    await expect(open(user, cluster).access).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      message: expect.stringContaining(why),
      hint: expect.any(String),
    });
  });

  it('quotes nothing of a secret it cannot read', async () => {
    const cloud = fakeCloud(() => new Error('no network'), {
      secrets: { KUBECONFIG_EDGE: base64('users: [{token: hunter2-hunter2') },
    });
    const error = await provider
      .cluster('edge', config, undefined, cloud.ports)
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'INPUT_INVALID' });
    expect(String(error)).not.toContain('hunter2');
  });
});

describe('any OCI registry', () => {
  it.each([
    ['harbor', 'harbor.example', 'https://harbor.example', true],
    ['ghcr', 'ghcr.io', 'https://ghcr.io', false],
    ['docker-hub', 'docker.io', 'https://registry-1.docker.io', false],
  ] as const)('opens %s with a login', async (type, host, baseUrl, chunkedUpload) => {
    const cloud = fakeCloud(() => new Error('no network'));
    const access = await provider.registry(
      'extra',
      { type, host, path: 'acme', identity: 'robot', required: true },
      { username: 'robot$acme', password: lasting('robot-password') },
      cloud.ports,
    );
    expect(access.endpoint).toMatchObject({ host, baseUrl, traits: { chunkedUpload, mount: 'any' } });
    expect(await access.endpoint.credential?.()).toEqual({
      username: 'robot$acme',
      password: 'robot-password',
    });
    expect(await access.ensureRepository('acme/a')).toBe('created-by-push');
    expect(await access.hasDigest('acme/a', 'sha256:0')).toBe('unknown');
  });
});
