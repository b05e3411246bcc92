import { createHash, generateKeyPairSync, sign as signBytes } from 'node:crypto';
import { HashAlgorithm } from '@sigstore/protobuf-specs';
import type { Signature, Signer, Witness } from '@sigstore/sign';
import type { Clock } from '../core/clock.ts';
import { ActionError, isActionError, messageOf } from '../core/errors.ts';
import type { SigstoreServices } from './services.ts';
import { type Statement, statementType } from './statement.ts';

/** Signs a statement and returns the Sigstore bundle (v0.3, JSON) and the digest-relevant payload. */
export type SignStatement = (statement: Statement) => Promise<SignedStatement>;

export interface SignedStatement {
  readonly statement: Statement;
  /** The statement's bytes, as they are signed. */
  readonly payload: Buffer;
  readonly bundle: Buffer;
}

export interface SignerPorts {
  readonly idToken: (audience: string) => Promise<string>;
  readonly clock: Clock;
}

/** Fulcio's certificates live ten minutes; a new one is asked for well before (ms). */
const certificateLife = 5 * 60_000;
const timeout = 20_000;
const retries = { retries: 4, minTimeout: 500, maxTimeout: 8000, factor: 2 };

/**
 * Signs with a key that lives in this process only and a Fulcio certificate for the job's identity: one certificate
 * for as many statements as are signed within its life. Each statement is witnessed by Rekor and, where there is one,
 * by a timestamp authority. `SIGNING_FAILED`.
 */
export async function createStatementSigner(
  services: SigstoreServices,
  ports: SignerPorts,
): Promise<SignStatement> {
  const { DSSEBundleBuilder, RekorWitness, TSAWitness } = await import('@sigstore/sign');
  const { bundleToJSON } = await import('@sigstore/bundle');
  const options = { timeout, retry: retries };
  const rekor = new RekorWitness({
    ...options,
    rekorBaseURL: services.rekor.url,
    majorApiVersion: services.rekor.version,
    fetchOnConflict: true,
  });
  const builder = new DSSEBundleBuilder({
    signer: await createSigner(services, ports),
    witnesses: [
      services.rekor.version === 2 ? asHashedRekord(rekor) : rekor,
      ...(services.timestamp === undefined
        ? []
        : [new TSAWitness({ ...options, tsaBaseURL: services.timestamp })]),
    ],
    certificateChain: false,
  });
  return async (statement) => {
    const payload = Buffer.from(JSON.stringify(statement));
    try {
      const bundle = await builder.create({ data: payload, type: statementType });
      return { statement, payload, bundle: Buffer.from(JSON.stringify(bundleToJSON(bundle))) };
    } catch (cause) {
      if (isActionError(cause)) throw cause;
      throw new ActionError('SIGNING_FAILED', `Sigstore did not sign: ${messageOf(cause)}`, {
        hint: 'https://status.sigstore.dev says whether the public services have an incident; run this step again.',
      });
    }
  };
}

/**
 * Rekor v2 takes hashedrekord entries only: an envelope is entered by its signature and the digest of what that is
 * over, the pre-authentication encoding (https://github.com/secure-systems-lab/dsse/blob/master/protocol.md).
 * @sigstore/sign 5.1 still proposes a dsse entry there.
 */
function asHashedRekord(rekor: Witness): Witness {
  return {
    testify: async (content, publicKey) => {
      if (content.$case !== 'dsseEnvelope') return rekor.testify(content, publicKey);
      const { payloadType, payload, signatures } = content.dsseEnvelope;
      const encoded = Buffer.from(
        `DSSEv1 ${Buffer.byteLength(payloadType)} ${payloadType} ${payload.length} `,
      );
      const digest = createHash('sha256').update(encoded).update(payload).digest();
      const messageDigest = { algorithm: HashAlgorithm.SHA2_256, digest };
      const signature = signatures[0]?.sig ?? Buffer.alloc(0);
      return rekor.testify(
        { $case: 'messageSignature', messageSignature: { messageDigest, signature } },
        publicKey,
      );
    },
  };
}

async function createSigner(services: SigstoreServices, { idToken, clock }: SignerPorts): Promise<Signer> {
  const { FulcioSigner } = await import('@sigstore/sign');
  const certify = async () => {
    const holder = createKeyHolder();
    // Asked for here and not by Fulcio's client, whose errors would hold the token or hide the reason.
    const token = await idToken(services.audience);
    const fulcio = new FulcioSigner({
      fulcioBaseURL: services.fulcio,
      identityProvider: { getToken: async () => token },
      keyHolder: holder,
      timeout,
      retry: retries,
    });
    // Whatever is signed first brings the certificate; the key holder signs alone from then on.
    const { key } = await fulcio.sign(Buffer.alloc(0));
    return { holder, key, until: clock.now() + certificateLife };
  };
  let current: ReturnType<typeof certify> | undefined;
  return {
    sign: async (data): Promise<Signature> => {
      current ??= certify();
      let identity = await current;
      if (clock.now() >= identity.until) {
        current = certify();
        identity = await current;
      }
      const { signature } = await identity.holder.sign(data);
      return { signature, key: identity.key };
    },
  };
}

/** An ECDSA P-256 key that never leaves the process. */
function createKeyHolder(): Signer {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pem = publicKey.export({ format: 'pem', type: 'spki' }).toString();
  return {
    sign: async (data) => ({
      signature: signBytes('sha256', data, privateKey),
      key: { $case: 'publicKey', publicKey: pem },
    }),
  };
}
