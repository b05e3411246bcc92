import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { openPublished } from '../../../src/actions/push-image/published.ts';
import { endpoints } from '../../../src/clouds/endpoints.ts';
import { systemClock } from '../../../src/core/clock.ts';
import { createHttp } from '../../../src/core/http.ts';
import { planCopy } from '../../../src/oci/copy-plan.ts';
import { pushToAll } from '../../../src/oci/fan-out.ts';
import { openLayout } from '../../../src/oci/layout.ts';
import { planPush } from '../../../src/oci/push-plan.ts';
import { createRegistryClient } from '../../../src/oci/registry-client.ts';
import type { RegistryEndpoint } from '../../../src/oci/registry-endpoint.ts';
import { openRegistrySource } from '../../../src/oci/registry-source.ts';
import { openReleaseDirectory } from '../../../src/release/directory.ts';
import type { Release } from '../../../src/release/release.ts';
import { sigstoreServices } from '../../../src/signing/services.ts';
import { signRelease } from '../../../src/signing/sign-release.ts';
import { readRunningJob, type SignerIdentity } from '../../../src/signing/signer-identity.ts';
import { predicateTypes } from '../../../src/signing/statement.ts';
import { createStatementSigner } from '../../../src/signing/statement-signer.ts';
import { loadTrustedRoot } from '../../../src/signing/trusted-root.ts';
import { verifyInRegistry } from '../../../src/signing/verify-registry.ts';
import { verifyRelease } from '../../../src/signing/verify-release.ts';
import { createStatementVerifier } from '../../../src/signing/verify-statement.ts';
import { freePorts } from '../../clouds/free-ports.ts';
import { removeHostsLine } from '../../clouds/github/hosts.ts';
import { startDetached } from '../../clouds/processes.ts';
import { type Services, startServices } from '../../clouds/services.ts';
import { toolchain } from '../../clouds/toolchain/index.ts';
import { waitForAnswer } from '../../clouds/waiting.ts';
import { sampleRelease } from '../../support/sample-release.ts';
import { silentLog } from '../kube/silent-log.ts';

const run = promisify(execFile);
const name = `signing-${process.pid}`;
const services = ['api', 'web'];

describe('signing with real Sigstore services', () => {
  let dir: string;
  let bin: string;
  let stack: Services;
  let address: string;
  let registryPid: number;
  let signer: SignerIdentity;
  let release: Release;
  let id: string;
  const http = createHttp();
  const at = (...names: string[]) => path.join(dir, ...names);

  const idToken = async (audience: string) => {
    const { requestUrl, requestToken } = stack.github;
    const headers = { authorization: `Bearer ${requestToken}` };
    const answer = await fetch(`${requestUrl}&audience=${audience}`, { headers });
    return z.object({ value: z.string() }).parse(await answer.json()).value;
  };
  const sigstore = async () =>
    sigstoreServices(endpoints.parse(parse(await readFile(stack.endpoints, 'utf8'))).sigstore);
  const verifierOf = async (...signers: SignerIdentity[]) =>
    createStatementVerifier(await loadTrustedRoot(stack.sigstore.trustedRoot, async () => dir), signers);
  const endpointOf = (place: string): RegistryEndpoint => ({
    ...{ name: 'local', host: address, baseUrl: `http://${address}`, path: place, required: true },
    traits: { chunkedUpload: true, mount: 'any', concurrency: 8 },
  });
  const ports = { http, clock: systemClock, log: silentLog };
  async function push(place: string, directory = at('release')): Promise<string> {
    const layout = await openLayout(path.join(directory, 'layout'));
    const items = await planPush(
      layout,
      [...layout.roots.keys()].map((refName) => ({ refName, tags: ['v1'] })),
    );
    const target = { endpoint: endpointOf(place), ensureRepository: async () => 'present' };
    const [result] = await pushToAll(layout, items, [target], { ports });
    expect(result?.state).toBe('complete');
    return layout.roots.get('releases')?.digest ?? '';
  }
  const verifyIn = async (place: string, artifact: string | undefined, ...signers: SignerIdentity[]) =>
    verifyInRegistry(
      createRegistryClient(endpointOf(place), ports),
      release,
      artifact,
      await verifierOf(...signers),
    );

  beforeAll(async () => {
    ({ bin } = await toolchain());
    dir = await mkdtemp(path.join(os.tmpdir(), 'flotilla-signing-'));
    stack = await startServices({ name, dir: at('stack'), tools: { bin }, log: () => undefined });
    setDefaultCACertificates([...getCACertificates('default'), await readFile(stack.ca, 'utf8')]);
    const [port] = await freePorts(1);
    address = `127.0.0.1:${port}`;
    const registry = await startDetached({
      name: 'registry',
      argv: [path.join(bin, 'registry-server'), address],
      logs: dir,
    });
    registryPid = registry.pid;
    await waitForAnswer('registry', registry, `http://${address}/v2/`);

    const directory = openReleaseDirectory(at('release'));
    await sampleRelease(directory, services);
    const own = await sigstore();
    ({ signer } = readRunningJob(await idToken(own.audience)));
    const sign = await createStatementSigner(own, { idToken, clock: systemClock });
    const source = {
      repository: 'acme/shop',
      repositoryId: '1001',
      ref: 'refs/heads/main',
      commit: 'c'.repeat(40),
      run: 'https://github.com/acme/shop/actions/runs/7',
    };
    const buildRun = {
      builder: signer.identity,
      invocation: `${source.run}/attempts/1`,
      event: 'push',
      runner: 'self-hosted',
    };
    const options = {
      ...{ announced: undefined, sequence: 7, source, run: buildRun, deployKind: 'helm' as const, sign },
      createdAt: '2026-01-01T00:00:00.000Z',
    };
    ({ release, id } = await signRelease(directory, options, silentLog));
  }, 120_000);
  afterAll(async () => {
    for (const { pid } of stack.processes) process.kill(pid);
    process.kill(registryPid);
    await http.close();
    await removeHostsLine(name);
    await rm(dir, { recursive: true, force: true });
  });

  it('signs the record, which is then verified from the directory alone', async () => {
    const directory = openReleaseDirectory(at('release'));
    expect((await verifyRelease(directory, await verifierOf(signer))).id).toBe(id);
    await expect(
      verifyRelease(directory, await verifierOf(signer), `sha256:${'0'.repeat(64)}`),
    ).rejects.toMatchObject({
      code: 'ARTIFACT_MISMATCH',
    });
  });

  it('signs once for all: every statement holds in every registry it is pushed to', async () => {
    for (const place of ['one', 'two']) {
      const artifact = await push(place);
      // Per service 3 manifests with signature and provenance and 2 SBOMs; and the release.
      expect(await verifyIn(place, artifact, signer)).toEqual({ registry: 'local', statements: 2 * 8 + 1 });
    }
  });

  it('is copied from a registry only where it holds, and holds where it is copied to', async () => {
    await push('source');
    const directory = openReleaseDirectory(at('copied'));
    const client = createRegistryClient(endpointOf('source'), ports);
    const options = { wanted: 'v1', directory, log: silentLog };
    const mallory = {
      ...signer,
      identity: 'https://github.com/mallory/evil/.github/workflows/x.yml@refs/heads/main',
    };
    await expect(
      openPublished(client, { ...options, verify: await verifierOf(mallory) }),
    ).rejects.toMatchObject({
      code: 'UNVERIFIED',
    });
    const origin = await openPublished(client, { ...options, verify: await verifierOf(signer) });
    const items = await origin.plan(['promoted']);
    const target = { endpoint: endpointOf('copied'), ensureRepository: async () => 'present' };
    const [result] = await pushToAll(origin.content, items, [target], { ports });
    expect(result).toMatchObject({ state: 'complete', pushed: 0 });
    expect(await verifyIn('copied', origin.contents.artifact, signer)).toMatchObject({
      statements: 2 * 8 + 1,
    });
    expect((await verifyRelease(directory, await verifierOf(signer), id)).release).toEqual(release);
    expect(await readFile(directory.archive)).toEqual(await readFile(at('release/deploy.tar.gz')));
  });

  it('is verified by cosign where it was copied to: images, platforms, SBOMs, provenance; and the record', async () => {
    await push('source');
    const source = openRegistrySource(createRegistryClient(endpointOf('source'), ports));
    const roots = services.map((repository) => {
      return { repository, digest: release.services[repository]?.digest ?? '', tags: ['v1'] };
    });
    const target = { endpoint: endpointOf('cosign'), ensureRepository: async () => 'present' };
    await pushToAll(source, await planCopy(source, 'source', roots), [target], { ports });
    const { digest = '', platforms = {} } = release.services['api'] ?? {};
    const trust = ['--trusted-root', stack.sigstore.trustedRoot, '--insecure-ignore-sct'];
    const who = ['--certificate-oidc-issuer', signer.issuer, '--certificate-identity', signer.identity];
    const cosign = (...args: string[]) =>
      run(path.join(bin, 'cosign'), args, { env: { HOME: dir, PATH: '/usr/bin' } });
    const image = (what: string) => `${address}/cosign/api@${what}`;
    const common = [...trust, '--allow-http-registry'];
    const { stdout } = await cosign('verify', ...common, ...who, image(digest));
    expect(stdout).toContain(digest);
    await cosign('verify', ...common, ...who, image(platforms['linux/arm64'] ?? ''));
    await cosign('verify-attestation', '--type', 'slsaprovenance1', ...common, ...who, image(digest));
    await cosign(
      'verify-attestation',
      '--type',
      'cyclonedx',
      ...common,
      ...who,
      image(platforms['linux/amd64'] ?? ''),
    );
    const blob = ['--bundle', at('release/release.sigstore.json'), '--type', predicateTypes.signature];
    await cosign('verify-blob-attestation', ...blob, ...trust, ...who, at('release/release.json'));
    const other = [
      '--certificate-oidc-issuer',
      signer.issuer,
      '--certificate-identity',
      `${signer.identity}x`,
    ];
    await expect(cosign('verify', ...common, ...other, image(digest))).rejects.toThrow();
  });

  describe('refuses', () => {
    beforeEach(async () => {
      await rm(at('copy'), { recursive: true, force: true });
      await cp(at('release'), at('copy'), { recursive: true });
    });

    it.each<[string, Partial<SignerIdentity>]>([
      ['another issuer', { issuer: 'https://issuer.example' }],
      [
        'another workflow',
        { identity: 'https://github.com/flotilla/flotilla/.github/workflows/evil.yml@refs/heads/main' },
      ],
      ['a pattern that would match', { identity: 'https://github.com/.*' }],
      [
        'a name that begins alike',
        { identity: 'https://github.com/flotilla/flotilla/.github/workflows/pipeline.yml@refs/heads/mai' },
      ],
      ['another repository id', { repositoryId: '6666' }],
    ])('%s', async (_, change) => {
      const verify = await verifierOf({ ...signer, ...change });
      await expect(verifyRelease(openReleaseDirectory(at('release')), verify)).rejects.toMatchObject({
        code: 'UNVERIFIED',
      });
    });

    it('a record that was changed after signing', async () => {
      const directory = openReleaseDirectory(at('copy'));
      await directory.writeRelease({ ...release, sequence: 8 });
      await expect(verifyRelease(directory, await verifierOf(signer))).rejects.toMatchObject({
        code: 'UNVERIFIED',
        message: expect.stringContaining('something else'),
      });
    });

    it('a bundle that was tampered with', async () => {
      const bundle = JSON.parse(await readFile(at('copy/release.sigstore.json'), 'utf8'));
      const payload = Buffer.from(bundle.dsseEnvelope.payload, 'base64')
        .toString()
        .replace('releases', 'releasez');
      bundle.dsseEnvelope.payload = Buffer.from(payload).toString('base64');
      await writeFile(at('copy/release.sigstore.json'), JSON.stringify(bundle));
      await expect(
        verifyRelease(openReleaseDirectory(at('copy')), await verifierOf(signer)),
      ).rejects.toMatchObject({
        code: 'UNVERIFIED',
      });
    });

    it('a record without a bundle', async () => {
      await rm(at('copy/release.sigstore.json'));
      await expect(
        verifyRelease(openReleaseDirectory(at('copy')), await verifierOf(signer)),
      ).rejects.toMatchObject({
        code: 'UNVERIFIED',
      });
    });

    it('a registry without the referrers, and one without the image', async () => {
      const index = JSON.parse(await readFile(at('copy/layout/index.json'), 'utf8'));
      index.manifests = index.manifests.filter(
        (entry: { annotations?: object }) => entry.annotations !== undefined,
      );
      await mkdir(at('copy/layout'), { recursive: true });
      await writeFile(at('copy/layout/index.json'), JSON.stringify(index));
      await push('bare', at('copy'));
      await expect(verifyIn('bare', undefined, signer)).rejects.toMatchObject({
        code: 'UNVERIFIED',
        message: expect.stringMatching(/^Registry local, bare\/(api|web): sha256:\w+ has no https:/),
      });
      await expect(verifyIn('nowhere', undefined, signer)).rejects.toMatchObject({ code: 'UNVERIFIED' });
    });
  });
});
