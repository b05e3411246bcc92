import type { Clock } from '../core/clock.ts';
import type { Http } from '../core/http.ts';

/** Holds back every request to a host while that host asks for patience, so that none makes it worse. */
export interface HostGate {
  /** Resolves when the host may be asked. */
  wait(signal?: AbortSignal): Promise<void>;
  /** Closes the gate for some milliseconds; the longest wish counts. */
  hold(ms: number): void;
  /** Told of every answer that did not ask for patience. */
  ease(): void;
}

/** Milliseconds between two requests of those that were held back: at first, and at most. */
const narrowest = 20;
const widest = 1000;

export function createHostGate(clock: Clock): HostGate {
  let heldUntil = 0;
  let nextAt = 0;
  let spacing = 0;
  const left = () => Math.max(heldUntil, nextAt) - clock.now();
  return {
    wait: async (signal) => {
      // Whoever waits may find the gate closed again by another answer, or another one gone first.
      for (let ms = left(); ms > 0; ms = left()) await clock.sleep(ms, signal);
      if (spacing > 0) nextAt = clock.now() + spacing;
    },
    hold: (ms) => {
      // Refusals that come while the gate is closed are answers to what left before it was.
      if (clock.now() >= heldUntil) spacing = Math.min(widest, Math.max(narrowest, spacing * 2));
      heldUntil = Math.max(heldUntil, clock.now() + ms);
    },
    ease: () => {
      spacing = spacing < narrowest / 4 ? 0 : spacing * 0.9;
    },
  };
}

const gates = new WeakMap<Http['dispatcher'], Map<string, HostGate>>();

/** The gate of a host; one for all registries that are asked over the same connections. */
export function hostGate(connections: Http['dispatcher'], host: string, clock: Clock): HostGate {
  const known = gates.get(connections) ?? new Map<string, HostGate>();
  gates.set(connections, known);
  const gate = known.get(host) ?? createHostGate(clock);
  known.set(host, gate);
  return gate;
}
