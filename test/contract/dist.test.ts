import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readActions } from '../../scripts/action-files.ts';
import { mustRun, root } from '../../scripts/run-tool.ts';
import { openReleaseDirectory } from '../../src/release/directory.ts';
import { sampleLayout } from '../unit/oci/sample-layout.ts';
import { refusedEndpoints, refusedFleet, startRefusingClouds } from './refusing-clouds.ts';
import { runStub } from './run-stub.ts';

// The code of every action is read for the first time here, on machines that may be busy.
jest.setTimeout(60_000);

const dist = path.join(root, 'dist');
const actions = (await readActions()).filter(({ runs }) => runs.using === 'node24');
const built = await readdir(dist).catch(() => []);

let scratch = '';
let runner: Record<string, string> = {};
beforeAll(async () => {
  scratch = await mkdtemp(path.join(os.tmpdir(), 'dist-test-'));
  const names = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STEP_SUMMARY'];
  const files = names.map((name) => [name, path.join(scratch, name)] as const);
  await Promise.all(files.map(([, file]) => writeFile(file, '')));
  runner = { HOME: scratch, RUNNER_TEMP: scratch, ...Object.fromEntries(files) };
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

describe('dist/', () => {
  it('is built', () => {
    // Everything below starts these files: run `npm run build` where they are missing.
    expect(built).toEqual(expect.arrayContaining(['index.js', 'token.js', 'licenses.txt', 'package.json']));
  });

  it('has one stub for each step of an action and no other', () => {
    const stubs = actions.flatMap(({ name, runs }) => [
      `${name}.js`,
      ...(runs.post ? [`${name}-post.js`] : []),
    ]);
    const others = ['index.js', 'start.js', 'token.js'];
    const found = built.filter((name) => name.endsWith('.js') && !/^\d+\.index\.js$/.test(name));
    expect(found.sort()).toEqual([...stubs, ...others].sort());
  });

  it('lacks no module and names no place of the machine that built it', async () => {
    for (const name of built.filter((file) => file.endsWith('.js'))) {
      const text = await readFile(path.join(dist, name), 'utf8');
      expect({ name, missing: text.includes('webpackMissingModule') }).toEqual({ name, missing: false });
      expect({ name, place: text.includes(root) }).toEqual({ name, place: false });
    }
  });

  it('loads the code of every action', async () => {
    const script = `
      globalThis.__dirname ??= ${JSON.stringify(dist)};
      const { actions } = await import(${JSON.stringify(path.join(dist, 'index.js'))});
      for (const [name, { load }] of Object.entries(actions)) console.log(name, typeof (await load()).run);`;
    const said = await mustRun([process.execPath, '--input-type=module', '-e', script]);
    expect(said.trim().split('\n').sort()).toEqual(actions.map(({ name }) => `${name} function`));
  });
});

describe('a stub', () => {
  it.each(actions)('$name refuses missing inputs in one clear error', async ({ name }) => {
    const { code, stdout, stderr } = await runStub(`${name}.js`, {}, runner);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toMatch(/^::error title=INPUT_INVALID::Invalid inputs%0A.*fleet: is required/m);
    expect(stdout).toContain('What to do: Correct the `with:` block of this step.');
  });

  it.each(actions)('$name refuses them without an HTTP client', async ({ name }) => {
    const loaded = path.join(scratch, 'loaded.mjs');
    await writeFile(loaded, "process.on('exit', () => console.error(process.moduleLoadList.join('\\n')));");
    const env = { ...runner, NODE_OPTIONS: `--import=${loaded}` };
    const { stderr } = await runStub(`${name}.js`, {}, env);
    expect(stderr).toContain('NativeModule internal/modules/esm/loader');
    expect(stderr).not.toMatch(/^NativeModule (http|https|http2|tls|internal\/deps\/undici\/undici)$/m);
  });

  it('refuses a flag that is none by the name of its input', async () => {
    const inputs = {
      fleet: 'none.yml',
      environment: 'a',
      'lock-timeout': '1s',
      force: 'false',
      'dry-run': 'perhaps',
    };
    const { code, stdout } = await runStub('deploy-cluster.js', inputs, runner);
    expect(code).toBe(1);
    expect(stdout).toContain('dry-run: must be true or false');
  });

  it('says where a fleet file is wrong', async () => {
    const fleet = path.join(scratch, 'misspelt.yml');
    await writeFile(fleet, 'version: 1\napplicatons: {}\nregistries: {}\n');
    const { code, stdout } = await runStub('scan-image.js', { fleet, directory: 'x' }, runner);
    expect(code).toBe(1);
    expect(stdout).toContain('title=FLEET_INVALID');
    expect(stdout).toContain('misspelt.yml:2:1: applicatons is not a key here; did you mean applications?');
  });

  it.each(actions.filter(({ runs }) => runs.post))(
    '$name-post ends well where its step left nothing',
    async ({ name }) => {
      const { code, stdout, stderr } = await runStub(`${name}-post.js`, {}, runner);
      expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '', stderr: '' });
    },
  );

  it('token says that its session is gone', async () => {
    const { code, stdout, stderr } = await runStub('token.js', {}, runner);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^flotilla: CREDENTIAL_EXPIRED: /);
  });
});

describe('the clouds’ own libraries in the bundle', () => {
  it('speak to their APIs, and a refusal is a clear error', async () => {
    const clouds = await startRefusingClouds();
    try {
      const directory = path.join(scratch, 'release');
      await mkdir(directory);
      const { dir, services } = await sampleLayout(['web'], 1000);
      await rename(dir, path.join(directory, 'layout'));
      const digest = services['web']?.digest ?? '';
      await openReleaseDirectory(directory).writeBuild({
        schemaVersion: 1,
        application: 'shop',
        services: { web: { digest, platforms: {}, revision: 'none' } },
      });
      const fleet = path.join(scratch, 'fleet.yml');
      await writeFile(fleet, refusedFleet);
      const { code, stdout, stderr } = await runStub(
        'push-image.js',
        { fleet, directory, tags: 'v1', endpoints: refusedEndpoints(clouds) },
        {
          ...runner,
          GITHUB_REPOSITORY: 'acme/shop',
          GITHUB_REF: 'refs/heads/main',
          GITHUB_SHA: 'a'.repeat(40),
          GITHUB_RUN_ID: '1',
          GITHUB_RUN_NUMBER: '1',
          GITHUB_RUN_ATTEMPT: '1',
          ACTIONS_ID_TOKEN_REQUEST_URL: `${clouds.url}/oidc?api-version=2.0`,
          ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'request',
        },
      );
      expect({ code, stderr, stdout }).toMatchObject({ code: 1, stderr: '' });
      expect(stdout).toMatch(/^::error title=REGISTRY_DENIED::/m);
      expect(stdout).not.toContain('title=BUG');
      expect(clouds.asked.map(({ line }) => line)).toEqual(
        expect.arrayContaining([
          expect.stringMatching(/AmazonEC2ContainerRegistry_V20150921\.DescribeRepositories$/),
          expect.stringMatching(/^GET \/v1\/projects\/acme\/locations\/europe-west1\/repositories\/shop/),
          expect.stringMatching(/^POST \/azure\/registry\/oauth2\/exchange/),
        ]),
      );
    } finally {
      await clouds.close();
    }
  });
});

describe('the archive that every `uses:` downloads', () => {
  it('is at most 8 MB and holds only what runs', async () => {
    const archive = path.join(scratch, 'suite.tar');
    await mustRun(['git', 'archive', '--format=tar', '-o', archive, 'HEAD']);
    expect(gzipSync(await readFile(archive)).length).toBeLessThanOrEqual(8_000_000);
    const output = await mustRun(['tar', '-tf', archive]);
    const files = output.split('\n').filter((name) => name !== '' && !name.endsWith('/'));
    const wanted = /^(actions\/|dist\/|\.github\/workflows\/[a-z][a-z-]*\.yml$|LICENSE$)/;
    expect(files.filter((name) => !wanted.test(name))).toEqual([]);
    expect(files).toEqual(
      expect.arrayContaining(['LICENSE', 'dist/index.js', '.github/workflows/pipeline.yml']),
    );
  });
});
