import { afterEach, describe, expect, it } from '@jest/globals';
import { createLogger } from '../../../action-templates/delivery-platform/services/platform/log.ts';
import { createPeers, noPeers } from '../../../action-templates/delivery-platform/services/platform/peers.ts';
import { createStore } from '../../../action-templates/delivery-platform/services/platform/store.ts';
import { userService } from '../../../action-templates/delivery-platform/services/user-service/service.ts';
import { send, start } from './running-platform.ts';

const PEER_TOKEN = 'a-token-that-only-the-replicas-share';

describe('the replicas of a service', () => {
  const running: Awaited<ReturnType<typeof start>>[] = [];

  afterEach(async () => {
    await Promise.all(running.splice(0).map((service) => service.drain()));
  });

  const replica = async (name: string, token = PEER_TOKEN) => {
    const others = async () => running.map(({ url }) => url).filter((url) => url !== own?.url);
    let own: Awaited<ReturnType<typeof start>> | undefined;
    own = await start(userService, { POD_NAME: name, PEER_TOKEN: token }, { discover: others });
    running.push(own);
    return own;
  };
  const register = async (base: string) => (await send(base, 'POST', '/users', { name: 'Hedy' })).body['id'];

  it('answer for each other’s records', async () => {
    const first = await replica('a');
    const second = await replica('b');
    const id = await register(first.url);
    expect((await send(second.url, 'GET', `/users/${id}`)).status).toBe(200);
  });

  it('hand all records over to a new one, so that a rolling update loses none', async () => {
    const first = await replica('a');
    const id = await register(first.url);
    const second = await replica('b');
    expect(second.lines.join('')).toContain('"records":1');
    running.shift();
    await first.drain();
    expect((await send(second.url, 'GET', `/users/${id}`)).status).toBe(200);
    expect((await send(second.url, 'POST', '/users', { name: 'Ada' })).status).toBe(201);
  });

  it('know each other by a token that was written to a file with a line break', async () => {
    const first = await replica('a', `${PEER_TOKEN}\n`);
    const id = await register(first.url);
    const second = await replica('b', `${PEER_TOKEN}\n`);
    expect((await send(second.url, 'GET', `/users/${id}`)).status).toBe(200);
  });

  it('give nothing to a process without the token', async () => {
    const first = await replica('a');
    const id = await register(first.url);
    const stranger = await replica('b', 'another-token');
    expect((await send(stranger.url, 'GET', `/users/${id}`)).status).toBe(404);
  });

  it('reach a new one that DNS does not know yet', async () => {
    const asked: string[] = [];
    const peers = createPeers({
      discover: async () => [],
      token: PEER_TOKEN,
      ownUrl: 'http://10.0.0.1:8080',
      fetch: async (url) => {
        asked.push(String(url));
        return new Response(null, { status: 204 });
      },
      clock: () => 0,
      log: createLogger({}, () => undefined),
    });
    const headers = { authorization: `Bearer ${PEER_TOKEN}`, 'x-replica': 'http://10.0.0.2:8080' };
    expect(peers.admit(headers)).toBe(true);
    expect(peers.admit({ ...headers, authorization: 'Bearer guess' })).toBe(false);
    await peers.broadcast('/internal/stores/users', []);
    expect(asked).toEqual(['http://10.0.0.2:8080/internal/stores/users']);
  });

  it('leave one alone that does not answer, until it may be back', async () => {
    const gone = 'http://10.0.0.9:8080';
    let now = 0;
    let asked = 0;
    const peers = createPeers({
      discover: async () => [gone],
      token: PEER_TOKEN,
      ownUrl: undefined,
      fetch: async () => {
        asked += 1;
        throw new TypeError('fetch failed');
      },
      clock: () => now,
      log: createLogger({}, () => undefined),
    });
    await peers.broadcast('/internal/stores/users', []);
    await peers.broadcast('/internal/stores/users', []);
    expect(asked).toBe(1);
    now = 5000;
    await peers.broadcast('/internal/stores/users', []);
    expect(asked).toBe(2);
    peers.admit({ authorization: `Bearer ${PEER_TOKEN}`, 'x-replica': gone });
    await peers.broadcast('/internal/stores/users', []);
    expect(asked).toBe(3);
  });

  it('keep no more records than the capacity, and drop the oldest', async () => {
    const store = createStore<number>({ name: 'numbers', capacity: 2, replica: 'a', peers: noPeers });
    await store.put('one', 1);
    await store.put('two', 2);
    await store.put('one', 11);
    await store.put('three', 3);
    expect([...store.values()]).toEqual([11, 3]);
    expect(store.size()).toBe(2);
  });
});
