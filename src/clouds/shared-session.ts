import type { CloudPorts } from './provider.ts';
import type { Renewing } from './renewing.ts';

/**
 * Lets everybody who asks for the same in one job share one exchange and its renewals: registries, clusters and
 * secret stores that use one identity. A job is told from another by its `idToken`, so ports may be copied and changed
 * otherwise.
 */
export function sharedSession<A extends readonly unknown[], T>(
  open: (ports: CloudPorts, ...wanted: A) => Renewing<T>,
): (ports: CloudPorts, ...wanted: A) => Renewing<T> {
  const jobs = new WeakMap<CloudPorts['idToken'], Map<string, Renewing<T>>>();
  return (ports, ...wanted) => {
    const opened = jobs.get(ports.idToken) ?? new Map<string, Renewing<T>>();
    jobs.set(ports.idToken, opened);
    const key = JSON.stringify(wanted);
    const session = opened.get(key) ?? open(ports, ...wanted);
    opened.set(key, session);
    return session;
  };
}
