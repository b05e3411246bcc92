import { describe, expect, it } from '@jest/globals';
import { azureTerraform } from '../../../src/clouds/azure/terraform.ts';
import type { CloudPorts } from '../../../src/clouds/provider.ts';
import { systemClock } from '../../../src/core/clock.ts';
import { recordingLog } from '../../support/recording-log.ts';

const refuse = () => {
  throw new Error('nothing is asked of a network');
};
const ports = (env: Record<string, string> = {}): CloudPorts => ({
  ...{ fetch: refuse, dispatcher: refuse, clock: systemClock, log: recordingLog().log, endpoints: {}, env },
  idToken: async (audience) => `token for ${audience}`,
  secret: (name) => `value of ${name}`,
});
const tenant = '11111111-1111-4111-8111-111111111111';
const client = '22222222-2222-4222-8222-222222222222';
const who = { ARM_TENANT_ID: tenant, ARM_CLIENT_ID: client, ARM_ENVIRONMENT: 'public', ARM_USE_CLI: 'false' };

describe('Terraform on Azure', () => {
  it('acts by the token of the job, which is in a file', async () => {
    expect(await azureTerraform({ cloud: 'azure', tenant, client }, ports())).toEqual({
      variables: { ...who, ARM_USE_OIDC: 'true' },
      files: { ARM_OIDC_TOKEN_FILE_PATH: 'token for api://AzureADTokenExchange' },
    });
  });

  it('acts by a kept secret', async () => {
    const identity = { cloud: 'azure', source: 'secret', tenant, client, 'client-secret': 'SECRET' } as const;
    expect((await azureTerraform({ ...identity, authority: 'us-government' }, ports())).variables).toEqual({
      ...{ ...who, ARM_ENVIRONMENT: 'usgovernment', ARM_CLIENT_SECRET: 'value of SECRET' },
    });
  });

  it('acts as the machine or the pod it runs on', async () => {
    const identity = { cloud: 'azure', source: 'ambient', tenant, client } as const;
    const machine = { ...who, ARM_USE_MSI: 'true' };
    expect((await azureTerraform(identity, ports())).variables).toEqual(machine);
    const pod = { AZURE_FEDERATED_TOKEN_FILE: '/token', AZURE_CLIENT_ID: client, AZURE_TENANT_ID: tenant };
    expect((await azureTerraform(identity, ports(pod))).variables).toEqual({
      ...{ ...who, ...pod, ARM_USE_AKS_WORKLOAD_IDENTITY: 'true' },
    });
  });
});
