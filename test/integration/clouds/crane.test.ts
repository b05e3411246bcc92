import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { policies } from '../../clouds/aws/account.ts';
import { issueRefreshToken, tokenUser } from '../../clouds/azure/registry-tokens.ts';
import { serviceAccount } from '../../clouds/gcp/tokens.ts';
import { aws, azure, type CloudName, cloudNames, gcp } from '../../clouds/identities.ts';
import { toolchain } from '../../clouds/toolchain/index.ts';
import { type Fixture, startFixture } from './fixture.ts';

const run = promisify(execFile);

describe('crane, a registry client that is not ours', () => {
  let fixture: Fixture;
  let crane: string;
  beforeAll(async () => {
    const { bin } = await toolchain('test');
    crane = join(bin, 'crane');
    fixture = await startFixture();
    const name = `${aws.path}/api`;
    const repository = {
      name,
      createdAt: 0,
      imageTagMutability: 'MUTABLE',
      referenced: new Set<string>(),
    } as const;
    fixture.standIns.aws.account.repositories.set(name, { ...repository });
  }, 60_000);
  afterAll(() => fixture.close());

  const credentials = (cloud: CloudName, duty: 'push' | 'deploy'): readonly [string, string] => {
    const { standIns } = fixture;
    if (cloud === 'gcp')
      return ['oauth2accesstoken', standIns.gcp.tokens.mint(serviceAccount(duty), 600).value];
    if (cloud === 'azure') return [tokenUser, issueRefreshToken(standIns.azure.directory, duty)];
    return ['AWS', standIns.aws.account.sessions.mintRegistryToken('arn:test', policies[duty], 600).password];
  };

  /** Runs crane with a docker configuration of its own for one registry. */
  const craneAs = async (
    cloud: CloudName,
    who: readonly [string, string] | undefined,
    args: readonly string[],
  ) => {
    const host = new URL(fixture.standIns.registries[cloud].address).host;
    const config = join(
      fixture.dir,
      `docker-${cloud}-${who === undefined ? 'nobody' : who[1].slice(-8).replace(/\W/g, '')}`,
    );
    await mkdir(config, { recursive: true });
    const auths =
      who === undefined ? {} : { [host]: { auth: Buffer.from(who.join(':')).toString('base64') } };
    await writeFile(join(config, 'config.json'), JSON.stringify({ auths }));
    const env = {
      PATH: '/usr/bin',
      HOME: fixture.dir,
      DOCKER_CONFIG: config,
      SSL_CERT_FILE: join(fixture.dir, 'ca.pem'),
    };
    const { stdout } = await run(crane, args, { env });
    return stdout.trim();
  };

  it.each(cloudNames)('pushes to %s, reads the digest back and pulls', async (cloud) => {
    const host = new URL(fixture.standIns.registries[cloud].address).host;
    const reference = `${host}/${{ aws: aws.path, gcp: gcp.path, azure: azure.path }[cloud]}/api`;
    const [file, layer] = [join(fixture.dir, 'hello'), join(fixture.dir, 'layer.tar')];
    await writeFile(file, 'hello');
    await run('tar', ['-cf', layer, '-C', fixture.dir, 'hello']);
    const writer = credentials(cloud, 'push');
    const args = ['append', '--oci-empty-base', '--new_layer', layer, '--new_tag', `${reference}:v1`];
    const pushed = await craneAs(cloud, writer, args);
    const digest = pushed.split('@')[1] ?? '';

    const reader = credentials(cloud, 'deploy');
    expect(await craneAs(cloud, reader, ['digest', `${reference}:v1`])).toBe(digest);
    await craneAs(cloud, reader, ['pull', `${reference}@${digest}`, join(fixture.dir, `${cloud}.tar`)]);
    await craneAs(cloud, reader, ['validate', '--remote', `${reference}@${digest}`]);
    await expect(craneAs(cloud, reader, ['tag', `${reference}:v1`, 'v2'])).rejects.toThrow(
      /DENIED|UNAUTHORIZED/,
    );
    await expect(craneAs(cloud, undefined, ['digest', `${reference}:v1`])).rejects.toThrow(
      /401|UNAUTHORIZED/,
    );
    const nodes = fixture.standIns.registries[cloud].nodeAuth;
    expect(await craneAs(cloud, [nodes.username, nodes.password], ['digest', `${reference}:v1`])).toBe(
      digest,
    );
  });
});
