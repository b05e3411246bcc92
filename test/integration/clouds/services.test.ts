import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { endpoints } from '../../../src/clouds/endpoints.ts';
import { removeHostsLine } from '../../clouds/github/hosts.ts';
import { audiences } from '../../clouds/identities.ts';
import { type Services, startServices } from '../../clouds/services.ts';
import { toolchain } from '../../clouds/toolchain/index.ts';

const run = promisify(execFile);
const name = `test-${process.pid}`;
const identity = 'https://github.com/flotilla/flotilla/.github/workflows/pipeline.yml@refs/heads/main';

describe('the services of a stack, in processes of their own', () => {
  let dir: string;
  let bin: string;
  let services: Services;
  beforeAll(async () => {
    ({ bin } = await toolchain('test'));
    dir = await mkdtemp(join(tmpdir(), 'flotilla-services-'));
    services = await startServices({ name, dir, tools: { bin }, log: () => undefined });
    setDefaultCACertificates([...getCACertificates('default'), await readFile(services.ca, 'utf8')]);
  }, 60_000);
  afterAll(async () => {
    for (const { pid } of services.processes) process.kill(pid);
    await removeHostsLine(name);
    await rm(dir, { recursive: true, force: true });
  });

  const idToken = async (audience: string) => {
    const { requestUrl, requestToken } = services.github;
    const headers = { authorization: `Bearer ${requestToken}` };
    const answer = await fetch(`${requestUrl}&audience=${audience}`, { headers });
    return z.object({ value: z.string() }).parse(await answer.json()).value;
  };
  const cosign = (...args: string[]) =>
    run(join(bin, 'cosign'), args, { env: { PATH: '/usr/bin', HOME: dir, SSL_CERT_FILE: services.ca } });

  it('writes an endpoints file that the suite’s own schema takes', async () => {
    const value: unknown = parse(await readFile(services.endpoints, 'utf8'));
    expect(endpoints.safeParse(value).error).toBeUndefined();
  });

  it('signs without keys and verifies offline with cosign', async () => {
    const [blob, bundle] = [join(dir, 'blob'), join(dir, 'bundle.json')];
    await writeFile(blob, 'content');
    const token = await idToken(audiences.sigstore);
    const { trustedRoot, signingConfig } = services.sigstore;
    const trust = ['--trusted-root', trustedRoot];
    const config = ['--signing-config', signingConfig, ...trust];
    await cosign('sign-blob', '--yes', ...config, '--identity-token', token, '--bundle', bundle, blob);
    const verify = (who: string) =>
      cosign(
        ...['verify-blob', ...trust, '--insecure-ignore-sct', '--bundle', bundle],
        ...['--certificate-oidc-issuer', services.github.issuer, '--certificate-identity', who, blob],
      );
    await expect(verify(identity)).resolves.toBeDefined();
    await expect(verify(identity.replace('flotilla/', 'mallory/'))).rejects.toThrow(/no matching/i);
    await writeFile(blob, 'other content');
    await expect(verify(identity)).rejects.toThrow();
  });

  it('gives no certificate for a token of another audience', async () => {
    const [blob, bundle] = [join(dir, 'blob'), join(dir, 'refused.json')];
    const { trustedRoot, signingConfig } = services.sigstore;
    const config = ['--signing-config', signingConfig, '--trusted-root', trustedRoot];
    const token = await idToken('sigstore');
    const signing = cosign(
      'sign-blob',
      '--yes',
      ...config,
      '--identity-token',
      token,
      '--bundle',
      bundle,
      blob,
    );
    await expect(signing).rejects.toThrow(/audience|identity token|401|400/);
  });

  it('makes the git server’s name resolve', async () => {
    const answer = await run('getent', ['hosts', new URL(services.github.server).hostname]);
    expect(answer.stdout).toMatch(/127\.0\.0\.1/);
  });

  it('keeps private files private', async () => {
    const { stdout } = await run('find', [
      dir,
      '-name',
      '*.key',
      '-o',
      '-name',
      'services.json',
      '-o',
      '-name',
      'services-start.json',
    ]);
    const modes = await run('stat', ['-c', '%a', ...stdout.trim().split('\n')]);
    expect(new Set(modes.stdout.trim().split('\n'))).toEqual(new Set(['600']));
  });
});
