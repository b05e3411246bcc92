import { isActionError } from '../core/errors.ts';
import { type Finding, failed, ok, skipped } from './finding.ts';

export type IdToken = (audience: string) => Promise<string>;

/** Whether the job can prove who it is, learnt from whoever asked for a token of its identity. */
export interface IdTokenWitness {
  /** To be given to those who ask. */
  readonly idToken: IdToken;
  /** What became of it; `whoIs` puts a token's subject into words. */
  finding(whoIs: (token: string) => string): Finding;
}

export function witnessIdToken(idToken: IdToken): IdTokenWitness {
  let last: { readonly token: string } | { readonly error: unknown } | undefined;
  return {
    idToken: async (audience) => {
      try {
        const token = await idToken(audience);
        last = { token };
        return token;
      } catch (error) {
        last = { error };
        throw error;
      }
    },
    finding: (whoIs) => {
      if (last === undefined) return skipped('nothing here needs one');
      if ('token' in last) return ok(`given: ${whoIs(last.token)}`);
      return isActionError(last.error) ? failed(last.error) : skipped('could not be asked for');
    },
  };
}
