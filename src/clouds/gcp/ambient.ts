import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ActionError, messageOf } from '../../core/errors.ts';
import { askMetadata } from '../direct-fetch.ts';
import type { CloudPorts, Expiring } from '../provider.ts';
import { brief, readJson } from '../request.ts';
import { readTokenFile } from '../token-file.ts';
import { federate } from './federation.ts';
import { impersonate } from './impersonation.ts';
import { tokenByKey } from './service-account-key.ts';
import { apiUrl, type Universe } from './universe.ts';

const variable = 'GOOGLE_APPLICATION_CREDENTIALS';

/** A credential configuration for a token in a file, as Kubernetes mounts it. */
const externalAccount = z.object({
  type: z.literal('external_account'),
  audience: z.string().regex(/^\/\/iam\.[a-z0-9.-]+\/projects\/.+\/providers\/[^/]+$/),
  subject_token_type: z.string(),
  token_url: z.string(),
  service_account_impersonation_url: z.string().optional(),
  credential_source: z.object({
    file: z.string().min(1),
    format: z
      .object({ type: z.enum(['text', 'json']), subject_token_field_name: z.string().optional() })
      .optional(),
  }),
});

const minted = z.object({ access_token: z.string().min(1), expires_in: z.number() });

/**
 * A token of the runner's own identity: by the file that GOOGLE_APPLICATION_CREDENTIALS names (a workload identity
 * configuration or a service account's key), else from the metadata server of GCE or GKE. Files of gcloud, programs and
 * other machines' addresses are left out. `IDENTITY_UNAVAILABLE`, `IDENTITY_DENIED`.
 * https://cloud.google.com/docs/authentication/application-default-credentials
 */
export async function ambientToken(universe: Universe, ports: CloudPorts): Promise<Expiring<string>> {
  const file = ports.env?.[variable];
  return file ? byFile(file, universe, ports) : byMetadata(ports);
}

async function byFile(file: string, universe: Universe, ports: CloudPorts): Promise<Expiring<string>> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw unusable(`cannot be read: ${messageOf(cause)}`);
  });
  const kind = readJson(z.object({ type: z.string() }), text)?.type;
  if (kind === 'service_account') return tokenByKey(text, `the key that ${variable} names`, ports);
  const account = readJson(externalAccount, text);
  if (account === undefined)
    throw unusable(`is of type ${kind ?? 'unknown'}, or does not take its token from a file`);
  // The file may say where it wants tokens to go; only the documented place gets one.
  const [audienceHost = '', provider = ''] = account.audience.slice(2).split(/\/(.*)/s);
  if (
    account.token_url !== `${apiUrl('sts', universe)}/v1/token` ||
    audienceHost !== `iam.${universe.domain}`
  )
    throw unusable(`leads tokens to ${account.token_url} for ${audienceHost}, not to ${universe.domain}`);
  const token = () => subjectToken(account, ports);
  const federated = await federate(
    { provider, universe, token, tokenType: account.subject_token_type },
    ports,
  );
  const url = account.service_account_impersonation_url;
  if (url === undefined) return federated;
  const acts = /^https:\/\/([^/]+)\/v1\/projects\/-\/serviceAccounts\/([^/:]+):generateAccessToken$/.exec(
    url,
  );
  if (acts?.[2] === undefined || acts[1] !== `iamcredentials.${universe.domain}`)
    throw unusable(`leads tokens to ${url}`);
  return impersonate({ account: decodeURIComponent(acts[2]), universe }, federated.value, ports);
}

async function subjectToken(
  { credential_source: { file, format } }: z.output<typeof externalAccount>,
  ports: CloudPorts,
): Promise<string> {
  const text = await readTokenFile(`credential_source of ${variable}`, file, ports);
  if (format?.type !== 'json') return text;
  const token = readJson(z.record(z.string(), z.unknown()), text)?.[format.subject_token_field_name ?? ''];
  if (typeof token !== 'string') throw unusable('names a field that its token file lacks');
  ports.log.mask(token);
  return token;
}

/** https://cloud.google.com/compute/docs/metadata/querying-metadata */
async function byMetadata(ports: CloudPorts): Promise<Expiring<string>> {
  const what = 'Google’s metadata server';
  const base = ports.endpoints.gcp?.metadata ?? 'http://metadata.google.internal';
  const reply = await askMetadata(ports, {
    what,
    url: `${base}/computeMetadata/v1/instance/service-accounts/default/token`,
    init: () => ({ headers: { 'metadata-flavor': 'Google' } }),
  });
  const found = reply.ok ? readJson(minted, reply.text) : undefined;
  if (found === undefined) {
    const said = reply.ok ? 'without a token in its answer' : brief(reply.text);
    throw new ActionError('IDENTITY_UNAVAILABLE', `${what} gives no token: HTTP ${reply.status} ${said}`, {
      hint: 'Give the runner’s machine a service account, or its pod one by Workload Identity Federation for GKE.',
    });
  }
  ports.log.mask(found.access_token);
  return { value: found.access_token, expiresAt: ports.clock.now() + found.expires_in * 1000 };
}

function unusable(why: string): ActionError {
  return new ActionError('IDENTITY_UNAVAILABLE', `The file that ${variable} names ${why}`, {
    hint: 'Use a workload identity configuration whose token is in a file, or leave the variable unset for the metadata server.',
  });
}
