import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { z } from 'zod';
import { type Clock, createClock } from '../../clouds/clock.ts';
import { freePorts } from '../../clouds/free-ports.ts';
import { aws, azure, gcp } from '../../clouds/identities.ts';
import { createSigner, decodeJwt, signJwt } from '../../clouds/oidc/jwt.ts';
import { startDetached } from '../../clouds/processes.ts';
import { certificateHosts, type StandIns, startStandIns } from '../../clouds/stand-ins.ts';
import { createAuthority, issueCertificate } from '../../clouds/tls/certificates.ts';
import { toolchain } from '../../clouds/toolchain/index.ts';
import { waitForAnswer } from '../../clouds/waiting.ts';

/** All stand-ins in the test's own process, with the real registries behind the fronts. */
export interface Fixture {
  readonly standIns: StandIns;
  readonly clock: Clock;
  readonly dir: string;
  /** An ID token of a job; fields of the job replace those of the sample consumer's deliver job. */
  idToken(audience: string, job?: Readonly<Record<string, unknown>>): Promise<string>;
  close(): Promise<void>;
}

const job = z.object({ requestUrl: z.string(), requestToken: z.string() });
const issued = z.object({ value: z.string() });

/** Starts the stand-ins and lets this process trust their authority. */
export async function startFixture(): Promise<Fixture> {
  const { bin } = await toolchain();
  const dir = await mkdtemp(join(tmpdir(), 'flotilla-clouds-'));
  const authority = await createAuthority(dir, 'test');
  const hosts = certificateHosts([aws.registry, gcp.registry, azure.registry]);
  const certificate = await issueCertificate({ dir, name: 'services', hosts, authority });
  setDefaultCACertificates([...getCACertificates('default'), await readFile(authority.certificate, 'utf8')]);
  const ports = await freePorts(3);
  const [first, second, third] = ports.map((port) => `127.0.0.1:${port}`);
  if (first === undefined || second === undefined || third === undefined) throw new Error('no free ports');
  const storage = { aws: first, gcp: second, azure: third };
  const servers = await Promise.all(
    Object.entries(storage).map(async ([name, address]) => {
      const server = await startDetached({ name, argv: [join(bin, 'registry-server'), address], logs: dir });
      await waitForAnswer(name, server, `http://${address}/v2/`);
      return server;
    }),
  );
  const clock = createClock();
  const standIns = await startStandIns({ dir, ca: authority.certificate, certificate, storage }, clock);
  return {
    ...{ standIns, clock, dir },
    idToken: async (audience, fields = {}) => {
      const control = new URL('/_control/jobs', standIns.github.issuer);
      const made = await fetch(control, { method: 'POST', body: JSON.stringify(fields) });
      const { requestUrl, requestToken } = job.parse(await made.json());
      const headers = { authorization: `Bearer ${requestToken}` };
      const answer = await fetch(`${requestUrl}&audience=${encodeURIComponent(audience)}`, { headers });
      return issued.parse(await answer.json()).value;
    },
    close: async () => {
      await standIns.close();
      for (const { pid } of servers) process.kill(pid);
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** The same claims under a key that is not the issuer's. */
export function forge(token: string): string {
  const decoded = decodeJwt(token);
  return signJwt({ ...createSigner(), kid: decoded?.kid ?? '' }, decoded?.claims ?? {});
}

/** Jobs whose tokens no cloud may take, with what is wrong about each. */
export const hostileJobs = [
  ['another repository id', { repository_id: '6666' }],
  ['another repository', { repository: 'mallory/delivery-platform' }],
  ['a pull request without environment', { environment: null, event_name: 'pull_request' }],
  ['a repository whose name begins alike', { repository: 'acme/delivery-platform-evil' }],
] as const;

/** A form body. */
export function form(fields: Readonly<Record<string, string>>): URLSearchParams {
  return new URLSearchParams(fields);
}
