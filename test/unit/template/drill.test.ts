import { afterEach, describe, expect, it } from '@jest/globals';
import { createFaults } from '../../../action-templates/delivery-platform/services/platform/faults.ts';
import { userService } from '../../../action-templates/delivery-platform/services/user-service/service.ts';
import { randomFrom } from '../../support/random.ts';
import { send, start } from './running-platform.ts';

let running: Awaited<ReturnType<typeof start>> | undefined;
afterEach(() => running?.drain());

describe('a drill', () => {
  it('is off by default', async () => {
    running = await start(userService);
    expect((await send(running.url, 'GET', '/users/nobody')).status).not.toBe(500);
    expect(running.lines.join('')).not.toContain('drill');
  });

  it('lets requests fail, and neither probes nor metrics, which count them', async () => {
    running = await start(userService, { FAULT_ERROR_RATE: '1' });
    const { status, body } = await send(running.url, 'GET', '/users/nobody');
    expect({ status, code: body['code'] }).toEqual({ status: 500, code: 'drill' });
    expect((await send(running.url, 'GET', '/readyz')).status).toBe(200);
    expect((await send(running.url, 'GET', '/metrics')).text).toMatch(
      /http_requests_total\{.*status="500"\} 1/,
    );
    expect(running.lines.join('')).toContain('"a drill is on"');
  });

  it('makes requests slow', async () => {
    running = await start(userService, { FAULT_DELAY_MS: '80' });
    const begun = performance.now();
    expect((await send(running.url, 'GET', '/users/nobody')).status).not.toBe(500);
    expect(performance.now() - begun).toBeGreaterThan(75);
  });

  it('lets the share fail that it was told', async () => {
    const faults = createFaults({ faultErrorRate: 0.2, faultDelayMilliseconds: 0 }, randomFrom(3));
    const failed = await Promise.all(
      Array.from({ length: 1000 }, () =>
        faults().then(
          () => 0,
          () => 1,
        ),
      ),
    );
    const share = failed.reduce((sum: number, one) => sum + one, 0) / 1000;
    expect(Math.abs(share - 0.2)).toBeLessThan(0.04);
  });

  it.each(['2', '-0.1', 'often'])('of a share of %s is refused', async (text) => {
    await expect(start(userService, { FAULT_ERROR_RATE: text })).rejects.toThrow(
      'FAULT_ERROR_RATE must be a number from 0 to 1',
    );
  });
});
