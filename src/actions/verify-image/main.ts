import path from 'node:path';
import { openRegistry } from '../../clouds/index.ts';
import { defineAction } from '../../core/action.ts';
import type { Context } from '../../core/context.ts';
import { ActionError } from '../../core/errors.ts';
import { codeSpan } from '../../core/summary.ts';
import { loadFleet } from '../../fleet/load.ts';
import { selectRegistries } from '../../fleet/select.ts';
import { openLayout } from '../../oci/layout.ts';
import { createRegistryClient } from '../../oci/registry-client.ts';
import { openReleaseDirectory, type ReleaseDirectory } from '../../release/directory.ts';
import { policyVerifier } from '../../signing/policy-verifier.ts';
import { releaseName, releaseTag } from '../../signing/release-artifact.ts';
import { sigstoreServices } from '../../signing/services.ts';
import { type RegistryVerification, verifyInRegistry } from '../../signing/verify-registry.ts';
import { verifyRelease } from '../../signing/verify-release.ts';
import { cloudPorts, registryPorts } from '../cloud-ports.ts';
import { schema } from './inputs.ts';

export default defineAction({
  inputs: schema,
  outputs: ['verified'],
  run: async (inputs, context) => {
    const fleet = await loadFleet(inputs.fleet);
    const names = selectRegistries(fleet, inputs.registries);
    const directory = openReleaseDirectory(path.resolve(inputs.directory));
    const ports = cloudPorts(inputs, context);
    const { idToken, endpoints } = ports;
    const verify = await policyVerifier(fleet.policy, sigstoreServices(endpoints.sigstore), {
      idToken,
      temp: context.temp,
    });
    if (verify === undefined)
      context.log.warning('The policy asks for no signatures; only digests are compared.');
    const { release, id } = await verifyRelease(directory, verify);
    if (inputs.application !== undefined && inputs.application !== release.application)
      throw new ActionError(
        'ARTIFACT_MISMATCH',
        `The directory holds ${release.application}, not ${inputs.application}`,
        {
          hint: 'Correct the input `application`, or download the artifact of that application.',
        },
      );
    const known = await artifactOf(directory);
    const results = await Promise.all(
      names.map(async (name) => {
        const { endpoint } = await openRegistry(fleet, name, ports);
        const client = createRegistryClient(endpoint, registryPorts(inputs, context));
        // Without the layout, the tag that its id gives it leads to the release artifact; the signature tells of both.
        const artifact =
          known ?? (await client.resolve(`${endpoint.path}/${releaseName}`, releaseTag(id)))?.digest;
        const result = await verifyInRegistry(client, release, artifact, verify);
        context.log.info(
          `${name}: ${counted(Object.keys(release.services).length)}, ${result.statements} statements hold`,
        );
        return result;
      }),
    );
    summarize(id, results, context);
    return { verified: true };
  },
});

/** Digest of the release artifact; unknown in a job that has the record but not the layout. */
async function artifactOf({ layout }: ReleaseDirectory): Promise<string | undefined> {
  const opened = await openLayout(layout).catch(() => undefined);
  return opened?.roots.get(releaseName)?.digest;
}

function summarize(id: string, results: readonly RegistryVerification[], { summary }: Context): void {
  summary
    .heading('Verified in every registry')
    .paragraph(
      `Release ${codeSpan(id)}: digests, signatures, SBOMs and provenance as the registries give them out.`,
    )
    .table([
      ['Registry', 'Statements that hold'],
      ...results.map(({ registry, statements }) => [registry, String(statements)]),
    ]);
}

const counted = (services: number) => (services === 1 ? '1 service' : `${services} services`);
