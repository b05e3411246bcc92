/** One way of authenticating that a server offers in WWW-Authenticate. */
export interface Challenge {
  /** In lower case: `bearer`, `basic`. */
  readonly scheme: string;
  /** By lower-case name. */
  readonly parameters: Readonly<Record<string, string>>;
}

const token = /[!#$%&'*+.^_`|~0-9A-Za-z-]+/y;
const quoted = /"((?:[^"\\]|\\.)*)"/y;
const credentials68 = /[A-Za-z0-9._~+/-]+=*(?=\s*(?:,|$))/y;

/**
 * Parses a WWW-Authenticate header (RFC 9110, 11.6.1), which may hold several challenges separated by the same commas
 * as their parameters. Reading stops at the first thing the grammar does not know.
 */
export function parseChallenges(header: string): Challenge[] {
  const challenges: { scheme: string; parameters: Record<string, string> }[] = [];
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(header);
    if (match !== null) at = pattern.lastIndex;
    return match;
  };
  const skip = () => take(/[\s,]*/y);

  for (skip(); at < header.length; skip()) {
    const name = take(token)?.[0].toLowerCase();
    if (name === undefined) break;
    const current = challenges.at(-1);
    if (current !== undefined && take(/\s*=\s*/y) !== null) {
      const value = take(quoted)?.[1]?.replace(/\\(.)/g, '$1') ?? take(token)?.[0];
      if (value === undefined) break;
      // Assigning to __proto__ would change the object’s prototype.
      if (name !== '__proto__') current.parameters[name] = value;
      continue;
    }
    challenges.push({ scheme: name, parameters: {} });
    // A bare token68 belongs to the scheme and says nothing we need.
    const before = at;
    take(/\s+/y);
    if (take(credentials68) === null) at = before;
  }
  return challenges;
}
