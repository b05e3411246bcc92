import { access, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { readActions } from '../../../scripts/action-files.ts';
import { root } from '../../../scripts/run-tool.ts';
import { parseWorkflows } from '../../../scripts/workflow-parser.ts';
import { tools } from '../../clouds/toolchain/tools.ts';
import { filesOf, templates } from '../../template/checks.ts';
import { readWorkflows } from '../workflow-files.ts';

const platform = path.join(templates, 'delivery-platform');
const relative = (file: string) => path.relative(platform, file);
const guides = (await filesOf('guides of delivery and recovery')).map(
  (file) => [relative(file), file] as const,
);
const workflows = (await filesOf('workflows of delivery and recovery')).map(
  (file) => [relative(file), file] as const,
);

const sources = await readWorkflows('workflows');
const exists = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  );
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\w\s-]/g, '')
    .trim()
    .replaceAll(/\s/g, '-');

describe.each(guides)('%s', (_, file) => {
  it('links to what is there', async () => {
    const text = await readFile(file, 'utf8');
    for (const [, target = ''] of text.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)) {
      const [place = '', anchor] = target.split('#');
      const linked = place === '' ? file : path.resolve(path.dirname(file), place);
      expect([target, await exists(linked)]).toEqual([target, true]);
      if (anchor === undefined) continue;
      const headings = [...(await readFile(linked, 'utf8')).matchAll(/^#+ (.+)$/gm)];
      expect(headings.map(([, heading = '']) => anchorOf(heading))).toContain(anchor);
    }
  });

  it('makes secrets without the line break that the other side does not have', async () => {
    const text = await readFile(file, 'utf8');
    for (const [made] of text.matchAll(/<\(openssl rand[^)]*\)/g)) expect(made).toMatch(/\| tr -d '\\n'\)$/);
  });

  it('names files of the repository as they are called', async () => {
    const text = await readFile(file, 'utf8');
    const named = text.matchAll(
      /\b((?:argocd|clusters|disaster-recovery|flux|tekton|rbac)\/[\w./-]+\.(?:md|sql|ts|yaml|yml))\b/g,
    );
    // Names in capitals stand for several, and a Secret is what a reader makes.
    for (const [, name = ''] of named)
      if (!/[A-Z]{3}|\.sops\./.test(name))
        expect([name, await exists(path.join(platform, name))]).toEqual([name, true]);
  });
});

/** A workflow of the template, as far as it is looked into here. */
const workflow = z.looseObject({
  permissions: z.object({}).strict(),
  jobs: z.record(
    z.string(),
    z.looseObject({
      permissions: z.record(z.string(), z.enum(['read', 'write'])),
      uses: z.string().optional(),
      with: z.record(z.string(), z.unknown()).default({}),
      steps: z
        .array(
          z.looseObject({ uses: z.string().optional(), with: z.record(z.string(), z.unknown()).default({}) }),
        )
        .default([]),
    }),
  ),
});

describe('the workflows to copy', () => {
  it.each([...new Set(workflows.map(([, file]) => path.dirname(file)))])(
    'are ones that GitHub reads: %s',
    async (dir) => {
      expect(await parseWorkflows(dir)).toEqual({ code: 0, output: '' });
    },
  );

  it.each(workflows)('%s grants each job what it needs and runs what is locked', async (_, file) => {
    const lock = z
      .record(z.string(), z.union([z.string(), z.object({ version: z.string(), commit: z.string() })]))
      .parse(JSON.parse(await readFile(path.join(root, 'workflows/actions.lock.json'), 'utf8')));
    const text = await readFile(file, 'utf8');
    const { jobs } = workflow.parse(parse(text));
    const actions = await readActions();
    for (const { uses: called, with: inputs, permissions, steps } of Object.values(jobs)) {
      if (called !== undefined) {
        const [, name] = /^flotilla\/flotilla\/\.github\/workflows\/([a-z-]+\.yml)@v1$/.exec(called) ?? [];
        const source = sources.find((candidate) => candidate.name === name)?.content;
        const takes = source?.on.workflow_call?.inputs ?? {};
        expect(Object.keys(takes)).toEqual(expect.arrayContaining(Object.keys(inputs)));
        const needed = Object.values(source?.jobs ?? {}).flatMap((job) =>
          Object.entries(job.permissions ?? {}),
        );
        expect(permissions).toEqual(Object.fromEntries(needed));
      }
      for (const { uses, with: inputs } of steps) {
        if (uses === undefined) continue;
        const [name = '', ref] = uses.split('@');
        const own = actions.find((action) => name === `flotilla/flotilla/actions/${action.name}`);
        if (own === undefined) expect(lock[name]).toMatchObject({ commit: ref });
        else {
          const { inputs: takes } = z
            .object({ inputs: z.record(z.string(), z.unknown()) })
            .parse(parse(await readFile(path.join(root, 'actions', own.name, 'action.yml'), 'utf8')));
          expect(Object.keys(takes)).toEqual(expect.arrayContaining(Object.keys(inputs)));
        }
      }
    }
    // Every right has its reason beside it.
    expect(text).not.toMatch(/^ {6}[a-z-]+: (read|write)$/m);
  });
});

it.each(workflows)('%s looks for programs in no directory of the checkout', async (_, file) => {
  const text = await readFile(file, 'utf8');
  for (const [, put = ''] of text.matchAll(/\bPATH="([^"]*(?:"\$\w+"[^"]*)*)"/g)) {
    // An answer that is empty would put the working directory in front: `:$PATH`.
    expect(put).not.toContain('$(');
    expect(put).toMatch(/^\$\w+:\$PATH$/);
  }
  expect(text).toContain('PATH="$bin:$PATH"');
});

describe("Velero's values", () => {
  it('run the version whose definitions the manifests are checked by, with the plugin of the cloud', async () => {
    const velero = tools.find(({ name }) => name === 'velero-crds');
    const [common = '', ...rest] = (await filesOf("Velero's values")).sort((a, b) => a.length - b.length);
    const values = parse(await readFile(common, 'utf8'));
    expect(values.image.tag).toBe(velero?.version);
    expect(values.credentials).toEqual({ useSecret: false });
    for (const file of rest) {
      const cloud = path.basename(path.dirname(file));
      const { initContainers } = parse(await readFile(file, 'utf8'));
      const name = `velero-plugin-for-${cloud === 'azure' ? 'microsoft-azure' : cloud}`;
      expect(initContainers).toMatchObject([
        { name, image: expect.stringMatching(new RegExp(`^docker\\.io/velero/${name}:v1\\.14\\.\\d+$`)) },
      ]);
      const locations = await readFile(path.join(path.dirname(file), 'locations.yaml'), 'utf8');
      expect([...locations.matchAll(/^ {2}provider: (\w+)$/gm)].map(([, provider]) => provider)).toEqual([
        cloud,
        cloud,
        cloud,
      ]);
    }
  });

  it('let the agents that write volumes be who the server is', async () => {
    const file = path.join(platform, 'disaster-recovery/velero/azure/values.yaml');
    const { podLabels, nodeAgent } = parse(await readFile(file, 'utf8'));
    expect(podLabels).toEqual({ 'azure.workload.identity/use': 'true' });
    expect(nodeAgent.podLabels).toEqual(podLabels);
  });

  it('restore in an order without holes', async () => {
    const [common = ''] = (await filesOf("Velero's values")).sort((a, b) => a.length - b.length);
    const { configuration } = parse(await readFile(common, 'utf8'));
    // As Velero splits it (pkg/types/priority.go): what stands beside a comma belongs to the name.
    const order = String(configuration.restoreResourcePriorities).split(',');
    const earlier = (a: string, b: string) => expect(order.indexOf(a)).toBeLessThan(order.indexOf(b));
    expect(order.filter((kind) => !/^[a-z.0-9]+$/.test(kind))).toEqual([]);
    expect(new Set(order).size).toBe(order.length);
    earlier('customresourcedefinitions', 'namespaces');
    earlier('namespaces', 'secrets');
    // A claim is filled from these; after it they come too late.
    for (const source of ['volumesnapshotcontents', 'volumesnapshots'])
      earlier(`${source}.snapshot.storage.k8s.io`, 'persistentvolumeclaims');
    expect(order).toContain('datauploads.velero.io');
    earlier('datauploads.velero.io', 'persistentvolumeclaims');
    earlier('persistentvolumeclaims', 'pods');
    earlier('pods', 'replicasets.apps');
    earlier('persistentvolumeclaims', 'deployments.apps');
    earlier('secrets', 'deployments.apps');
    earlier('deployments.apps', 'httproutes.gateway.networking.k8s.io');
  });
});

describe('the schedules of backups', () => {
  it.each(['daily', 'hourly', 'weekly'])('%s names no namespace that a cluster may lack', async (name) => {
    const file = path.join(platform, `disaster-recovery/velero/schedules/${name}.yaml`);
    const { spec } = parse(await readFile(file, 'utf8'));
    // Velero 1.14.1 and later: such a backup is PartiallyFailed. The application's own is on every cluster.
    const everywhere = ['*', 'delivery-platform'];
    for (const namespace of spec.template.includedNamespaces) expect(everywhere).toContain(namespace);
  });
});

it('every runbook is in the table of the guide', async () => {
  const dir = path.join(platform, 'disaster-recovery');
  const text = await readFile(path.join(dir, 'README.md'), 'utf8');
  for (const name of await readdir(path.join(dir, 'runbooks'))) expect(text).toContain(`runbooks/${name}`);
});
