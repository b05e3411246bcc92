import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { KubeObject } from '../../../src/kube/object.ts';
import {
  chartSelector,
  type Lead,
  lead,
  leadOf,
  remembered,
  selects,
  widen,
} from '../../../src/kube/selector-shift.ts';

const labels = fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), fc.stringMatching(/^[a-z0-9]{1,5}$/), {
  minKeys: 1,
  maxKeys: 4,
});
const leads: fc.Arbitrary<Lead> = fc.oneof(
  fc.stringMatching(/^[a-z0-9]{8,10}$/).map((hash) => ({ hash })),
  fc.constantFrom('preview' as const, 'canary' as const).map((track) => ({ track })),
);
const service = (selector: Record<string, string>, port = 80): KubeObject => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web', namespace: 'shop', annotations: { owner: 'ada' } },
  spec: { selector, ports: [{ port }] },
});

describe('a Service that is led to some of its pods', () => {
  it('says where, and is the chart’s again once it is widened, however often it was led', () => {
    fc.assert(
      fc.property(labels, fc.array(leads, { minLength: 1, maxLength: 4 }), (selector, ways) => {
        const before = service(selector);
        const led = ways.reduce((object, way) => lead(object, way, before), before);
        expect(leadOf(led)).toEqual(ways.at(-1));
        expect(chartSelector(led)).toEqual(selector);
        expect(widen(led)).toEqual(before);
        expect(leadOf(widen(led))).toBeUndefined();
      }),
    );
  });

  it('remembers what it was before the release changed it', () => {
    const before = service({ app: 'web' }, 80);
    const flipped = lead(service({ app: 'web', tier: 'front' }, 8080), { track: 'preview' }, before);
    expect(remembered(flipped)?.spec).toEqual(before.spec);
    const back = lead(remembered(flipped) ?? before, { hash: 'abc' }, before);
    expect(widen(back)).toEqual(before);
    expect(remembered(before)).toBeUndefined();
  });

  it('means pods by the chart’s selector, wherever it is led', () => {
    const led = lead(service({ app: 'web' }), { hash: 'abc' }, undefined);
    expect(selects(led, { app: 'web', tier: 'front' })).toBe(true);
    expect(selects(led, { app: 'worker' })).toBe(false);
    expect(selects(service({}), { app: 'web' })).toBe(false);
  });
});
