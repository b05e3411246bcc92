import { describe, expect, it } from '@jest/globals';
import { openCluster, openRegistry } from '../../../src/clouds/index.ts';
import { fakeCloud } from './fake-cloud.ts';
import {
  anyExchange,
  client,
  fleetWith,
  poolProvider,
  role,
  serviceAccountKey,
  tenant,
} from './identities.ts';

const ecr = (region: string, account = '123456789012') => ({ type: 'ecr', account, region, path: 'shop' });
const gar = (location: string, project = 'acme') => ({
  type: 'artifact-registry',
  location,
  project,
  repository: 'shop',
});
const acr = { type: 'acr', registry: 'acmeshop', path: 'shop' };
const account = 'push@acme.iam.gserviceaccount.com';
const gcp = { cloud: 'gcp', provider: poolProvider };
const azure = { cloud: 'azure', tenant, client };
const store = (identity: object, secret: string) => ({
  store: identity,
  me: { cloud: 'generic', username: 'robot', 'password-from': { identity: 'store', secret } },
});
const harbor = { type: 'harbor', host: 'harbor.example', path: 'shop' };
const oidc = 'api://AzureADTokenExchange';

/**
 * Every way to a credential, the hosts that anything is sent to on it, the audience of the job's token, and where the
 * registry is.
 */
const ways: readonly (readonly [string, object, object, readonly string[], string | undefined, string])[] = [
  [
    'AWS',
    { me: { cloud: 'aws', role, region: 'eu-west-1' } },
    ecr('eu-west-1'),
    ['sts.eu-west-1.amazonaws.com', 'api.ecr.eu-west-1.amazonaws.com'],
    'sts.amazonaws.com',
    '123456789012.dkr.ecr.eu-west-1.amazonaws.com',
  ],
  [
    'AWS, validated cryptography',
    { me: { cloud: 'aws', role, region: 'us-east-1', fips: true } },
    ecr('us-east-1'),
    ['sts-fips.us-east-1.amazonaws.com', 'ecr-fips.us-east-1.amazonaws.com'],
    'sts.amazonaws.com',
    '123456789012.dkr.ecr-fips.us-east-1.amazonaws.com',
  ],
  [
    'AWS China',
    { me: { cloud: 'aws', role: role.replace('aws', 'aws-cn'), region: 'cn-north-1' } },
    ecr('cn-north-1'),
    ['sts.cn-north-1.amazonaws.com.cn', 'api.ecr.cn-north-1.amazonaws.com.cn'],
    'sts.amazonaws.com.cn',
    '123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn',
  ],
  [
    'AWS GovCloud, validated cryptography',
    { me: { cloud: 'aws', role: role.replace('aws', 'aws-us-gov'), region: 'us-gov-west-1', fips: true } },
    ecr('us-gov-west-1'),
    ['sts.us-gov-west-1.amazonaws.com', 'ecr-fips.us-gov-west-1.amazonaws.com'],
    'sts.amazonaws.com',
    '123456789012.dkr.ecr-fips.us-gov-west-1.amazonaws.com',
  ],
  ...(
    [
      ['us-iso-east-1', 'c2s.ic.gov'],
      ['us-isob-east-1', 'sc2s.sgov.gov'],
      ['eu-isoe-west-1', 'cloud.adc-e.uk'],
      ['us-isof-south-1', 'csp.hci.ic.gov'],
      ['eusc-de-east-1', 'amazonaws.eu'],
    ] as const
  ).map(
    ([region, suffix]) =>
      [
        `AWS ${region}`,
        { me: { cloud: 'aws', role, region } },
        ecr(region),
        [`sts.${region}.${suffix}`, `api.ecr.${region}.${suffix}`],
        'sts.amazonaws.com',
        `123456789012.dkr.ecr.${region}.${suffix}`,
      ] as const,
  ),
  [
    'AWS by keys',
    {
      me: {
        cloud: 'aws',
        source: 'secret',
        region: 'eu-west-1',
        'access-key-id': 'ID',
        'secret-access-key': 'KEY',
      },
    },
    ecr('eu-west-1'),
    ['api.ecr.eu-west-1.amazonaws.com'],
    undefined,
    '123456789012.dkr.ecr.eu-west-1.amazonaws.com',
  ],
  [
    'Google',
    { me: gcp },
    gar('europe-west1'),
    ['sts.googleapis.com'],
    `https://iam.googleapis.com/${poolProvider}`,
    'europe-west1-docker.pkg.dev',
  ],
  [
    'Google through a service account',
    { me: { ...gcp, 'service-account': account, delegates: ['hop@acme.iam.gserviceaccount.com'] } },
    gar('europe'),
    ['sts.googleapis.com', 'iamcredentials.googleapis.com'],
    `https://iam.googleapis.com/${poolProvider}`,
    'europe-docker.pkg.dev',
  ],
  [
    'Google, a partner’s cloud',
    { me: { ...gcp, 'universe-domain': 'apis-berlin-build0.goog', 'service-account': account } },
    gar('u-germany-northeast1', 'eu0:acme'),
    ['sts.apis-berlin-build0.goog', 'iamcredentials.apis-berlin-build0.goog'],
    `https://iam.apis-berlin-build0.goog/${poolProvider}`,
    'u-germany-northeast1-docker.pkg-berlin-build0.goog',
  ],
  [
    'Google, another partner’s',
    { me: { ...gcp, 'universe-domain': 's3nsapis.fr' } },
    gar('u-france-east1'),
    ['sts.s3nsapis.fr'],
    `https://iam.s3nsapis.fr/${poolProvider}`,
    'u-france-east1-docker.s3nsregistry.fr',
  ],
  [
    'Google by a key, wherever the key says',
    { me: { cloud: 'gcp', source: 'secret', key: 'SA', 'service-account': account } },
    gar('europe-west1'),
    ['oauth2.googleapis.com', 'iamcredentials.googleapis.com'],
    undefined,
    'europe-west1-docker.pkg.dev',
  ],
  [
    'Azure',
    { me: azure },
    acr,
    ['login.microsoftonline.com', 'acmeshop.azurecr.io'],
    oidc,
    'acmeshop.azurecr.io',
  ],
  [
    'Azure US Government',
    { me: { ...azure, authority: 'us-government' } },
    acr,
    ['login.microsoftonline.us', 'acmeshop.azurecr.us'],
    `${oidc}USGov`,
    'acmeshop.azurecr.us',
  ],
  [
    'Azure China',
    { me: { ...azure, authority: 'china' } },
    acr,
    ['login.partner.microsoftonline.cn', 'acmeshop.azurecr.cn'],
    `${oidc}China`,
    'acmeshop.azurecr.cn',
  ],
  [
    'Azure by a secret',
    { me: { ...azure, source: 'secret', 'client-secret': 'KEY' } },
    acr,
    ['login.microsoftonline.com', 'acmeshop.azurecr.io'],
    undefined,
    'acmeshop.azurecr.io',
  ],
  [
    'a robot by a secret of AWS',
    store(
      { cloud: 'aws', role, region: 'eu-west-1' },
      'arn:aws:secretsmanager:eu-central-1:123456789012:secret:harbor-AbCdEf',
    ),
    harbor,
    ['sts.eu-west-1.amazonaws.com', 'secretsmanager.eu-central-1.amazonaws.com'],
    'sts.amazonaws.com',
    'harbor.example',
  ],
  [
    'a robot by a secret of Google',
    store(gcp, 'projects/acme/secrets/harbor/versions/latest'),
    harbor,
    ['sts.googleapis.com', 'secretmanager.googleapis.com'],
    `https://iam.googleapis.com/${poolProvider}`,
    'harbor.example',
  ],
  [
    'a robot by a regional secret of Google',
    store(gcp, 'projects/acme/locations/europe-west1/secrets/harbor/versions/3'),
    harbor,
    ['sts.googleapis.com', 'secretmanager.europe-west1.rep.googleapis.com'],
    `https://iam.googleapis.com/${poolProvider}`,
    'harbor.example',
  ],
  [
    'a robot by a secret of Azure',
    store({ ...azure, authority: 'china' }, 'https://acme.vault.azure.cn/secrets/harbor'),
    harbor,
    ['login.partner.microsoftonline.cn', 'acme.vault.azure.cn'],
    `${oidc}China`,
    'harbor.example',
  ],
];

const secrets = { ID: 'AKIAFAKE', KEY: 'a-secret', SA: serviceAccountKey() };

describe('credentials go to documented hosts alone', () => {
  it.each(ways)('%s', async (_name, identities, registry, hosts, audience, at) => {
    const cloud = fakeCloud(anyExchange, { secrets });
    const fleet = fleetWith(identities, { here: { ...registry, identity: 'me' } });
    const { endpoint } = await openRegistry(fleet, 'here', cloud.ports);
    expect(await endpoint.credential?.()).toMatchObject({ password: expect.any(String) });
    expect(cloud.seen.map(({ url }) => new URL(url).host)).toEqual(hosts);
    expect(cloud.seen.every(({ url }) => url.startsWith('https://'))).toBe(true);
    expect([...new Set(cloud.audiences)]).toEqual(audience === undefined ? [] : [audience]);
    expect(new URL(endpoint.baseUrl).host).toBe(at);
    expect(endpoint.host).toBe(at.replace('ecr-fips', 'ecr'));
  });

  const eks = (region: string) => ({ cloud: 'aws', cluster: 'shop', region });
  const gke = { cloud: 'gcp', project: 'acme', location: 'europe-west1', cluster: 'shop' };
  const aks = { cloud: 'azure', subscription: tenant, 'resource-group': 'shop', cluster: 'shop' };
  it.each([
    [
      'EKS',
      { cloud: 'aws', role, region: 'eu-west-1' },
      eks('eu-west-1'),
      'sts.eu-west-1.amazonaws.com',
      'eks.eu-west-1.amazonaws.com',
    ],
    [
      'EKS in China',
      { cloud: 'aws', role, region: 'cn-north-1' },
      eks('cn-north-1'),
      'sts.cn-north-1.amazonaws.com.cn',
      'eks.cn-north-1.amazonaws.com.cn',
    ],
    [
      'EKS, validated cryptography',
      { cloud: 'aws', role, region: 'us-east-1', fips: true },
      eks('us-east-1'),
      'sts-fips.us-east-1.amazonaws.com',
      'fips.eks.us-east-1.amazonaws.com',
    ],
    ['GKE', gcp, gke, 'sts.googleapis.com', 'container.googleapis.com'],
    [
      'GKE of a partner',
      { ...gcp, 'universe-domain': 's3nsapis.fr' },
      gke,
      'sts.s3nsapis.fr',
      'container.s3nsapis.fr',
    ],
    ['AKS', azure, aks, 'login.microsoftonline.com', 'management.azure.com'],
    [
      'AKS of the US Government',
      { ...azure, authority: 'us-government' },
      aks,
      'login.microsoftonline.us',
      'management.usgovcloudapi.net',
    ],
    [
      'AKS in China',
      { ...azure, authority: 'china' },
      aks,
      'login.partner.microsoftonline.cn',
      'management.chinacloudapi.cn',
    ],
  ])('on the way to a cluster: %s', async (_name, me, cluster, identityHost, api) => {
    const cloud = fakeCloud(anyExchange);
    const clusters = { here: { ...cluster, identity: 'me', registry: 'none' } };
    const { token } = await openCluster(fleetWith({ me }, {}, clusters), 'production', 'here', cloud.ports);
    const { value = '' } = (await token?.()) ?? {};
    expect([...new Set(cloud.seen.map(({ url }) => new URL(url).host))]).toEqual([identityHost, api]);
    // EKS sends its token on to STS: a presigned address.
    if ('region' in cluster)
      expect(new URL(Buffer.from(value.split('.')[1] ?? '', 'base64url').toString()).host).toBe(identityHost);
  });

  it('with a partner’s project in the path as references have it', async () => {
    const fleet = fleetWith(
      { me: { ...gcp, 'universe-domain': 'apis-berlin-build0.goog' } },
      { here: { ...gar('u-germany-northeast1', 'eu0:acme'), identity: 'me' } },
    );
    const { endpoint } = await openRegistry(fleet, 'here', fakeCloud(anyExchange).ports);
    expect(endpoint.path).toBe('eu0/acme/shop');
  });
});
