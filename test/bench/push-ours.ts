import { readFile } from 'node:fs/promises';
import { systemClock } from '../../src/core/clock.ts';
import { createHttp } from '../../src/core/http.ts';
import type { Log } from '../../src/core/log.ts';
import { pushToAll } from '../../src/oci/fan-out.ts';
import { openLayout } from '../../src/oci/layout.ts';
import { type PushTarget, planPush } from '../../src/oci/push-plan.ts';
import type { OurTask } from './contenders.ts';

/**
 * A program: pushes as the action does, told what by the JSON file that is its argument (`OurTask`). The registries
 * are what type `oci` of the fleet file opens, only without TLS.
 */
const task: OurTask = JSON.parse(await readFile(process.argv[2] ?? '', 'utf8'));
const print = (message: string) => console.log(message);
const log: Log = {
  info: print,
  debug: () => undefined,
  notice: print,
  warning: print,
  error: print,
  group: (_title, work) => work(),
  mask: () => undefined,
};

const targets = task.hosts.map(
  (host, at): PushTarget => ({
    endpoint: {
      ...{ name: `r${at}`, host, baseUrl: `http://${host}`, path: 'bench', required: true },
      traits: { chunkedUpload: true, mount: 'any', concurrency: 8 },
      credential: async () => ({ username: task.user, password: task.password }),
    },
    ensureRepository: async () => 'created-by-push',
  }),
);
const http = createHttp();
const layout = await openLayout(task.layout);
const items = await planPush(
  layout,
  task.images.map((refName) => ({ refName, tags: [task.tag] })),
);
const results = await pushToAll(layout, items, targets, { ports: { http, clock: systemClock, log } });
await http.close();
for (const { registry, state, seconds, pushedBytes, mountedBytes, skippedBytes, error } of results)
  console.log(
    JSON.stringify({
      registry,
      state,
      seconds,
      pushedBytes,
      mountedBytes,
      skippedBytes,
      error: error?.message,
    }),
  );
if (results.some(({ state }) => state !== 'complete')) process.exitCode = 1;
