import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runtimeSocket } from './container-runtime.ts';
import { type Surroundings, start } from './control-plane.ts';
import type { NodeSpace } from './node-space.ts';
import type { Pki } from './pki.ts';
import type { ClusterPlan } from './plan.ts';

/** Starts the kubelet; it registers the node under the host's end of the cluster's link. */
export async function startKubelet(
  plan: ClusterPlan,
  pki: Pki,
  space: NodeSpace,
  options: { readonly kubeconfig: string; readonly credentialProvider: readonly string[] },
  around: Surroundings,
): Promise<void> {
  const config = path.join(plan.dir, 'kubelet.json');
  await writeFile(config, JSON.stringify(configurationOf(plan, pki), null, 2));
  const zone =
    plan.cloud === 'azure' ? `${plan.region}-1` : `${plan.region}${plan.cloud === 'aws' ? 'a' : '-b'}`;
  await start(
    plan,
    around,
    'kubelet',
    space.onNode([
      path.join(around.bin, 'kubelet'),
      `--config=${config}`,
      `--kubeconfig=${options.kubeconfig}`,
      `--hostname-override=${plan.node}`,
      `--node-ip=${plan.network.host}`,
      `--provider-id=${plan.providerId}`,
      `--node-labels=topology.kubernetes.io/region=${plan.region},topology.kubernetes.io/zone=${zone}`,
      '--root-dir=/var/lib/kubelet',
      '--cert-dir=/var/lib/kubelet/pki',
      ...options.credentialProvider,
    ]),
  );
}

function configurationOf(plan: ClusterPlan, pki: Pki): object {
  return {
    apiVersion: 'kubelet.config.k8s.io/v1beta1',
    kind: 'KubeletConfiguration',
    address: plan.network.host,
    port: 10250,
    readOnlyPort: 0,
    healthzPort: 0,
    tlsCertFile: pki.kubelet.certificate,
    tlsPrivateKeyFile: pki.kubelet.key,
    authentication: {
      anonymous: { enabled: false },
      webhook: { enabled: true },
      x509: { clientCAFile: pki.authority.certificate },
    },
    authorization: { mode: 'Webhook' },
    containerRuntimeEndpoint: `unix://${runtimeSocket}`,
    volumePluginDir: '/var/lib/kubelet/volume-plugins',
    cgroupDriver: 'cgroupfs',
    cgroupRoot: `/${plan.id}`,
    enforceNodeAllocatable: [],
    failSwapOn: false,
    failCgroupV1: false,
    // The machine's filesystem is not the node's to guard: no eviction, no image collection, no quota.
    evictionHard: {},
    imageGCHighThresholdPercent: 100,
    localStorageCapacityIsolation: false,
    clusterDNS: [plan.network.dnsService],
    clusterDomain: 'cluster.local',
    resolvConf: '',
    // The rules of the Services are the cluster network's, not the host's.
    makeIPTablesUtilChains: false,
    serializeImagePulls: false,
    registryPullQPS: 0,
    maxPods: 200,
    nodeStatusUpdateFrequency: '10s',
  };
}
