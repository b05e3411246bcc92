import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { aws, type Duty } from '../identities.ts';
import type { SessionPolicy } from './session-policy.ts';

/** Temporary credentials of an assumed role. */
export interface Session {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly duty: Duty;
  readonly name: string;
  readonly policy?: SessionPolicy | undefined;
  /** Milliseconds since the epoch. */
  readonly expires: number;
}

/** A password of the registry, minted by GetAuthorizationToken. */
export interface RegistryToken {
  readonly password: string;
  readonly arn: string;
  readonly actions: readonly string[];
  /** That of the session it was minted in. */
  readonly policy?: SessionPolicy | undefined;
  readonly expires: number;
}

/** The account's live sessions and registry passwords. */
export interface Sessions {
  assume(duty: Duty, name: string, seconds: number, policy?: SessionPolicy): Session;
  find(accessKeyId: string): Session | undefined;
  mintRegistryToken(
    arn: string,
    actions: readonly string[],
    seconds: number,
    policy?: SessionPolicy,
  ): RegistryToken;
  findRegistryToken(password: string): RegistryToken | undefined;
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** No sessions yet. */
export function createSessions(clock: Clock): Sessions {
  const sessions = new Map<string, Session>();
  const tokens = new Map<string, RegistryToken>();
  return {
    assume: (duty, name, seconds, policy) => {
      const id = [...randomBytes(16)].map((byte) => letters[byte % 32]).join('');
      const session = {
        accessKeyId: `ASIA${id}`,
        secretAccessKey: randomBytes(30).toString('base64'),
        sessionToken: randomBytes(180).toString('base64'),
        ...{ duty, name, policy, expires: clock.now() + seconds * 1000 },
      };
      sessions.set(session.accessKeyId, session);
      return session;
    },
    find: (accessKeyId) => sessions.get(accessKeyId),
    mintRegistryToken: (arn, actions, seconds, policy) => {
      const password = randomBytes(600).toString('base64');
      const token = { password, arn, actions, policy, expires: clock.now() + seconds * 1000 };
      tokens.set(password, token);
      return token;
    },
    findRegistryToken: (password) => tokens.get(password),
  };
}

/** The ARN under which a session appears in messages and in GetCallerIdentity. */
export function sessionArn(session: Session): string {
  const role = aws.roles[session.duty].split('/').at(-1) ?? '';
  return `arn:aws:sts::${aws.account}:assumed-role/${role}/${session.name}`;
}
