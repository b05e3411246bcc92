import { readFile } from 'node:fs/promises';
import { policies } from './aws/account.ts';
import { ecrRegistry } from './aws/registry.ts';
import { type Aws, startAws } from './aws/start.ts';
import { azureRegistry } from './azure/registry.ts';
import { issueRefreshToken, tokenUser } from './azure/registry-tokens.ts';
import { type Azure, startAzure } from './azure/start.ts';
import type { Clock } from './clock.ts';
import { artifactRegistry } from './gcp/registry.ts';
import { type Gcp, startGcp } from './gcp/start.ts';
import { serviceAccount } from './gcp/tokens.ts';
import { type GitHub, startGitHub } from './github/start.ts';
import type { Listener } from './http/listener.ts';
import type { CloudName } from './identities.ts';
import { startFront } from './registry/front.ts';
import type { RegistryKind } from './registry/kind.ts';
import { openStorage } from './registry/storage.ts';
import { type SigstoreFronts, startSigstoreFronts } from './sigstore/fronts.ts';
import type { SigstorePorts } from './sigstore/servers.ts';
import { type KeyPair, readMaterial } from './tls/certificates.ts';

/** What the stand-ins need from the stack they belong to. */
export interface StandInsOptions {
  readonly dir: string;
  /** Path of the authority's certificate. */
  readonly ca: string;
  readonly certificate: KeyPair;
  /** host:port of the real registry behind each cloud's front. */
  readonly storage: Readonly<Record<CloudName, string>>;
  /** Ports of the real Sigstore servers; left out where a test needs none. */
  readonly sigstore?: SigstorePorts;
}

export interface RegistryAccess {
  /** Base URL of the front. */
  readonly address: string;
  /** host:port of the object store that blobs are read from. */
  readonly store: string;
  /** Credentials with which a cluster's nodes pull. */
  readonly nodeAuth: { readonly username: string; readonly password: string };
}

/** All HTTP stand-ins of a stack. */
export interface StandIns {
  readonly github: GitHub;
  readonly aws: Aws;
  readonly gcp: Gcp;
  readonly azure: Azure;
  readonly registries: Readonly<Record<CloudName, RegistryAccess>>;
  readonly sigstore?: SigstoreFronts;
  readonly listeners: readonly Listener[];
  close(): Promise<void>;
}

/** Nodes' credentials outlive any stack; the real ones renew theirs through a credential provider. */
const nodeSeconds = 30 * 24 * 3600;

/** Starts every HTTP stand-in in this process. */
export async function startStandIns(options: StandInsOptions, clock: Clock): Promise<StandIns> {
  const { dir } = options;
  const [tls, ca] = await Promise.all([readMaterial(options.certificate), readFile(options.ca, 'utf8')]);
  const github = await startGitHub({ dir, tls, clock });
  const common = { dir, tls, clock, ca, issuer: github.issuer };
  const storage = {
    aws: openStorage(options.storage.aws, clock),
    gcp: openStorage(options.storage.gcp, clock),
    azure: openStorage(options.storage.azure, clock),
  };
  const aws = await startAws({ ...common, storage: storage.aws });
  const gcp = await startGcp({ ...common, storage: storage.gcp });
  const azure = await startAzure(common);

  const kinds: Readonly<Record<CloudName, RegistryKind>> = {
    aws: ecrRegistry(aws.account),
    gcp: artifactRegistry({ ...{ clock, storage: storage.gcp }, ...gcp }),
    azure: azureRegistry(azure.directory, storage.azure, azure.locks),
  };
  const nodes = 'arn:aws:iam::111122223333:role/delivery-platform-nodes';
  const nodeAuth: Readonly<Record<CloudName, RegistryAccess['nodeAuth']>> = {
    aws: {
      username: 'AWS',
      password: aws.account.sessions.mintRegistryToken(nodes, policies.node, nodeSeconds).password,
    },
    gcp: {
      username: 'oauth2accesstoken',
      password: gcp.tokens.mint(serviceAccount('node'), nodeSeconds).value,
    },
    azure: { username: tokenUser, password: issueRefreshToken(azure.directory, 'node', nodeSeconds) },
  };

  const listeners = [...github.listeners, ...aws.listeners, ...gcp.listeners, ...azure.listeners];
  const front = async (cloud: CloudName): Promise<RegistryAccess> => {
    const name = `${cloud}-registry`;
    const started = await startFront({
      name,
      kind: kinds[cloud],
      storage: storage[cloud],
      tls,
      clock,
    });
    listeners.push(...started);
    return { address: started[0].url, store: new URL(started[1].url).host, nodeAuth: nodeAuth[cloud] };
  };
  const registries = { aws: await front('aws'), gcp: await front('gcp'), azure: await front('azure') };
  const sigstore = options.sigstore && (await startSigstoreFronts({ tls, clock, ports: options.sigstore }));
  if (sigstore) listeners.push(...sigstore.listeners);
  return {
    ...{ github, aws, gcp, azure, registries, listeners },
    ...(sigstore === undefined ? {} : { sigstore }),
    close: async () => {
      await Promise.all(listeners.map((listener) => listener.close()));
    },
  };
}

/** Host names every server certificate of a stack is valid for. */
export function certificateHosts(registryHosts: readonly string[]): string[] {
  return ['127.0.0.1', 'localhost', ...registryHosts];
}
