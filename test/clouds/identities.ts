/** The sample consumer's identities: who it is on GitHub, and whom each cloud trusts for which duty. */

export const cloudNames = ['aws', 'gcp', 'azure'] as const;
export type CloudName = (typeof cloudNames)[number];

/** What an identity may do: push images, deploy to the cluster, bring it back, or delete images. */
export type Duty = 'push' | 'deploy' | 'rollback' | 'prune';
export const duties: readonly Duty[] = ['push', 'deploy', 'rollback', 'prune'];

export const consumer = {
  repository: 'acme/delivery-platform',
  repositoryId: '1001',
  owner: 'acme',
  ownerId: '2002',
} as const;

const subject = `repo:${consumer.repository}`;

/** The `sub` claims each duty trusts, as GitHub forms them. */
export const trustedSubjects: Readonly<Record<Duty, RegExp>> = {
  push: new RegExp(`^${subject}:(ref:refs/heads/.+|environment:.+)$`),
  deploy: new RegExp(`^${subject}:environment:production$`),
  rollback: new RegExp(`^${subject}:environment:production(-rollback)?$`),
  prune: new RegExp(`^${subject}:environment:(production|prune)$`),
};

/** Audiences of the endpoint overrides; the stand-ins refuse every other one, the real clouds' included. */
export const audiences = {
  aws: 'flotilla-local-aws',
  gcp: 'flotilla-local-gcp',
  azure: 'flotilla-local-azure',
  sigstore: 'flotilla-local-sigstore',
} as const;

export const aws = {
  account: '111122223333',
  region: 'eu-west-1',
  cluster: 'delivery-platform-production',
  registry: '111122223333.dkr.ecr.eu-west-1.amazonaws.com',
  path: 'delivery-platform',
  roles: {
    push: 'arn:aws:iam::111122223333:role/delivery-platform-push',
    deploy: 'arn:aws:iam::111122223333:role/delivery-platform-deploy-production',
    rollback: 'arn:aws:iam::111122223333:role/delivery-platform-rollback-production',
    prune: 'arn:aws:iam::111122223333:role/delivery-platform-prune',
  },
} as const;

export const gcp = {
  project: 'example-production',
  number: '424242424242',
  location: 'europe-west1',
  cluster: 'delivery-platform-production',
  provider: 'projects/424242424242/locations/global/workloadIdentityPools/github/providers/flotilla',
  pool: 'projects/424242424242/locations/global/workloadIdentityPools/github',
  registry: 'europe-west1-docker.pkg.dev',
  repository: 'delivery-platform',
  path: 'example-production/delivery-platform',
  serviceAccounts: {
    push: 'flotilla-push@example-production.iam.gserviceaccount.com',
    deploy: 'flotilla-deploy@example-production.iam.gserviceaccount.com',
    rollback: 'flotilla-rollback@example-production.iam.gserviceaccount.com',
    prune: 'flotilla-prune@example-production.iam.gserviceaccount.com',
  },
} as const;

export const azure = {
  tenant: '11111111-1111-4111-8111-111111111111',
  subscription: '55555555-5555-4555-8555-555555555555',
  resourceGroup: 'delivery-platform-production',
  region: 'westeurope',
  cluster: 'delivery-platform-production',
  registry: 'exampledelivery.azurecr.io',
  path: 'delivery-platform',
  clients: {
    push: '22222222-2222-4222-8222-222222222222',
    deploy: '33333333-3333-4333-8333-333333333333',
    rollback: '44444444-4444-4444-8444-444444444444',
    prune: '66666666-6666-4666-8666-666666666666',
  },
} as const;

/** The Kubernetes group that the deploy and rollback identities belong to in every cluster. */
export const deployersGroup = 'flotilla-deployers';

/** The group of the identity that deletes images: it may see what runs, and change nothing. */
export const prunersGroup = 'flotilla-pruners';

/** Groups of a duty in the clusters: the push identity is authenticated, but belongs to none. */
export function groupsOf(duty: Duty | undefined): string[] {
  if (duty === 'prune') return [prunersGroup];
  return duty === 'deploy' || duty === 'rollback' ? [deployersGroup] : [];
}

/** The duty whose id in `ids` equals `id`. */
export function dutyOf(ids: Readonly<Record<Duty, string>>, id: string): Duty | undefined {
  return duties.find((duty) => ids[duty] === id);
}
