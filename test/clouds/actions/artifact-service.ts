import { z } from 'zod';

const created = z.object({ ok: z.literal(true), signedUploadUrl: z.string() });
const listed = z.object({ artifacts: z.array(z.object({ name: z.string() })).default([]) });
const signed = z.object({ signedUrl: z.string() });

/** The artifact service of a run, version 4 of its protocol, as the runner's environment names it. */
export function artifactService(env: NodeJS.ProcessEnv) {
  const base = new URL('twirp/github.actions.results.api.v1.ArtifactService/', env['ACTIONS_RESULTS_URL']);
  const token = env['ACTIONS_RUNTIME_TOKEN'] ?? '';
  const ids = runOf(token);
  const call = async (method: string, body: object): Promise<unknown> => {
    const response = await fetch(new URL(method, base), {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ ...ids, ...body }),
    });
    if (!response.ok) throw new Error(`${method}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const names = async (): Promise<string[]> =>
    listed.parse(await call('ListArtifacts', {})).artifacts.map(({ name }) => name);
  return {
    /** Stores what `chunks` gives under a name and says how many bytes that was. The service only keeps bytes. */
    upload: async (name: string, chunks: AsyncIterable<Uint8Array>): Promise<number> => {
      const { signedUploadUrl } = created.parse(await call('CreateArtifact', { name, version: 4 }));
      let size = 0;
      const counted = async function* () {
        for await (const chunk of chunks) {
          size += chunk.length;
          yield chunk;
        }
      };
      await put(`${signedUploadUrl}&comp=block`, ReadableStream.from(counted()));
      await put(`${signedUploadUrl}&comp=blocklist`, '');
      await call('FinalizeArtifact', { name, size: String(size) });
      return size;
    },
    /** The names of all artifacts of the run. */
    names,
    /** The bytes stored under a name. */
    download: async (name: string): Promise<ReadableStream<Uint8Array>> => {
      if (!(await names()).includes(name)) throw new Error(`Artifact not found for name: ${name}`);
      const { signedUrl } = signed.parse(await call('GetSignedArtifactURL', { name }));
      const response = await fetch(signedUrl);
      if (!response.ok || response.body === null) throw new Error(`download: ${response.status}`);
      return response.body;
    },
  };
}

async function put(url: string, body: ReadableStream<Uint8Array> | string): Promise<void> {
  // undici asks for `duplex` with a stream; the DOM's type of fetch does not know it.
  const init: RequestInit & { duplex: 'half' } = { method: 'PUT', body, duplex: 'half' };
  const response = await fetch(url, init);
  if (!response.ok) throw new Error(`upload: ${response.status} ${await response.text()}`);
}

/** The run's and job's ids, from the scope `Actions.Results:RUN:JOB` of the runtime token. */
function runOf(token: string): object {
  const claims = z
    .object({ scp: z.string() })
    .parse(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()));
  const [, run, job] = /Actions\.Results:([^: ]+):([^: ]+)/.exec(claims.scp) ?? [];
  return { workflow_run_backend_id: run, workflow_job_run_backend_id: job };
}
