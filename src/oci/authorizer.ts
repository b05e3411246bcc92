import { z } from 'zod';
import type { Clock } from '../core/clock.ts';
import { ActionError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import { type Challenge, parseChallenges } from './challenge.ts';
import type { RegistryEndpoint } from './registry-endpoint.ts';
import { covers, formatScopes, parseScopes, type Scopes, union } from './scope.ts';
import type { WholeAnswer } from './transport.ts';

export interface AuthorizerPorts {
  readonly clock: Clock;
  readonly log: Log;
  /** A plain GET: no redirect followed, no credential but the given headers. */
  ask(url: URL, headers: Readonly<Record<string, string>>): Promise<WholeAnswer>;
  /** The error that an answer amounts to. */
  fail(method: 'GET', answer: WholeAnswer): Error;
  /** Refuses an unsafe token service and returns where to ask it. */
  checkRealm(realm: URL): URL;
  /** What will be needed before long: asked for along with the first token, which saves a trip for each later one. */
  readonly ahead?: Scopes | undefined;
}

/** Proves to one registry who we are, as the registry itself says it wants it. */
export interface Authorizer {
  /** The Authorization header for a request; undefined where none is wanted. */
  authorization(scopes: Scopes): Promise<string | undefined>;
  /** After a 401: whether another try has a chance, with what was learnt from it. */
  refused(wwwAuthenticate: string | undefined, scopes: Scopes, used: string | undefined): Promise<boolean>;
}

interface Token {
  readonly scopes: Scopes;
  readonly value: string;
  readonly expiresAt: number;
}

/** A token that has been asked for. */
interface Pending {
  readonly scopes: Scopes;
  readonly token: Promise<Token>;
}

/** Whether a token was asked for on behalf of the repository that a request needs first. */
function isLedBy(token: Token, scopes: Scopes): boolean {
  const [repository] = scopes.keys();
  const [leader] = token.scopes.keys();
  return leader === repository;
}

/** What can stand in a header; anything else would be a header of its own or a request that cannot be sent. */
const tokenText = z.string().regex(/^[\x20-\x7e]+$/);
const tokenBody = z.object({
  token: tokenText.optional(),
  access_token: tokenText.optional(),
  expires_in: z.number().positive().optional().catch(undefined),
});

/** The token protocol's default life of a token, the longest believed, and the end of it that is not used. */
const defaultLifeMs = 60_000;
const longestLifeMs = 24 * 3_600_000;
const marginMs = 15_000;

/**
 * Basic and Bearer authentication (distribution project, "Token Authentication Specification"). The challenge is
 * learnt once per registry; tokens are kept by what they allow and asked for once, however many requests wait.
 */
export function createAuthorizer(endpoint: RegistryEndpoint, ports: AuthorizerPorts): Authorizer {
  const { clock, log } = ports;
  let learning: Promise<Challenge | undefined> | undefined;
  let tokens: readonly Token[] = [];
  let pending: readonly Pending[] = [];
  let extra: Scopes = new Map();
  let { ahead = new Map() } = ports;

  const learn = () => {
    learning ??= ask().catch((error: unknown) => {
      learning = undefined;
      throw error;
    });
    return learning;
  };
  async function ask(): Promise<Challenge | undefined> {
    const answer = await ports.ask(new URL(`${endpoint.baseUrl}/v2/`), {});
    if (answer.status === 401) return choose(answer.header('www-authenticate') ?? '');
    // Any other refusal of this page says nothing about authentication; the real request will tell.
    if (answer.status < 500 && answer.status !== 429) return undefined;
    throw ports.fail('GET', answer);
  }

  async function basic(renew = false): Promise<string | undefined> {
    const credential = await endpoint.credential?.(renew);
    if (credential === undefined) return undefined;
    const value = Buffer.from(`${credential.username}:${credential.password}`).toString('base64');
    log.mask(credential.password);
    log.mask(value);
    return `Basic ${value}`;
  }

  /** Another proof than the one that was refused, if there is one: it may have run out or been revoked early. */
  async function otherThan(used: string | undefined): Promise<string | undefined> {
    const current = await basic();
    const other = current === used ? await basic(true) : current;
    return other === used ? undefined : other;
  }

  async function bearer(challenge: Challenge, scopes: Scopes): Promise<string> {
    const usable = tokens.filter((token) => token.expiresAt > clock.now() && covers(token.scopes, scopes));
    const [known] = [...usable.filter((token) => isLedBy(token, scopes)), ...usable];
    if (known !== undefined) return known.value;
    // The wanted scope stands first; what a challenge added by itself is asked for along with it.
    const needed = union(scopes, extra);
    const wanted = union(needed, ahead);
    const under = pending.find((one) => covers(one.scopes, wanted));
    if (under !== undefined) return (await under.token).value;
    const token = fetchToken(challenge, needed, wanted).finally(() => {
      pending = pending.filter((one) => one.token !== token);
    });
    pending = [...pending, { scopes: wanted, token }];
    return (await token).value;
  }

  async function fetchToken(challenge: Challenge, needed: Scopes, wanted: Scopes): Promise<Token> {
    const { parameters } = challenge;
    const realm = ports.checkRealm(parseRealm(parameters['realm'], endpoint));
    if (parameters['service'] !== undefined) realm.searchParams.set('service', parameters['service']);
    for (const scope of formatScopes(wanted)) realm.searchParams.append('scope', scope);
    const ask = (authorization: string | undefined) =>
      ports.ask(realm, authorization === undefined ? {} : { authorization });
    const first = await basic();
    let answer = await ask(first);
    const other = answer.status === 401 ? await otherThan(first) : undefined;
    if (other !== undefined) answer = await ask(other);
    const refused = answer.status >= 400 && answer.status < 500 && answer.status !== 429;
    if (refused && !covers(needed, wanted)) {
      // Some refuse everything where one of the scopes is not for us.
      forgetAhead();
      return fetchToken(challenge, needed, needed);
    }
    if (answer.status !== 200) throw ports.fail('GET', answer);
    const { token, access_token, expires_in } = parseToken(answer.body, realm, endpoint);
    const value = token ?? access_token ?? '';
    log.mask(value);
    const lifeMs = expires_in === undefined ? defaultLifeMs : Math.min(longestLifeMs, expires_in * 1000);
    // Meanwhile it may have turned out that what was asked for in advance is not granted.
    const scopes = ahead.size > 0 ? wanted : needed;
    const fresh = { scopes, value, expiresAt: clock.now() + Math.max(lifeMs / 2, lifeMs - marginMs) };
    tokens = [fresh, ...tokens.filter((old) => old.expiresAt > clock.now() && !covers(scopes, old.scopes))];
    return fresh;
  }

  /** Some token services look at the first scope only; there each token is asked for when it is needed. */
  function forgetAhead(): void {
    tokens = tokens.filter((token) => !covers(token.scopes, ahead));
    pending = [];
    ahead = new Map();
  }

  return {
    authorization: async (scopes) => {
      const challenge = await learn();
      if (challenge === undefined) return undefined;
      if (challenge.scheme === 'basic') return basic();
      return `Bearer ${await bearer(challenge, scopes)}`;
    },
    refused: async (wwwAuthenticate, scopes, used) => {
      const challenge = choose(wwwAuthenticate ?? '') ?? (await learn());
      if (challenge === undefined) return false;
      learning = Promise.resolve(challenge);
      if (challenge.scheme === 'basic') return (await otherThan(used)) !== undefined;
      // What a token allows beside its first scope is what it was asked for, not what the service said.
      const doubtful = (token: Token) => covers(token.scopes, scopes) && !isLedBy(token, scopes);
      tokens = tokens.filter((token) => `Bearer ${token.value}` !== used && !doubtful(token));
      if (ahead.size > 0) forgetAhead();
      const asked = parseScopes(challenge.parameters['scope'] ?? '');
      if (!covers(scopes, asked)) extra = union(extra, asked);
      return true;
    },
  };
}

/** Bearer before Basic, where a registry offers both; undefined where it offers neither. */
function choose(header: string): Challenge | undefined {
  const offered = parseChallenges(header);
  return (
    offered.find(({ scheme, parameters }) => scheme === 'bearer' && parameters['realm'] !== undefined) ??
    offered.find(({ scheme }) => scheme === 'basic')
  );
}

function parseRealm(realm: string | undefined, { name, host }: RegistryEndpoint): URL {
  const url = realm === undefined ? null : URL.parse(realm);
  if (url === null)
    throw new ActionError('REGISTRY_UNSAFE', `Registry ${name} (${host}) names no usable token service`);
  return url;
}

function parseToken(body: Buffer, realm: URL, { name, host }: RegistryEndpoint): z.output<typeof tokenBody> {
  try {
    return tokenBody
      .refine((value) => (value.token ?? value.access_token) !== undefined)
      .parse(JSON.parse(body.toString('utf8')));
  } catch {
    // The body is not repeated, and neither is what was wrong with it: it may hold a token.
    throw new ActionError(
      'REGISTRY_FAILED',
      `Registry ${name} (${host}): its token service ${realm.origin}${realm.pathname} gave no token`,
    );
  }
}
