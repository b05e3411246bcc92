import { cp, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { writeImage, writeLayer, writeLayout } from '../clouds/base-image/layout.ts';
import { pushLayout } from '../clouds/base-image/push-layout.ts';
import type { Stack } from '../clouds/stack.ts';

/** Makes an image of the toolchain's policy-controller alone and brings it to the mirror of a stack; its reference. */
export async function controllerImage(stack: Stack, bin: string, dir: string): Promise<string> {
  const [layout, root] = [path.join(dir, 'layout'), path.join(dir, 'root')];
  await Promise.all([mkdir(layout, { recursive: true }), mkdir(root, { recursive: true })]);
  await cp(path.join(bin, 'policy-controller'), path.join(root, 'policy-controller'), { dereference: true });
  const platform = { os: 'linux', architecture: process.arch === 'arm64' ? 'arm64' : 'amd64' };
  const config = { Entrypoint: ['/policy-controller'], User: '65532' };
  await writeLayout(layout, await writeImage(layout, platform, [await writeLayer(layout, root)], config));
  const digest = await pushLayout(stack.mirror.address, 'policy-controller', 'v0.15.1', layout);
  return `${stack.mirror.address}/policy-controller@${digest}`;
}
