import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { systemClock } from '../../../src/core/clock.ts';
import { createHttp } from '../../../src/core/http.ts';
import { pushToAll } from '../../../src/oci/fan-out.ts';
import { openLayout } from '../../../src/oci/layout.ts';
import { planPush } from '../../../src/oci/push-plan.ts';
import { recordingLog } from '../../support/recording-log.ts';
import { service } from './small-layout.ts';

/** A push in a process of its own, so that it can be killed: `node push-process.ts FILE`. */
const credential = z.object({ username: z.string(), password: z.string() });
const endpoint = z.object({
  ...{ name: z.string(), host: z.string(), baseUrl: z.string(), path: z.string(), required: z.boolean() },
  traits: z.object({
    chunkedUpload: z.boolean(),
    mount: z.enum(['any', 'referenced', 'never']),
    concurrency: z.number(),
  }),
});
const schema = z.object({
  dir: z.string(),
  tag: z.string(),
  registries: z.array(z.object({ endpoint, credential })),
});
export type PushRequest = z.input<typeof schema>;

const { dir, tag, registries } = schema.parse(JSON.parse(await readFile(process.argv[2] ?? '', 'utf8')));
const http = createHttp();
const layout = await openLayout(dir);
const items = await planPush(layout, [{ refName: service, tags: [tag] }]);
const targets = registries.map((registry) => ({
  endpoint: { ...registry.endpoint, credential: async () => registry.credential },
  ensureRepository: async () => 'present',
}));
const ports = { http, clock: systemClock, log: recordingLog().log };
const results = await pushToAll(layout, items, targets, { ports });
for (const { registry, error } of results)
  if (error !== undefined) process.stderr.write(`${registry}: ${error.message}\n`);
await http.close();
process.exitCode = results.every(({ state }) => state === 'complete') ? 0 : 1;
