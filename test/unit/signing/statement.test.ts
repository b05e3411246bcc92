import { describe, expect, it } from '@jest/globals';
import { provenanceOf } from '../../../src/signing/provenance.ts';
import { sigstoreServices } from '../../../src/signing/services.ts';
import { readRunningJob } from '../../../src/signing/signer-identity.ts';
import { isAbout, makeStatement, predicateTypes } from '../../../src/signing/statement.ts';

const digest = `sha256:${'a'.repeat(64)}`;

describe('a statement', () => {
  it('names its subjects by digest', () => {
    const made = makeStatement([{ name: 'api', digest }], predicateTypes.signature, {});
    expect(made.subject).toEqual([{ name: 'api', digest: { sha256: 'a'.repeat(64) } }]);
    expect(isAbout(made, digest)).toBe(true);
    expect(isAbout(made, `sha256:${'b'.repeat(64)}`)).toBe(false);
  });
});

describe('provenance', () => {
  const source = {
    repository: 'acme/shop',
    repositoryId: '1001',
    ref: 'refs/heads/main',
    commit: 'c'.repeat(40),
    run: 'https://github.com/acme/shop/actions/runs/7',
  };
  const run = {
    builder: 'https://github.com/flotilla/flotilla/.github/workflows/pipeline.yml@refs/tags/v1',
    invocation: `${source.run}/attempts/1`,
    event: 'push',
    runner: 'github-hosted',
  };

  it('says from which commit, by which workflow, in which run', () =>
    expect(provenanceOf('api', source.commit, source, run)).toMatchObject({
      buildDefinition: {
        externalParameters: {
          workflow: { ref: source.ref, path: '.github/workflows/pipeline.yml' },
          service: 'api',
        },
        resolvedDependencies: [
          { uri: 'git+https://github.com/acme/shop@refs/heads/main', digest: { gitCommit: source.commit } },
        ],
      },
      runDetails: { builder: { id: run.builder }, metadata: { invocationId: run.invocation } },
    }));

  it('names the commit the image last changed in where that is another', () =>
    expect(provenanceOf('api', 'd'.repeat(40), source, run)).toMatchObject({
      buildDefinition: { resolvedDependencies: [{}, { name: 'api', digest: { gitCommit: 'd'.repeat(40) } }] },
    }));
});

describe('the running job', () => {
  const token = (claims: object) => `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.sig`;

  it('signs as the workflow file that defines it, not the one that called it', () => {
    const claims = {
      iss: 'https://issuer',
      job_workflow_ref: 'o/r/.github/workflows/x.yml@refs/heads/main',
      repository_id: '7',
    };
    expect(readRunningJob(token(claims)).signer).toEqual({
      issuer: 'https://issuer',
      identity: 'https://github.com/o/r/.github/workflows/x.yml@refs/heads/main',
      repositoryId: '7',
    });
  });

  it.each(['', 'a.b.c', token({ iss: 'x' })])('is not told from %j', (text) =>
    expect(() => readRunningJob(text)).toThrow(/does not name its workflow/),
  );
});

describe('the Sigstore services', () => {
  it('are the public ones without an override', () =>
    expect(sigstoreServices(undefined)).toMatchObject({
      audience: 'sigstore',
      rekor: { version: 1 },
      trustedRoot: undefined,
    }));
  it('are a private deployment with Rekor v2 and a timestamp authority otherwise', () => {
    const own = { audience: 'a', fulcio: 'f', rekor: 'r', timestamp: 't', 'trusted-root': '/root.json' };
    expect(sigstoreServices(own)).toMatchObject({
      rekor: { url: 'r', version: 2 },
      timestamp: 't',
      trustedRoot: '/root.json',
    });
  });
});
