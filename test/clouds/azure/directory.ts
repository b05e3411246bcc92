import type { JsonWebKey } from 'node:crypto';
import { type Clock, epochSeconds } from '../clock.ts';
import { azure, type Duty, dutyOf, groupsOf } from '../identities.ts';
import { type Claims, decodeJwt, hasValidSignature, type Signer, signJwt } from '../oidc/jwt.ts';

/** Audiences (resources) that Entra issues tokens for. */
export const resources = {
  registry: 'https://containerregistry.azure.net',
  management: 'https://management.azure.com',
  vault: 'https://vault.azure.net',
  prometheus: 'https://prometheus.monitor.azure.com',
  /** The AKS server application, the same in every tenant. */
  kubernetes: '6dae42f8-4368-4678-94ff-3960e28e3630',
} as const;

export type Resource = keyof typeof resources;

/** The tenant: it signs tokens and knows them again. */
export interface Directory {
  readonly clock: Clock;
  readonly signer: Signer;
  /** Base URL of the stand-in of login.microsoftonline.com, known once it listens. */
  base: string;
}

const tokenSeconds = 3600;

/** Issuer of the tenant's tokens; its discovery document lies below it. */
export function tenantIssuer(directory: Directory): string {
  return `${directory.base}/${azure.tenant}/v2.0`;
}

/** Signs an access token of an application for a resource, valid for an hour. */
export function issueToken(
  directory: Directory,
  duty: Duty,
  resource: Resource,
): { token: string; seconds: number } {
  const now = epochSeconds(directory.clock);
  const client = azure.clients[duty];
  const claims: Claims = {
    ...{
      aud: resources[resource],
      iss: tenantIssuer(directory),
      iat: now,
      nbf: now,
      exp: now + tokenSeconds,
    },
    ...{
      appid: client,
      azp: client,
      idtyp: 'app',
      oid: objectId(duty),
      sub: objectId(duty),
      tid: azure.tenant,
      ver: '2.0',
    },
    groups: groupsOf(duty),
  };
  return { token: signJwt(directory.signer, claims), seconds: tokenSeconds };
}

/** Object id of an application's service principal: distinct from its client id, as in Entra. */
export function objectId(duty: Duty): string {
  return azure.clients[duty].replace(/^\d{8}/, '00000000');
}

/** The duty a valid token for this resource stands for; undefined where it is none of ours, or has expired. */
export function dutyOfToken(directory: Directory, token: string, resource: Resource): Duty | undefined {
  const claims = readOwnToken(directory, token);
  if (claims?.['aud'] !== resources[resource] || typeof claims['appid'] !== 'string') return undefined;
  return dutyOf(azure.clients, claims['appid']);
}

/** Claims of a token that this tenant's key signed and that has not expired. */
export function readOwnToken(directory: Directory, token: string): Claims | undefined {
  const decoded = decodeJwt(token);
  const keys: readonly JsonWebKey[] = [directory.signer.jwk];
  if (!decoded || !hasValidSignature(decoded, keys)) return undefined;
  const { exp } = decoded.claims;
  return typeof exp === 'number' && exp > epochSeconds(directory.clock) ? decoded.claims : undefined;
}
