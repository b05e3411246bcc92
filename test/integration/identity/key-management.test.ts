import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openKms } from '../../../src/clouds/index.ts';
import { type Fixture, startFixture } from '../clouds/fixture.ts';
import { jobPorts } from './job.ts';
import { sampleFleet } from './sample-fleet.ts';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startFixture();
}, 60_000);
afterAll(() => fixture?.close());

it('lets a program act as the identity of each cloud for as long as a job’s token lasts', async () => {
  const { ports, masked, close } = await jobPorts(fixture.standIns);
  const [aws, gcp, azure] = await Promise.all(
    ['aws', 'gcp', 'azure'].map((cloud) => openKms(sampleFleet, `${cloud}-deploy`, ports)),
  );
  expect(aws).toEqual({
    variables: {
      AWS_ACCESS_KEY_ID: expect.stringMatching(/^ASIA/),
      AWS_SECRET_ACCESS_KEY: expect.any(String),
      AWS_SESSION_TOKEN: expect.any(String),
      AWS_REGION: 'eu-west-1',
      AWS_EC2_METADATA_DISABLED: 'true',
    },
    files: {},
  });
  expect(gcp).toEqual({ variables: { GOOGLE_OAUTH_ACCESS_TOKEN: expect.any(String) }, files: {} });
  expect(azure).toEqual({
    variables: {
      AZURE_TENANT_ID: expect.any(String),
      AZURE_CLIENT_ID: expect.any(String),
      AZURE_AUTHORITY_HOST: 'https://login.microsoftonline.com',
    },
    files: { AZURE_FEDERATED_TOKEN_FILE: expect.stringMatching(/^eyJ/) },
  });
  const secrets = [
    aws?.variables['AWS_SECRET_ACCESS_KEY'],
    aws?.variables['AWS_SESSION_TOKEN'],
    gcp?.variables['GOOGLE_OAUTH_ACCESS_TOKEN'],
  ];
  expect(masked).toEqual(expect.arrayContaining(secrets));
  await close();
});
