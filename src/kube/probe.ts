import { numberAt, textAt } from './fields.ts';

const probes = { Startup: 'startupProbe', Readiness: 'readinessProbe', Liveness: 'livenessProbe' } as const;
export type ProbeName = keyof typeof probes;

/** A container's probe in a few words: `readinessProbe GET /ready on port 8080`; undefined where it has none of the name. */
export function describeProbe(container: unknown, name: ProbeName): string | undefined {
  const kind = probes[name];
  const port = (handler: string) =>
    numberAt(container, kind, handler, 'port') ?? textAt(container, kind, handler, 'port');
  const path = textAt(container, kind, 'httpGet', 'path') ?? '/';
  if (port('httpGet') !== undefined) return `${kind} GET ${path} on port ${port('httpGet')}`;
  if (port('tcpSocket') !== undefined) return `${kind} TCP on port ${port('tcpSocket')}`;
  if (port('grpc') !== undefined) return `${kind} gRPC on port ${port('grpc')}`;
  const command = textAt(container, kind, 'exec', 'command', 0);
  return command === undefined ? undefined : `${kind} ${command}`;
}

/** A probe that failed, from the kubelet's event: `Unhealthy: Readiness probe failed: HTTP probe failed with …`. */
export function failedProbe(event: string): { readonly name: ProbeName; readonly said: string } | undefined {
  const [, name, said = ''] =
    /^Unhealthy: (Startup|Readiness|Liveness) probe (?:failed|errored): (.*)$/.exec(event) ?? [];
  // The pattern admits no other name.
  return name === undefined ? undefined : { name: name as ProbeName, said };
}
