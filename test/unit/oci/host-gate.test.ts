import { describe, expect, it } from '@jest/globals';
import { createHostGate, hostGate } from '../../../src/oci/host-gate.ts';
import { createRegistryClient } from '../../../src/oci/registry-client.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { endpoint, fakeRegistry } from './fake-registry.ts';

describe('a host gate', () => {
  it('holds everybody back as long as the longest wish, then lets them go one after the other', async () => {
    const clock = manualClock(0);
    const gate = createHostGate(clock);
    gate.hold(1000);
    gate.hold(300);
    const left: number[] = [];
    for (let count = 0; count < 4; count++) void gate.wait().then(() => left.push(clock.now()));
    await clock.advance(999);
    expect(left).toEqual([]);
    await clock.advance(1000);
    expect(left).toEqual([1000, 1020, 1040, 1060]);
  });

  it('widens the space after each refusal of what it let go, and forgets it when answers come', async () => {
    const clock = manualClock(0);
    const gate = createHostGate(clock);
    const spaces: number[] = [];
    for (let round = 0; round < 8; round++) {
      // Those under way together are refused together; that is one refusal.
      for (let count = 0; count < 5; count++) gate.hold(100);
      const left: number[] = [];
      for (let count = 0; count < 2; count++) void gate.wait().then(() => left.push(clock.now()));
      await clock.advance(5000);
      spaces.push((left[1] ?? 0) - (left[0] ?? 0));
    }
    expect(spaces).toEqual([20, 40, 80, 160, 320, 640, 1000, 1000]);
    for (let count = 0; count < 60; count++) gate.ease();
    const before = clock.now();
    await Promise.all([gate.wait(), gate.wait(), gate.wait()]);
    expect(clock.now()).toBe(before);
  });

  it('ends waiting when it is cancelled', async () => {
    const clock = manualClock(0);
    const gate = createHostGate(clock);
    gate.hold(1000);
    const cancel = new AbortController();
    const waiting = gate.wait(cancel.signal);
    cancel.abort(new Error('cancelled'));
    await expect(waiting).rejects.toThrow('cancelled');
  });

  it('is one for a host, and another for other connections', () => {
    const [clock, a, b] = [
      manualClock(),
      fakeRegistry(() => ({ status: 200 })),
      fakeRegistry(() => ({ status: 200 })),
    ];
    const gate = hostGate(a.ports.http.dispatcher, 'x', clock);
    expect(hostGate(a.ports.http.dispatcher, 'x', clock)).toBe(gate);
    expect(hostGate(a.ports.http.dispatcher, 'y', clock)).not.toBe(gate);
    expect(hostGate(b.ports.http.dispatcher, 'x', clock)).not.toBe(gate);
  });
});

describe('two registries on one host', () => {
  it('wait together', async () => {
    let refusals = 1;
    const fake = fakeRegistry(({ url }) => {
      if (url.pathname === '/v2/') return { status: 200 };
      return refusals-- > 0 ? { status: 429, headers: { 'retry-after': '7' } } : { status: 404 };
    });
    const digest = `sha256:${'a'.repeat(64)}`;
    const [first, second] = ['one', 'two'].map((path) =>
      createRegistryClient({ ...endpoint, path }, fake.ports),
    );
    const before = fake.now;
    await first?.hasBlob('one/a', digest);
    await second?.hasBlob('two/a', digest);
    expect(fake.pauses[0]).toBe(7000);
    expect(fake.now - before).toBeGreaterThanOrEqual(7000);
  });

  it('are served in the end by a host that lets few through', async () => {
    const clock = manualClock();
    // Ten requests in a second, then none until the next.
    let [window, served] = [0, 0];
    const fake = fakeRegistry(({ url }) => {
      if (url.pathname === '/v2/') return { status: 200 };
      if (clock.now() - window >= 1000) [window, served] = [clock.now(), 0];
      return ++served > 10 ? { status: 429, headers: { 'retry-after': '1' } } : { status: 404 };
    });
    const clients = ['one', 'two'].map((path) =>
      createRegistryClient({ ...endpoint, path }, { ...fake.ports, clock }),
    );
    const blobs = Array.from({ length: 50 }, (_, at) => `sha256:${String(at).padStart(64, '0')}`);
    let done = false;
    const asking = Promise.all(
      clients.flatMap((client) => blobs.map((blob) => client.hasBlob('a', blob))),
    ).finally(() => {
      done = true;
    });
    asking.catch(() => undefined);
    while (!done) await clock.advance(250);
    expect(await asking).toHaveLength(100);
    expect(fake.asked.length).toBeLessThan(400);
  });
});
