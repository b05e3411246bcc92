import { json, type Reply } from '../http/exchange.ts';
import type { Signer } from './jwt.ts';

/** The OpenID Connect discovery document of an issuer that signs RS256. */
export function discoveryDocument(issuer: string, keys: string): Reply {
  return json(200, {
    issuer,
    jwks_uri: keys,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    response_types_supported: ['id_token'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    scopes_supported: ['openid'],
  });
}

/** The issuer's public keys. */
export function keySet(signer: Signer): Reply {
  return json(200, { keys: [signer.jwk] });
}
