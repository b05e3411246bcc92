import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeEndpoints } from './endpoints-file.ts';
import { freePorts } from './free-ports.ts';
import { addHostsLine } from './github/hosts.ts';
import { publishDirectory } from './github/repositories.ts';
import { aws, azure, type CloudName, cloudNames, gcp } from './identities.ts';
import { type Program, startDetached } from './processes.ts';
import { type Started, startedSchema } from './service-files.ts';
import { sigstorePorts } from './sigstore/servers.ts';
import { startSigstore } from './sigstore/start.ts';
import type { GitHub, Process, Registry, Sigstore, Stack } from './stack.ts';
import { certificateHosts } from './stand-ins.ts';
import { createAuthority, issueCertificate, type KeyPair } from './tls/certificates.ts';
import { waitFor } from './waiting.ts';

/** Everything of a stack but its clusters, its builder and its mirror. */
export interface Services {
  /** Path of the authority's certificate. */
  readonly ca: string;
  readonly authority: KeyPair;
  readonly github: GitHub;
  readonly clouds: Readonly<Record<CloudName, CloudServices>>;
  readonly sigstore: Sigstore;
  /** Path of the YAML for the `endpoints` input. */
  readonly endpoints: string;
  readonly processes: readonly Process[];
}

export interface CloudServices {
  readonly registry: Registry & {
    readonly nodeAuth: { readonly username: string; readonly password: string };
  };
  readonly identity: Readonly<Record<string, string>>;
  /** URL of the API server's authentication webhook (aws, gcp); for azure the issuer of structured authentication. */
  readonly tokenReview: string;
}

export interface ServicesOptions {
  readonly name: string;
  readonly dir: string;
  readonly tools: { readonly bin: string };
  readonly log: (line: string) => void;
  /** Told of each process as soon as it runs, so that a crash half-way can be cleaned up. */
  readonly onProcess?: (process: Process) => void | Promise<void>;
}

const registryNames: Readonly<Record<CloudName, { readonly host: string; readonly path: string }>> = {
  aws: { host: aws.registry, path: aws.path },
  gcp: { host: gcp.registry, path: gcp.path },
  azure: { host: azure.registry, path: azure.path },
};

const identities: Readonly<Record<CloudName, Readonly<Record<string, string>>>> = {
  aws: { account: aws.account, region: aws.region, ...aws.roles },
  gcp: {
    ...{ project: gcp.project, number: gcp.number, location: gcp.location, provider: gcp.provider },
    ...gcp.serviceAccounts,
  },
  azure: {
    ...{ tenant: azure.tenant, subscription: azure.subscription, resourceGroup: azure.resourceGroup },
    ...azure.clients,
  },
};

/** Starts the stand-ins' process, the three registries' storages and Sigstore, and writes the files that describe them. */
export async function startServices(options: ServicesOptions): Promise<Services> {
  const { name, dir, tools, log } = options;
  const [tls, logs, sigstoreDir] = [join(dir, 'tls'), join(dir, 'logs'), join(dir, 'sigstore')];
  for (const path of [dir, tls, logs, sigstoreDir]) await mkdir(path, { recursive: true, mode: 0o700 });
  await rm(join(dir, 'services.json'), { force: true });
  const processes: Process[] = [];
  const start = async (program: Program): Promise<Process> => {
    const process = await startDetached(program);
    processes.push(process);
    await options.onProcess?.(process);
    return process;
  };

  const authority = await createAuthority(tls, name);
  const hosts = certificateHosts(Object.values(registryNames).map(({ host }) => host));
  const certificate = await issueCertificate({ dir: tls, name: 'services', hosts, authority });
  const [awsPort, gcpPort, azurePort] = await freePorts(3);
  const storage = {
    aws: `127.0.0.1:${awsPort}`,
    gcp: `127.0.0.1:${gcpPort}`,
    azure: `127.0.0.1:${azurePort}`,
  };
  for (const cloud of cloudNames) {
    const argv = [join(tools.bin, 'registry-server'), storage[cloud]] as const;
    await start({ name: `storage-${cloud}`, argv: [...argv], logs });
  }
  const ports = await sigstorePorts();
  const ca = authority.certificate;
  const file = join(dir, 'services-start.json');
  await writeFile(file, JSON.stringify({ dir, ca, certificate, storage, sigstore: ports }), {
    mode: 0o600,
  });
  const main = join(import.meta.dirname, 'services-main.ts');
  const child = await start({ name: 'services', argv: [process.execPath, main, file], logs });
  const started = await waitFor('the stand-ins', child, () => readStarted(dir));
  log(`stand-ins: GitHub, AWS, Google Cloud and Azure answer`);

  if (!started.endpoints.sigstore) throw new Error('the stand-ins did not start their fronts of Sigstore');
  const sigstore = await startSigstore({
    ...{ dir: sigstoreDir, logs, bin: tools.bin, ca, ports, issuer: started.github.issuer, start },
    addresses: started.endpoints.sigstore,
  });
  log('sigstore: Fulcio, Rekor and the timestamp authority answer');
  await addHostsLine(name);

  const cloud = (id: CloudName): CloudServices => ({
    registry: { ...registryNames[id], ...started.registries[id] },
    identity: identities[id],
    tokenReview: id === 'azure' ? started.azureIssuer : started.tokenReview[id],
  });
  return {
    ...{ ca, authority, github: started.github, processes },
    clouds: { aws: cloud('aws'), gcp: cloud('gcp'), azure: cloud('azure') },
    sigstore,
    endpoints: await writeEndpoints(dir, started, sigstore.trustedRoot),
  };
}

async function readStarted(dir: string): Promise<Started | undefined> {
  const text = await readFile(join(dir, 'services.json'), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : startedSchema.parse(JSON.parse(text));
}

/** Commits the files of `dir` to a repository of the stack's git server; returns the commit's sha. */
export async function publishRepository(
  stack: Pick<Stack, 'dir'>,
  repository: string,
  dir: string,
  refs: { readonly branch?: string; readonly tag?: string; readonly message?: string } = {},
): Promise<string> {
  return publishDirectory({ root: join(stack.dir, 'git'), repository, dir, ...refs });
}
