import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createClock } from './clock.ts';
import { startedSchema, startSchema } from './service-files.ts';
import { startStandIns } from './stand-ins.ts';

/** The stack's one Node process: `node services-main.ts FILE` starts the stand-ins FILE describes and serves until it is ended. */
const file = process.argv[2];
if (file === undefined) throw new Error('usage: node test/clouds/services-main.ts FILE');
const options = startSchema.parse(JSON.parse(await readFile(file, 'utf8')));
const { sigstore, ...rest } = options;
const standIns = await startStandIns(
  { ...rest, ...(sigstore === undefined ? {} : { sigstore }) },
  createClock(),
);

const { github, aws, gcp, azure, registries } = standIns;
const started = startedSchema.parse({
  github: { ...github },
  endpoints: {
    aws: {
      ...{ sts: aws.sts, ecr: aws.ecr, eks: aws.eks, secretsmanager: aws.secretsmanager },
      ...{ monitoring: aws.monitoring, aps: aws.aps },
    },
    gcp: {
      sts: gcp.sts,
      iamcredentials: gcp.iamcredentials,
      artifactregistry: gcp.artifactregistry,
      container: gcp.container,
      secretmanager: gcp.secretmanager,
      monitoring: gcp.monitoring,
    },
    azure: {
      ...{ login: azure.login, management: azure.management, vault: azure.vault },
      prometheus: azure.prometheus,
    },
    sigstore: standIns.sigstore,
  },
  tokenReview: { aws: aws.tokenReview, gcp: gcp.tokenReview },
  azureIssuer: azure.issuer,
  registries,
});
const target = join(options.dir, 'services.json');
await writeFile(`${target}.new`, JSON.stringify(started), { mode: 0o600 });
await rename(`${target}.new`, target);

const end = () => void standIns.close().then(() => process.exit(0));
process.on('SIGTERM', end);
process.on('SIGINT', end);
