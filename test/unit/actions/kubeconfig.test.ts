import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { formatKubeconfig } from '../../../src/actions/connect-cluster/kubeconfig.ts';

const token = async () => ({ value: 'minted-token', expiresAt: 8.64e15 });
const shared = { name: 'production-aws', namespace: 'delivery' };

describe('a kubeconfig', () => {
  it('starts the plugin for tokens and holds none', async () => {
    const text = await formatKubeconfig({
      ...shared,
      access: { server: 'https://cluster', ca: 'PEM', token },
      plugin: { command: '/opt/node', args: ['/dist/token.js'], env: { SESSION: '/tmp/session.json' } },
    });
    expect(text).not.toContain('minted-token');
    expect(parse(text)).toEqual({
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': 'production-aws',
      clusters: [
        {
          name: 'production-aws',
          cluster: { server: 'https://cluster', 'certificate-authority-data': 'UEVN' },
        },
      ],
      contexts: [
        {
          name: 'production-aws',
          context: { cluster: 'production-aws', user: 'production-aws', namespace: 'delivery' },
        },
      ],
      users: [
        {
          name: 'production-aws',
          user: {
            exec: {
              apiVersion: 'client.authentication.k8s.io/v1',
              command: '/opt/node',
              args: ['/dist/token.js'],
              env: [{ name: 'SESSION', value: '/tmp/session.json' }],
              interactiveMode: 'Never',
              provideClusterInfo: false,
            },
          },
        },
      ],
    });
  });

  it('holds the credentials that a kubeconfig of the user’s brought', async () => {
    const text = await formatKubeconfig({
      ...shared,
      access: {
        server: 'https://cluster',
        serverName: 'kubernetes',
        token,
        clientCertificate: { certificate: 'CERT', key: 'KEY' },
      },
      plugin: undefined,
    });
    expect(parse(text)).toMatchObject({
      clusters: [{ cluster: { 'tls-server-name': 'kubernetes' } }],
      users: [
        {
          user: { token: 'minted-token', 'client-certificate-data': 'Q0VSVA==', 'client-key-data': 'S0VZ' },
        },
      ],
    });
  });
});
