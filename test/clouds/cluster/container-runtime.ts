import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Surroundings } from './control-plane.ts';
import { start } from './control-plane.ts';
import type { NodeSpace } from './node-space.ts';
import type { ClusterPlan } from './plan.ts';

const systemPlugins = '/usr/lib/cni';

/** Socket of the node's containerd, within the node's mount namespace. */
export const runtimeSocket = '/run/containerd/containerd.sock';

/** Starts containerd on the host's network (its registries are there), with the pods on the cluster's. */
export async function startContainerRuntime(
  plan: ClusterPlan,
  space: NodeSpace,
  hosts: string,
  pauseImage: string,
  around: Surroundings,
): Promise<void> {
  const cni = await writeNetworkPlugins(plan, space);
  const config = path.join(plan.dir, 'containerd.toml');
  const lines = [
    'version = 2',
    'root = "/var/lib/containerd"',
    'state = "/run/containerd"',
    // Neither is a concern of a pod's life: tracing and btrfs, zfs, device mapper snapshots.
    'disabled_plugins = ["io.containerd.snapshotter.v1.btrfs", "io.containerd.snapshotter.v1.zfs", "io.containerd.snapshotter.v1.aufs", "io.containerd.snapshotter.v1.devmapper", "io.containerd.tracing.processor.v1.otlp", "io.containerd.internal.v1.tracing"]',
    '[grpc]',
    `  address = "${runtimeSocket}"`,
    '[plugins."io.containerd.grpc.v1.cri"]',
    `  sandbox_image = "${pauseImage}"`,
    '  stream_server_address = "127.0.0.1"',
    '  max_concurrent_downloads = 8',
    // Where the machine forbids a negative oom_score_adj every pod would die at its start.
    '  restrict_oom_score_adj = true',
    '  [plugins."io.containerd.grpc.v1.cri".cni]',
    `    bin_dir = "${cni.programs}"`,
    `    conf_dir = "${cni.networks}"`,
    '  [plugins."io.containerd.grpc.v1.cri".registry]',
    `    config_path = "${hosts}"`,
  ];
  await writeFile(config, `${lines.join('\n')}\n`);
  await start(plan, around, 'containerd', space.onNode(['containerd', '--config', config]));
}

/**
 * The pods' network: a routed point-to-point link for each pod (no bridge: traffic between pods of one node then
 * always passes the Services' rules). The plugins that change the node's side run in the cluster's network namespace.
 */
async function writeNetworkPlugins(plan: ClusterPlan, space: NodeSpace) {
  const programs = path.join(plan.dir, 'cni/bin');
  const networks = path.join(plan.dir, 'cni/net.d');
  await Promise.all([mkdir(programs, { recursive: true }), mkdir(networks, { recursive: true })]);
  for (const name of ['ptp', 'portmap']) {
    const file = path.join(programs, name);
    const inNetwork = `nsenter --net=/proc/${space.holder.pid}/ns/net`;
    await writeFile(file, `#!/bin/sh\nexec ${inNetwork} ${systemPlugins}/${name} "$@"\n`, { mode: 0o755 });
    await chmod(file, 0o755);
  }
  for (const name of ['host-local', 'loopback']) {
    await symlink(`${systemPlugins}/${name}`, path.join(programs, name));
  }
  const network = {
    cniVersion: '0.4.0',
    name: plan.id,
    plugins: [
      {
        type: 'ptp',
        ipMasq: false,
        ipam: {
          type: 'host-local',
          dataDir: '/var/lib/cni/networks',
          ranges: [[{ subnet: plan.network.pods }]],
          routes: [{ dst: '0.0.0.0/0' }],
        },
      },
      { type: 'portmap', capabilities: { portMappings: true } },
    ],
  };
  await writeFile(path.join(networks, '10-pods.conflist'), JSON.stringify(network));
  return { programs, networks };
}
