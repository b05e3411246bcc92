import { describe, expect, it } from '@jest/globals';
import { strategy } from '../../../src/fleet/strategy.ts';

const problemsOf = (value: unknown) => {
  const { error } = strategy.safeParse(value);
  return JSON.stringify(error?.issues ?? []);
};

describe('a strategy', () => {
  it('may be a mere name, which stands for its defaults', () => {
    expect(strategy.parse('rolling')).toEqual({ kind: 'rolling' });
    expect(strategy.parse('blue-green')).toEqual({ kind: 'blue-green', window: '60s' });
    expect(strategy.parse('canary')).toEqual({
      kind: 'canary',
      by: 'replicas',
      header: 'x-flotilla-canary',
      steps: [
        { weight: 10, pause: '2m' },
        { weight: 50, pause: '2m' },
      ],
    });
  });

  it('may be spelled out', () => {
    const full = { kind: 'canary', workloads: ['web'], by: 'istio', steps: [{ weight: 5, pause: '10s' }] };
    expect(strategy.parse(full)).toEqual({ ...full, header: 'x-flotilla-canary' });
    expect(strategy.parse({ kind: 'blue-green', window: '5m' })).toEqual({
      kind: 'blue-green',
      window: '5m',
    });
  });

  it('refuses what cannot be meant', () => {
    const falling = { kind: 'canary', steps: [5, 5].map((weight) => ({ weight, pause: '1s' })) };
    expect(problemsOf(falling)).toContain('must have rising weights');
    expect(problemsOf({ kind: 'canary', steps: [{ weight: 5 }] })).toContain('use two environments');
    expect(problemsOf({ kind: 'canary', header: 'a b' })).toContain('must be the name of an HTTP header');
    expect(problemsOf({ kind: 'rolling', window: '5m' })).toContain('window');
    expect(problemsOf('recreate')).not.toBe('[]');
  });
});
