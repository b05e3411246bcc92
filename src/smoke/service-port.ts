import { isRecord, listAt, numberAt, textAt } from '../kube/fields.ts';
import type { KubeObject } from '../kube/object.ts';
import type { Answer } from './answer.ts';

/** A port nobody chose: charts that name their ports call it that. */
const usual = 'http';

/** Whether the API server found nobody behind the port, as when a Service has none of that name. */
export function isNobodyThere({ status, body }: Answer): boolean {
  if (status !== 503) return false;
  try {
    const said: unknown = JSON.parse(body);
    return (
      isRecord(said) && said['kind'] === 'Status' && /no endpoints available/.test(String(said['message']))
    );
  } catch {
    return false; // the application's own 503
  }
}

/** What a Service says to a check that asks one of its ports. */
export type PortVerdict =
  | { readonly kind: 'there' }
  /** It has one port alone, and the check named none. */
  | { readonly kind: 'other'; readonly port: number }
  /** The ports it has, for a person. */
  | { readonly kind: 'missing'; readonly ports: string };

/** Looks whether a Service has the port that a check asks; one that names no port gets the only one there is. */
export function findPort(service: KubeObject | undefined, asked: number | string): PortVerdict {
  const ports = listAt(service, 'spec', 'ports').map((port) => ({
    number: numberAt(port, 'port') ?? 0,
    name: textAt(port, 'name'),
  }));
  const [first] = ports;
  const known = ports.some(({ number, name }) => [String(number), name].includes(String(asked)));
  if (first === undefined || known) return { kind: 'there' };
  if (ports.length === 1 && asked === usual) return { kind: 'other', port: first.number };
  const names = ports.map(({ number, name }) =>
    name === undefined ? String(number) : `${number} (${name})`,
  );
  return { kind: 'missing', ports: names.join(', ') };
}
