import { z } from 'zod';
import { type Endpoints, endpoints } from '../../../src/clouds/endpoints.ts';
import type { CloudPorts } from '../../../src/clouds/provider.ts';
import { type Clock, systemClock } from '../../../src/core/clock.ts';
import { createHttp } from '../../../src/core/http.ts';
import { createIdTokens } from '../../../src/github/oidc.ts';
import { audiences } from '../../clouds/identities.ts';
import type { StandIns } from '../../clouds/stand-ins.ts';
import { recordingLog } from '../../support/recording-log.ts';

const registered = z.object({ requestUrl: z.string(), requestToken: z.string() });

/** The `endpoints` input that leads to the stand-ins. */
export function endpointsOf({ aws, gcp, azure, registries }: StandIns): Endpoints {
  return endpoints.parse({
    aws: {
      ...{ audience: audiences.aws, sts: aws.sts, ecr: aws.ecr, eks: aws.eks },
      secretsmanager: aws.secretsmanager,
      ...{ monitoring: aws.monitoring, aps: aws.aps },
      registry: registries.aws.address,
    },
    gcp: {
      ...{ audience: audiences.gcp, sts: gcp.sts, iamcredentials: gcp.iamcredentials },
      ...{ artifactregistry: gcp.artifactregistry, container: gcp.container },
      secretmanager: gcp.secretmanager,
      monitoring: gcp.monitoring,
      registry: registries.gcp.address,
    },
    azure: {
      ...{ audience: audiences.azure, login: azure.login, management: azure.management, vault: azure.vault },
      prometheus: azure.prometheus,
      registry: registries.azure.address,
    },
  });
}

/** The `allow-hosts` input: a stand-in's object store is on this machine, which a registry may not point to unasked. */
export const allowHostsOf = ({ registries }: StandIns): string[] =>
  Object.values(registries).map(({ store }) => store);

/** The variables of a job at the stand-in of GitHub; `fields` replace those of the sample consumer's deliver job. */
export async function registerJob(
  { github }: StandIns,
  fields: Readonly<Record<string, unknown>> = {},
): Promise<Record<string, string>> {
  const control = new URL('/_control/jobs', github.issuer);
  const answer = await fetch(control, { method: 'POST', body: JSON.stringify(fields) });
  const { requestUrl, requestToken } = registered.parse(await answer.json());
  return { ACTIONS_ID_TOKEN_REQUEST_URL: requestUrl, ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken };
}

/** Cloud ports of such a job, on real connections. */
export async function jobPorts(
  standIns: StandIns,
  fields: Readonly<Record<string, unknown>> = {},
  overrides: Endpoints = endpointsOf(standIns),
  clock: Clock = systemClock,
) {
  const http = createHttp();
  const { log, masked, lines } = recordingLog();
  const common = { fetch: http.fetch, dispatcher: http.dispatcher, clock, log };
  const env = await registerJob(standIns, fields);
  const ports: CloudPorts = {
    ...common,
    endpoints: overrides,
    idToken: createIdTokens({ ...common, env }),
    secret: (name) => {
      throw new Error(`no secret ${name}`);
    },
  };
  return { ports, masked, lines, close: () => http.close() };
}
