import { systemClock } from '../../../src/core/clock.ts';
import { isActionError } from '../../../src/core/errors.ts';
import { createHttp } from '../../../src/core/http.ts';
import { createRegistryClient } from '../../../src/oci/registry-client.ts';
import { recordingLog } from '../../support/recording-log.ts';

/**
 * Reads a blob in a process of its own, whose environment says which proxy and which authorities there are:
 * `node read-process.ts HOST DIGEST SIZE`. Prints what came as JSON.
 */
const [host = '', digest = '', size = ''] = process.argv.slice(2);
const endpoint = {
  ...{ name: 'behind', host, baseUrl: `https://${host}`, path: '', required: true },
  traits: { chunkedUpload: false, mount: 'never', concurrency: 1 },
  credential: async () => ({ username: 'robot', password: 'a-password' }),
} as const;
const http = createHttp();
const clock = { ...systemClock, sleep: () => systemClock.sleep(1) };
const client = createRegistryClient(endpoint, { http, clock, log: recordingLog().log, silenceMs: 3000 });
try {
  const blob = await client.readBlob('a', { mediaType: 'x', digest, size: Number(size) });
  console.log(JSON.stringify({ bytes: blob.length }));
} catch (error) {
  if (!isActionError(error)) throw error;
  console.log(JSON.stringify({ code: error.code, message: error.message, hint: error.hint }));
}
await http.close();
