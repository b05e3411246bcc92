import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { publishDirectory } from '../../clouds/github/repositories.ts';
import { decodeJwt } from '../../clouds/oidc/jwt.ts';
import { verifyToken } from '../../clouds/oidc/verify.ts';
import { type Fixture, forge, startFixture } from './fixture.ts';

const run = promisify(execFile);

describe('the stand-in of GitHub', () => {
  let fixture: Fixture;
  beforeAll(async () => {
    fixture = await startFixture();
  }, 60_000);
  afterAll(() => fixture.close());

  it('issues ID tokens shaped like GitHub’s, valid for five minutes', async () => {
    const claims = decodeJwt(await fixture.idToken('somebody'))?.claims ?? {};
    expect(claims).toMatchObject({
      iss: fixture.standIns.github.issuer,
      aud: 'somebody',
      sub: 'repo:acme/delivery-platform:environment:production',
      repository_id: '1001',
      repository_owner_id: '2002',
      environment: 'production',
      ref: 'refs/heads/main',
    });
    expect(Number(claims['exp']) - Number(claims['iat'])).toBe(300);
  });

  it('names the ref in the subject of a job without an environment', async () => {
    const token = await fixture.idToken('somebody', { environment: null, ref: 'refs/heads/develop' });
    expect(decodeJwt(token)?.claims['sub']).toBe('repo:acme/delivery-platform:ref:refs/heads/develop');
  });

  it('gives no token without the job’s own request token', async () => {
    const { requestUrl, requestToken } = fixture.standIns.github;
    expect((await fetch(`${requestUrl}&audience=x`)).status).toBe(401);
    const headers = { authorization: `Bearer ${requestToken}x` };
    expect((await fetch(`${requestUrl}&audience=x`, { headers })).status).toBe(401);
  });

  it('signs with keys that its discovery document leads to', async () => {
    const { issuer } = fixture.standIns.github;
    const ca = await readFile(join(fixture.dir, 'ca.pem'), 'utf8');
    const trusted = { issuer, audience: 'me', ca, clock: fixture.clock };
    const token = await fixture.idToken('me');
    expect(await verifyToken(token, trusted)).toMatchObject({ ok: true });
    expect(await verifyToken(forge(token), trusted)).toMatchObject({ ok: false, reason: 'signature' });
    expect(await verifyToken(await fixture.idToken('you'), trusted)).toMatchObject({ reason: 'audience' });
    expect(await verifyToken(await fixture.idToken('me', { lifetime: -1 }), trusted)).toMatchObject({
      reason: 'expired',
    });
  });

  it('keeps deployments and their statuses, and refuses anonymous calls', async () => {
    const url = `${fixture.standIns.github.api}/repos/acme/delivery-platform/deployments`;
    const post = (path: string, body: unknown, headers: Record<string, string>) =>
      fetch(`${url}${path}`, { method: 'POST', body: JSON.stringify(body), headers });
    const token = { authorization: 'Bearer ghs_test' };
    expect((await post('', { ref: 'main' }, {})).status).toBe(401);
    const created = await post('', { ref: 'main', environment: 'production' }, token);
    expect(created.status).toBe(201);
    const { id } = JSON.parse(await created.text());
    expect((await post(`/${id}/statuses`, { state: 'success' }, token)).status).toBe(201);
    expect((await post(`/${id}/statuses`, { state: 'splendid' }, token)).status).toBe(422);
    const statuses = await fetch(`${url}/${id}/statuses`, { headers: token });
    expect(await statuses.json()).toMatchObject([{ state: 'success' }]);
  });

  it('has runs in progress until a test ends them', async () => {
    const { api, issuer } = fixture.standIns.github;
    const headers = { authorization: 'Bearer ghs_test' };
    const read = async () =>
      (await fetch(`${api}/repos/acme/delivery-platform/actions/runs/7`, { headers })).json();
    expect(await read()).toMatchObject({ id: 7, status: 'in_progress', conclusion: null });
    const body = JSON.stringify({ id: 7, status: 'completed', conclusion: 'cancelled' });
    await fetch(new URL('/_control/runs', issuer), { method: 'POST', body });
    expect(await read()).toMatchObject({ id: 7, status: 'completed', conclusion: 'cancelled' });
  });

  it('serves git over smart HTTP: clone freely, push with a token', async () => {
    const source = join(fixture.dir, 'source');
    await mkdir(source);
    await writeFile(join(source, 'README.md'), 'hello\n');
    const root = join(fixture.dir, 'git');
    const sha = await publishDirectory({ root, repository: 'acme/gitops', dir: source, tag: 'v1' });
    const url = new URL('/acme/gitops', fixture.standIns.github.server);
    url.hostname = '127.0.0.1';
    const clone = join(fixture.dir, 'clone');
    const env = { ...process.env, GIT_TERMINAL_PROMPT: '0', HOME: fixture.dir };
    await run('git', ['clone', '--quiet', '--branch', 'v1', url.href, clone], { env });
    const head = await run('git', ['-C', clone, 'rev-parse', 'HEAD'], { env });
    expect(head.stdout.trim()).toBe(sha);
    const change = [
      '-c',
      'user.name=t',
      '-c',
      'user.email=t@localhost',
      'commit',
      '--quiet',
      '--allow-empty',
      '-m',
      'x',
    ];
    await run('git', ['-C', clone, ...change], { env });
    await expect(run('git', ['-C', clone, 'push', url.href, 'HEAD:main'], { env })).rejects.toThrow();
    url.username = 'x-access-token';
    url.password = 'ghs_test';
    await run('git', ['-C', clone, 'push', '--quiet', url.href, 'HEAD:main'], { env });
    const api = `${fixture.standIns.github.api}/repos/acme/gitops/commits/main`;
    const pushed = await run('git', ['-C', clone, 'rev-parse', 'HEAD'], { env });
    const answer = await fetch(api, { headers: { authorization: 'Bearer ghs_test' } });
    expect(await answer.json()).toEqual({ sha: pushed.stdout.trim() });
  });
});
