import { access, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ActionError } from '../core/errors.ts';
import { plainEnvironment } from '../core/exec.ts';
import { plainLine } from '../core/plain-line.ts';
import { findLookups, onlyTemplates, withoutTemplates } from './helm-lookups.ts';
import { splitChart } from './helm-split.ts';
import { readExtent } from './inventory.ts';
import { privateKubeconfig } from './kubeconfig.ts';
import { openValues } from './open-values.ts';
import type { RenderOptions } from './render.ts';
import { isKubeStatus } from './status-error.ts';

export interface HelmSource {
  readonly kind: 'helm';
  /** The chart. */
  readonly directory: string;
  /** `.Release.Name` */
  readonly release: string;
  /** Values files in order, the last one wins. */
  readonly values: readonly string[];
  /** Values that win over all files: the release's images. */
  readonly overrides: Readonly<Record<string, unknown>>;
}

/**
 * `helm template` against the live cluster: with its version and APIs, and with `lookup` answering, so that a chart
 * can keep a password it made before. Helm 3.13 and later, and 4. `CHART_INVALID` with file and line where Helm
 * tells them, `CLUSTER_UNREACHABLE`.
 */
export async function helmTemplate(source: HelmSource, options: RenderOptions): Promise<string> {
  await requireChart(source.directory);
  const { client, temp, exec, env, namespace } = options;
  const [{ gitVersion }, apis, isThere] = await Promise.all([
    client.version(),
    client.apiVersions(),
    wasInstalled(source.release, options),
  ]);
  // Values and the way into the cluster are no arguments: those are visible to every process of the machine.
  const directory = await temp.directory('helm');
  try {
    const kubeconfig = path.join(directory, 'kubeconfig');
    const overrides = path.join(directory, 'overrides.json');
    const values = await openValues(source.values, options.sources, { exec, env, directory });
    await writeFile(kubeconfig, await privateKubeconfig(options.access, namespace), { mode: 0o600 });
    await writeFile(overrides, JSON.stringify(source.overrides), { mode: 0o600 });
    const template = (dryRun: 'server' | 'client', flags: readonly string[], chart = source.directory) =>
      exec({
        argv: [
          ...(['helm', 'template', source.release, chart] as const),
          ...[
            '--namespace',
            namespace,
            '--include-crds',
            `--dry-run=${dryRun}`,
            '--kube-version',
            gitVersion,
          ],
          ...(isThere ? ['--is-upgrade'] : []),
          // The server's own dry run follows, of every object and stricter.
          ...['--disable-openapi-validation', ...flags],
          ...[...values, overrides].flatMap((file) => ['--values', file]),
          ...apis.flatMap((api) => ['--api-versions', api]),
        ],
        env: {
          ...plainEnvironment(env),
          // A fifth of its short life is garbage collection, for a few megabytes.
          GOGC: '400',
          KUBECONFIG: kubeconfig,
          HELM_CACHE_HOME: path.join(directory, 'cache'),
          HELM_CONFIG_HOME: path.join(directory, 'config'),
          HELM_DATA_HOME: path.join(directory, 'data'),
        },
      });
    // Against the server Helm looks at every object it renders: what does not need that is rendered without.
    const lookups = await findLookups(source.directory, [...values, overrides]);
    if (lookups === 'nowhere') {
      const { code, stdout, stderr } = await template('client', []);
      if (code === 0) return stdout;
      throw explain(stderr, client.name);
    }
    if (lookups !== 'anywhere') {
      const asking = await onlyTemplates(source.directory, lookups, directory);
      const [whole, part] = await Promise.all([
        template('client', []),
        template('server', ['--take-ownership'], asking),
      ]);
      if (whole.code === 0 && part.code === 0)
        return `${withoutTemplates(whole.stdout, lookups)}\n---\n${part.stdout}`;
      // Such as a template that fails where a lookup finds nothing: all of it together, then.
    }
    // Objects that are there are ours or will be; Helm 4 refuses to look past those without its own labels.
    let flags = ['--take-ownership'];
    let result = await template('server', flags);
    if (/unknown flag: --take-ownership/.test(result.stderr)) {
      flags = [];
      result = await template('server', flags);
    }
    if (result.code === 0) return result.stdout;
    if (!/no matches for kind/.test(result.stderr)) throw explain(result.stderr, client.name);
    // Helm 4 cannot place resources of CRDs that come with the chart.
    const alone = await template('client', []);
    if (alone.code !== 0) throw explain(alone.stderr, client.name);
    const split = await splitChart(
      source.directory,
      [...values, overrides],
      alone.stdout,
      result.stderr,
      directory,
    );
    if (split === undefined) throw explain(result.stderr, client.name);
    const rest = await template('server', flags, split.chart);
    if (rest.code !== 0) throw explain(rest.stderr, client.name);
    return [rest.stdout, ...split.apart].join('\n---\n');
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Whether the chart is rendered for an upgrade: it was delivered before, by us or by a Helm that we take over from. */
async function wasInstalled(
  release: string,
  { client, application, namespace }: RenderOptions,
): Promise<boolean> {
  if ((await readExtent(client, { application, namespace })) !== undefined) return true;
  const labelSelector = `owner=helm,name=${release},status=deployed`;
  const records = await client
    .list({ apiVersion: 'v1', kind: 'Secret' }, { namespace, labelSelector })
    .catch((error: unknown) => {
      // Who may not read them cannot take over what they are of either.
      if (isKubeStatus(error, 403)) return [];
      throw error;
    });
  return records.length > 0;
}

async function requireChart(directory: string): Promise<void> {
  try {
    await access(path.join(directory, 'Chart.yaml'));
  } catch {
    throw new ActionError('CHART_INVALID', `There is no chart at ${directory}: Chart.yaml is missing`, {
      hint: 'Correct deploy.path of the application in the fleet file.',
    });
  }
}

function explain(stderr: string, cluster: string): ActionError {
  const lines = stderr
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^(WARNING|walk\.go|level=)/.test(line));
  const said = lines
    .map((line) => plainLine(line))
    .join('\n')
    .replace(/^Error: /, '');
  if (/cluster unreachable|connection refused|i\/o timeout/i.test(said))
    return new ActionError('CLUSTER_UNREACHABLE', `Helm could not reach cluster ${cluster}: ${said}`);
  if (/no matches for kind/.test(said))
    return new ActionError('CHART_INVALID', `Helm cannot render the chart for cluster ${cluster}: ${said}`, {
      hint: 'Install the CustomResourceDefinitions before, or keep lookup out of helpers and of templates with such resources.',
    });
  const [, file, at] = /([\w./-]+\.(?:ya?ml|tpl|json))(?::(\d+))?/.exec(said) ?? [];
  const line = at ?? /yaml: line (\d+)/.exec(said)?.[1];
  const where = file === undefined ? '' : ` (${file}${line === undefined ? '' : ` line ${line}`})`;
  return new ActionError(
    'CHART_INVALID',
    `Helm cannot render the chart for cluster ${cluster}${where}: ${said}`,
    {
      hint: 'Try it with: helm template RELEASE CHART --values FILE --debug',
    },
  );
}
