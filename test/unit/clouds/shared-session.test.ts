import { describe, expect, it } from '@jest/globals';
import { openRegistry, openTokens } from '../../../src/clouds/index.ts';
import { clusterTargetOf } from '../../../src/clouds/target.ts';
import { fakeCloud, type Seen } from './fake-cloud.ts';
import { anyExchange, client, fleetWith, poolProvider, role, tenant } from './identities.ts';

const account = (name: string) => `${name}@acme.iam.gserviceaccount.com`;
const gcp = { cloud: 'gcp', provider: poolProvider };
const azure = { cloud: 'azure', tenant, client };
const ecr = { type: 'ecr', account: '123456789012', region: 'eu-west-1', identity: 'aws' };
const gar = { type: 'artifact-registry', location: 'europe-west1', project: 'acme', identity: 'gcp' };
const eks = { cloud: 'aws', cluster: 'shop', region: 'eu-west-1', identity: 'aws', registry: 'ecr' };
const fleet = fleetWith(
  {
    aws: { cloud: 'aws', role, region: 'eu-west-1' },
    scoped: { cloud: 'aws', role, region: 'eu-west-1', 'scope-to-repositories': true },
    other: { cloud: 'aws', role: role.replace('123456789012', '210987654321'), region: 'eu-west-1' },
    gcp,
    'gcp-other': { ...gcp, 'service-account': account('other') },
    azure,
  },
  {
    ecr: { ...ecr, path: 'shop' },
    second: { ...ecr, path: 'tools' },
    scoped: { ...ecr, path: 'shop', identity: 'scoped' },
    'scoped-tools': { ...ecr, path: 'tools', identity: 'scoped' },
    abroad: { ...ecr, path: 'shop', account: '210987654321', identity: 'other' },
    gar: { ...gar, repository: 'shop' },
    'gar-other': { ...gar, repository: 'tools', identity: 'gcp-other' },
    acr: { type: 'acr', registry: 'acmeshop', path: 'shop', identity: 'azure' },
    'acr-two': { type: 'acr', registry: 'acmetools', path: 'tools', identity: 'azure' },
  },
  { eks },
);

const opened = (names: readonly string[]) => {
  const cloud = fakeCloud(anyExchange);
  const logins = names.map(async (name) => {
    // Ports may be copied on the way, with a log of their own for example.
    const { endpoint } = await openRegistry(fleet, name, { ...cloud.ports });
    return endpoint.credential?.();
  });
  return { cloud, done: Promise.all(logins) };
};
const exchanges = (seen: readonly Seen[]) =>
  seen.filter(({ url }) => /^https:\/\/(sts\.|login\.)/.test(url)).map(({ body }) => body);

describe('identities of one job', () => {
  it('are exchanged once for all registries and clusters that use them', async () => {
    const { cloud, done } = opened(['ecr', 'second', 'ecr', 'gar', 'gar', 'acr', 'acr-two']);
    await done;
    await (await openTokens(clusterTargetOf(fleet, 'production', 'eks', 'deploy'), cloud.ports))?.();
    expect(exchanges(cloud.seen)).toHaveLength(3);
    expect(cloud.audiences).toHaveLength(3);
  });

  it('are several for one cloud: accounts, service accounts', async () => {
    const { cloud, done } = opened(['ecr', 'abroad', 'gar', 'gar-other']);
    await done;
    const bodies = exchanges(cloud.seen);
    expect(bodies.filter((body) => body.includes('123456789012'))).toHaveLength(1);
    expect(bodies.filter((body) => body.includes('210987654321'))).toHaveLength(1);
    expect(cloud.seen.filter(({ url }) => url.includes(encodeURIComponent(account('other'))))).toHaveLength(
      1,
    );
  });

  it('do not reach another job in the same process', async () => {
    const first = opened(['ecr']);
    const second = opened(['ecr']);
    await Promise.all([first.done, second.done]);
    expect(exchanges(second.cloud.seen)).toHaveLength(1);
  });

  it('are narrowed to the repositories of a registry where that is wanted, and only there', async () => {
    const { cloud, done } = opened(['scoped', 'scoped-tools', 'ecr']);
    await done;
    const policies = exchanges(cloud.seen).map((body) => new URLSearchParams(body).get('Policy'));
    expect(policies.map((policy) => policy && JSON.parse(policy).Statement[1].Resource).sort()).toEqual([
      ['arn:aws:ecr:eu-west-1:123456789012:repository/shop/*'],
      ['arn:aws:ecr:eu-west-1:123456789012:repository/tools/*'],
      null,
    ]);
    for (const policy of policies) expect(policy?.length ?? 0).toBeLessThanOrEqual(2048);
  });

  it('go where the overrides say, host by host', async () => {
    const hosts = {
      '123456789012.dkr.ecr.eu-west-1.amazonaws.com': 'https://127.0.0.1:1',
      '210987654321.dkr.ecr.eu-west-1.amazonaws.com': 'https://127.0.0.1:2',
    };
    const { ports } = fakeCloud(anyExchange, {
      endpoints: { aws: { audience: 'private', registry: hosts } },
    });
    const urls = await Promise.all(
      ['ecr', 'abroad'].map(async (name) => (await openRegistry(fleet, name, ports)).endpoint.baseUrl),
    );
    expect(urls).toEqual(Object.values(hosts));
  });
});
