import { readFile } from 'node:fs/promises';
import { parseSession, sessionVariable } from './actions/connect-cluster/session.ts';
import { openTokens } from './clouds/index.ts';
import type { Expiring } from './clouds/provider.ts';
import { systemClock } from './core/clock.ts';
import { ActionError, isActionError, messageOf } from './core/errors.ts';
import { createHttp, type Http } from './core/http.ts';
import type { Log } from './core/log.ts';
import { createIdTokens } from './github/oidc.ts';

/** kubectl reads standard output as the credential and shows standard error; neither may carry anything else. */
const quiet: Log = {
  info: () => undefined,
  debug: () => undefined,
  notice: () => undefined,
  warning: (message) => void process.stderr.write(`${message}\n`),
  error: (message) => void process.stderr.write(`${message}\n`),
  group: (_title, work) => work(),
  // A workflow command would print the token on standard output. It lives in memory and in the answer only.
  mask: () => undefined,
};

/** Milliseconds before a token's end at which kubectl shall ask for another. */
const margin = 60_000;

/**
 * The exec credential plugin of the kubeconfig that connect-cluster writes: mints a token from the job's identity and
 * prints it as ExecCredential. Writes nothing of it to disk. Exit code 1 with a reason on standard error.
 * https://kubernetes.io/docs/reference/config-api/client-authentication.v1/
 */
export async function printToken(): Promise<void> {
  const http = createHttp();
  try {
    const { value, expiresAt } = await mint(http);
    const expirationTimestamp = new Date(expiresAt - margin).toISOString();
    const status = { token: value, expirationTimestamp };
    process.stdout.write(
      JSON.stringify({ apiVersion: 'client.authentication.k8s.io/v1', kind: 'ExecCredential', status }),
    );
  } catch (error) {
    process.exitCode = 1;
    const reason = isActionError(error) ? `${error.code}: ${messageOf(error)}` : messageOf(error);
    process.stderr.write(`flotilla: ${reason}\n`);
    if (isActionError(error) && error.hint !== undefined) process.stderr.write(`${error.hint}\n`);
  } finally {
    await http.close();
  }
}

async function mint({ fetch, dispatcher }: Http): Promise<Expiring<string>> {
  const file = process.env[sessionVariable];
  const text = file && (await readFile(file, 'utf8').catch(() => undefined));
  if (!text)
    throw new ActionError('CREDENTIAL_EXPIRED', 'The session of this kubeconfig is gone', {
      hint: 'It ends with the job that called connect-cluster.',
    });
  const { target, endpoints } = parseSession(text);
  const ports = { fetch, dispatcher, clock: systemClock, log: quiet };
  const token = await openTokens(target, {
    ...ports,
    endpoints,
    idToken: createIdTokens({ ...ports, env: process.env }),
    env: process.env,
    secret: (name) => {
      throw new ActionError('INPUT_INVALID', `The secret ${name} is not available to a credential plugin`);
    },
  });
  if (token === undefined) throw new Error(`cluster ${target.name} needs no plugin`);
  return token();
}
