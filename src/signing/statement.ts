import { z } from 'zod';

/** Predicate types of the statements a release carries. */
export const predicateTypes = {
  /** `cosign verify` looks for this one. */
  signature: 'https://sigstore.dev/cosign/sign/v1',
  sbom: 'https://cyclonedx.org/bom',
  provenance: 'https://slsa.dev/provenance/v1',
} as const;

export type PredicateType = (typeof predicateTypes)[keyof typeof predicateTypes];

/** Payload type of a DSSE envelope that holds an in-toto statement. */
export const statementType = 'application/vnd.in-toto+json';

const hex = z.string().regex(/^[a-f0-9]{64}$/);

/** An in-toto statement, version 1 (https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md). */
export const statement = z.looseObject({
  _type: z.literal('https://in-toto.io/Statement/v1'),
  subject: z
    .array(z.looseObject({ name: z.string().optional(), digest: z.looseObject({ sha256: hex }) }))
    .min(1),
  predicateType: z.string(),
  predicate: z.unknown(),
});

export type Statement = z.output<typeof statement>;

/** What a statement is about: content and the name people know it by. */
export interface Subject {
  readonly name: string;
  /** `sha256:…`. */
  readonly digest: string;
}

export function makeStatement(
  subjects: readonly Subject[],
  predicateType: PredicateType,
  predicate: unknown,
): Statement {
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: subjects.map(({ name, digest }) => ({
      name,
      digest: { sha256: digest.replace(/^sha256:/, '') },
    })),
    predicateType,
    predicate,
  };
}

/** Whether a statement is about this content. */
export function isAbout({ subject }: Statement, digest: string): boolean {
  return subject.some((entry) => `sha256:${entry.digest.sha256}` === digest);
}
