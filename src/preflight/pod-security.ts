import { at, isRecord, listAt, textAt } from '../kube/fields.ts';
import { containersOf } from '../kube/pod-spec.ts';

export type PodSecurityLevel = 'privileged' | 'baseline' | 'restricted';

/**
 * Why the Pod Security admission of a level refuses pods like these; empty where it lets them in. The usual reasons, not
 * all of the standard: what is named here is refused for certain.
 * https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export function forbiddenBy(level: PodSecurityLevel, podSpec: unknown): string[] {
  if (level === 'privileged') return [];
  const found = baseline(podSpec);
  return [...new Set(level === 'restricted' ? [...found, ...restricted(podSpec)] : found)];
}

function baseline(podSpec: unknown): string[] {
  const host = ['hostNetwork', 'hostPID', 'hostIPC'].filter((key) => at(podSpec, key) === true);
  const paths = listAt(podSpec, 'volumes').filter((volume) => isRecord(volume['hostPath']));
  const containers = containersOf(podSpec);
  const privileged = containers.some((one) => at(one, 'securityContext', 'privileged') === true);
  const ports = containers.flatMap((one) => listAt(one, 'ports')).filter((port) => at(port, 'hostPort'));
  return [
    ...host,
    ...(paths.length > 0 ? ['hostPath volumes'] : []),
    ...(privileged ? ['privileged containers'] : []),
    ...(ports.length > 0 ? ['host ports'] : []),
  ];
}

function restricted(podSpec: unknown): string[] {
  return containersOf(podSpec).flatMap((container) => {
    const own = (key: string) => at(container, 'securityContext', key);
    const either = (key: string) => own(key) ?? at(podSpec, 'securityContext', key);
    const dropped = at(own('capabilities'), 'drop');
    const profile = textAt(own('seccompProfile') ?? at(podSpec, 'securityContext', 'seccompProfile'), 'type');
    return [
      ...(own('allowPrivilegeEscalation') === false ? [] : ['allowPrivilegeEscalation is not false']),
      ...(Array.isArray(dropped) && dropped.includes('ALL') ? [] : ['capabilities are not dropped']),
      ...(either('runAsNonRoot') === true ? [] : ['runAsNonRoot is not true']),
      ...(profile === 'RuntimeDefault' || profile === 'Localhost' ? [] : ['no seccompProfile']),
    ];
  });
}
