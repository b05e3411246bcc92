import { command } from '../toolchain/command.ts';

/** The addresses of one cluster. Every cluster has a /22 of its own, so that the host can reach the pods of all. */
export interface ClusterNetwork {
  readonly block: number;
  /** The host's end of the cluster's link: the API server and the kubelet listen there. */
  readonly host: string;
  /** The end in the cluster's network namespace, where the Services and DNS are. */
  readonly inside: string;
  readonly link: string;
  readonly pods: string;
  readonly services: string;
  /** Addresses of the Services `kubernetes` and `kube-dns`. */
  readonly apiService: string;
  readonly dnsService: string;
}

const blocks = 64;

/** The `block`-th /22 of 10.209.0.0/16: link, pods, Services, each a /24. */
export function networkOf(block: number): ClusterNetwork {
  const third = block * 4;
  const at = (offset: number, last: number) => `10.209.${third + offset}.${last}`;
  return {
    block,
    host: at(0, 1),
    inside: at(0, 2),
    link: `${at(0, 0)}/24`,
    pods: `${at(1, 0)}/24`,
    services: `${at(2, 0)}/24`,
    apiService: at(2, 1),
    dnsService: at(2, 10),
  };
}

/** Blocks that no address and no route of this machine touches. */
export async function freeBlocks(count: number): Promise<number[]> {
  const [addresses, routes] = await Promise.all([
    command(['ip', '-4', '-o', 'address', 'show']),
    command(['ip', '-4', 'route', 'show', 'table', 'all']),
  ]);
  const taken = new Set(
    [...`${addresses}\n${routes}`.matchAll(/\b10\.209\.(\d+)\.\d+/g)].map((match) =>
      Math.floor(Number(match[1]) / 4),
    ),
  );
  const free = Array.from({ length: blocks }, (_, block) => block).filter((block) => !taken.has(block));
  if (free.length < count) {
    throw new Error(
      `No free network: 10.209.0.0/16 is taken up to ${taken.size} of ${blocks} blocks (see ip route)`,
    );
  }
  return free.slice(0, count);
}
