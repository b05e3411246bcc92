import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Surroundings, start } from './control-plane.ts';
import type { NodeSpace } from './node-space.ts';
import type { ClusterPlan } from './plan.ts';

/** Starts what makes Services reachable by address and by name, in the cluster's network: kube-proxy and CoreDNS. */
export async function startServiceNetwork(
  plan: ClusterPlan,
  space: NodeSpace,
  kubeconfigs: { readonly proxy: string; readonly dns: string },
  around: Surroundings,
): Promise<void> {
  const proxy = path.join(plan.dir, 'kube-proxy.json');
  await writeFile(
    proxy,
    JSON.stringify({
      apiVersion: 'kubeproxy.config.k8s.io/v1alpha1',
      kind: 'KubeProxyConfiguration',
      clientConnection: { kubeconfig: kubeconfigs.proxy },
      hostnameOverride: plan.node,
      mode: 'iptables',
      bindAddress: '0.0.0.0',
      clusterCIDR: plan.network.pods,
      healthzBindAddress: '127.0.0.1:10256',
      metricsBindAddress: '127.0.0.1:10249',
      // The machine's limits stay what they are.
      conntrack: { maxPerCore: 0, min: 0, tcpEstablishedTimeout: '0s', tcpCloseWaitTimeout: '0s' },
      iptables: { minSyncPeriod: '50ms', syncPeriod: '30s' },
    }),
  );
  const corefile = path.join(plan.dir, 'Corefile');
  await writeFile(
    corefile,
    [
      '.:53 {',
      `  bind ${plan.network.inside}`,
      '  errors',
      '  kubernetes cluster.local in-addr.arpa {',
      `    kubeconfig ${kubeconfigs.dns}`,
      '  }',
      '  cache 2',
      '}',
      '',
    ].join('\n'),
  );
  await Promise.all([
    start(
      plan,
      around,
      'kube-proxy',
      space.onNetwork([path.join(around.bin, 'kube-proxy'), `--config=${proxy}`]),
    ),
    start(plan, around, 'coredns', space.onNetwork([path.join(around.bin, 'coredns'), '-conf', corefile])),
  ]);
}
