import type { Context } from '../core/context.ts';
import { ActionError } from '../core/errors.ts';
import type { Policy } from '../fleet/policy.ts';
import type { SigstoreServices } from './services.ts';
import { readRunningJob, type SignerIdentity } from './signer-identity.ts';
import { loadTrustedRoot } from './trusted-root.ts';
import { createStatementVerifier, type VerifyStatement } from './verify-statement.ts';

export interface VerifierPorts {
  readonly idToken: (audience: string) => Promise<string>;
  readonly temp: Context['temp'];
}

/**
 * The verifier the policy asks for; undefined where it asks for no signatures. Without named signers it is the
 * workflow that runs: what it signs it may deliver.
 */
export async function policyVerifier(
  policy: Policy,
  services: SigstoreServices,
  { idToken, temp }: VerifierPorts,
): Promise<VerifyStatement | undefined> {
  if (policy.signing === 'none') return undefined;
  const signers = policy.signers.map(
    ({ issuer, identity, 'repository-id': repositoryId }): SignerIdentity => ({
      issuer,
      identity,
      repositoryId,
    }),
  );
  if (signers.length === 0) signers.push(await runningSigner(services, idToken));
  return createStatementVerifier(
    await loadTrustedRoot(services.trustedRoot, () => temp.directory('tuf')),
    signers,
  );
}

async function runningSigner(
  services: SigstoreServices,
  idToken: VerifierPorts['idToken'],
): Promise<SignerIdentity> {
  const token = await idToken(services.audience).catch((cause: unknown) => {
    throw new ActionError(
      'IDENTITY_UNAVAILABLE',
      'The policy names no signers, and this job cannot tell its own name',
      {
        hint: 'Name who may have signed in `policy.signers` of the fleet file, or give the job `id-token: write`.',
        cause,
      },
    );
  });
  return readRunningJob(token).signer;
}
