import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { systemClock } from '../../../src/core/clock.ts';
import { createRunStatus } from '../../../src/github/run-status.ts';
import { acquireLease } from '../../../src/kube/lease.ts';
import { memoryClient } from '../../support/memory-client.ts';
import { type Fixture, startFixture } from '../clouds/fixture.ts';
import { silentLog } from '../kube/silent-log.ts';

let fixture: Fixture;

beforeAll(async () => {
  fixture = await startFixture();
}, 60_000);
afterAll(async () => {
  await fixture?.close();
});

const lock = (run: number) => ({
  namespace: 'shop',
  name: 'flotilla-shop',
  holder: `acme/shop/${run}/1#x`,
  run: `https://github.com/acme/shop/actions/runs/${run}`,
});

it('a lock is taken sooner once GitHub says that its run has ended', async () => {
  const { api } = fixture.standIns.github;
  const github = { serverUrl: 'https://github.com', apiUrl: api };
  const hasEnded = createRunStatus({ github, token: 'job-token', fetch, log: silentLog });
  const client = memoryClient();
  const ports = { clock: systemClock, log: silentLog, signal: new AbortController().signal, hasEnded };
  const dead = await acquireLease(client, lock(77), 0, ports);
  await expect(acquireLease(client, lock(78), 0, ports)).rejects.toMatchObject({ code: 'CLUSTER_LOCKED' });
  await fetch(new URL('/_control/runs', api), {
    method: 'POST',
    body: JSON.stringify({ id: 77, status: 'completed', conclusion: 'cancelled' }),
  });
  const taken = await acquireLease(client, lock(78), 0, ports);
  expect(taken.lock.holder).toBe('acme/shop/78/1#x');
  await taken.release();
  await dead.release();
});
