import type { TrustedRoot } from '@sigstore/protobuf-specs';
import { ActionError, messageOf } from '../core/errors.ts';
import type { SignerIdentity } from './signer-identity.ts';
import { isAbout, type Statement, statement, statementType } from './statement.ts';

/** What a statement must be for. */
export interface Expected {
  /** Digest of its subject. */
  readonly digest: string;
  readonly predicateType: string;
}

/** Checks a bundle and returns the statement in it with who signed it. `UNVERIFIED` says what is wrong. */
export type VerifyStatement = (bundle: Uint8Array, expected: Expected) => VerifiedStatement;

export interface VerifiedStatement {
  readonly statement: Statement;
  /** The statement's bytes, as they were signed. */
  readonly payload: Buffer;
  readonly signer: SignerIdentity;
}

/** Fulcio's extension "source repository identifier" (https://github.com/sigstore/fulcio/blob/main/docs/oid-info.md). */
const repositoryIdOid = '1.3.6.1.4.1.57264.1.15';

/**
 * Verifies in-toto statements in Sigstore bundles: certificate chain at a proven time, inclusion in the transparency
 * log, signature, then who signed (issuer and subject compared exactly, never as patterns) and what about.
 */
export async function createStatementVerifier(
  root: TrustedRoot,
  signers: readonly SignerIdentity[],
): Promise<VerifyStatement> {
  const { Verifier, toSignedEntity, toTrustMaterial } = await import('@sigstore/verify');
  const { bundleFromJSON } = await import('@sigstore/bundle');
  const verifier = new Verifier(toTrustMaterial(root), {
    // A private deployment may have no certificate log; one that is in the trusted root must be used.
    ctlogThreshold: root.ctlogs.length > 0 ? 1 : 0,
    tlogThreshold: root.tlogs.length > 0 ? 1 : 0,
    timestampThreshold: 1,
  });
  return (bytes, expected) => {
    const refuse = (why: string): never => {
      throw new ActionError('UNVERIFIED', `${expected.predicateType} of ${expected.digest}: ${why}`, {
        hint: 'Deliver a release that was signed by the workflow named in `policy.signers` of the fleet file.',
      });
    };
    try {
      const bundle = bundleFromJSON(JSON.parse(Buffer.from(bytes).toString('utf8')));
      if (
        bundle.content.$case !== 'dsseEnvelope' ||
        bundle.content.dsseEnvelope.payloadType !== statementType
      )
        return refuse('the bundle holds no in-toto statement');
      const { identity } = verifier.verify(toSignedEntity(bundle));
      const signer: SignerIdentity = {
        issuer: identity?.extensions?.issuer ?? '',
        identity: identity?.subjectAlternativeName ?? '',
        repositoryId: repositoryIdOf(identity?.oids ?? []),
      };
      if (!signers.some((allowed) => isAllowed(signer, allowed)))
        return refuse(
          `signed by ${signer.identity} (issuer ${signer.issuer}, repository id ${signer.repositoryId})`,
        );
      const content = statement.parse(JSON.parse(bundle.content.dsseEnvelope.payload.toString('utf8')));
      if (content.predicateType !== expected.predicateType)
        return refuse(`it states ${content.predicateType}`);
      if (!isAbout(content, expected.digest)) return refuse('it is about something else');
      return { statement: content, payload: bundle.content.dsseEnvelope.payload, signer };
    } catch (error) {
      if (error instanceof ActionError) throw error;
      return refuse(messageOf(error));
    }
  };
}

function isAllowed(signer: SignerIdentity, allowed: SignerIdentity): boolean {
  return (
    signer.issuer === allowed.issuer &&
    signer.identity === allowed.identity &&
    (allowed.repositoryId === undefined || signer.repositoryId === allowed.repositoryId)
  );
}

interface ObjectIdentifierValue {
  readonly oid?: { readonly id: readonly number[] } | undefined;
  readonly value: Buffer;
}

/** Newer extensions of Fulcio are DER UTF8Strings: a tag, a length of one byte, the text. */
function repositoryIdOf(oids: readonly ObjectIdentifierValue[]): string | undefined {
  const value = oids.find(({ oid }) => oid?.id.join('.') === repositoryIdOid)?.value;
  if (value === undefined || value[0] !== 0x0c || value[1] !== value.length - 2) return undefined;
  return value.subarray(2).toString('utf8');
}
