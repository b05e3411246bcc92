import { describe, expect, it } from '@jest/globals';
import { ActionError } from '../../../src/core/errors.ts';
import { parseFleet } from '../../../src/fleet/load.ts';

/** A fleet file whose environment has this analysis, as JSON, which is YAML. */
const fleetWith = (analysis: object, strategy: unknown = 'canary') =>
  JSON.stringify(
    {
      version: 1,
      applications: {
        shop: { deploy: { kind: 'manifests', path: 'deploy' }, services: { web: { context: 'web' } } },
      },
      identities: {
        aws: { cloud: 'aws', role: 'arn:aws:iam::123456789012:role/deploy', region: 'eu-west-1' },
        azure: {
          cloud: 'azure',
          tenant: '11111111-1111-4111-8111-111111111111',
          client: '33333333-3333-4333-8333-333333333333',
        },
        robot: { cloud: 'generic', username: 'robot', password: 'TOKEN' },
      },
      registries: { harbor: { type: 'harbor', host: 'h.example', path: 'shop', identity: 'robot' } },
      environments: {
        production: {
          ...{ application: 'shop', namespace: 'shop', strategy, analysis },
          clusters: {
            eks: { cloud: 'aws', cluster: 'c', region: 'eu-west-1', identity: 'aws', registry: 'harbor' },
            own: { cloud: 'generic', kubeconfig: 'KUBECONFIG', registry: 'harbor' },
          },
        },
      },
    },
    null,
    1,
  );

const refusal = (analysis: object, strategy?: unknown): string => {
  try {
    parseFleet(fleetWith(analysis, strategy), 'flotilla.yml');
  } catch (error) {
    if (error instanceof ActionError && error.code === 'FLEET_INVALID') return error.message;
    throw error;
  }
  throw new Error('the fleet file was accepted');
};

const prometheus = { kind: 'prometheus', url: 'https://prometheus.example/' };
const ratio = { name: 'ratio', query: 'ratio({pods})', max: 0.01 };
const withMetric = (metric: object) => refusal({ from: prometheus, metrics: [{ ...ratio, ...metric }] });
const withSource = (from: object) => refusal({ from, metrics: [ratio] });

describe('an analysis', () => {
  it('is read with its defaults', () => {
    const fleet = parseFleet(fleetWith({ from: prometheus, metrics: [ratio] }), 'flotilla.yml');
    expect(fleet.environments['production']?.analysis).toMatchObject({
      ...{ interval: '15s', delay: '0s', 'no-data': 'fail', 'extend-by': '10m', 'error-limit': 4 },
      from: { kind: 'prometheus', url: 'https://prometheus.example', path: '/', headers: {} },
      metrics: [{ name: 'ratio', tolerance: 0.1, confidence: 0.99, critical: true, 'failure-limit': 0 }],
    });
  });

  it('has all its mistakes told at once, with their lines', () => {
    const said = refusal({
      from: prometheus,
      interval: 'often',
      metrics: [
        { ...ratio, max: undefined },
        { ...ratio, name: 'b', query: 'x{{pod}}', 'failur-limit': 1 },
      ],
    }).split('\n');
    expect(said).toEqual([
      expect.stringMatching(
        /^flotilla\.yml:\d+:\d+: environments\.production\.analysis\.interval must be a duration/,
      ),
      expect.stringMatching(
        /^flotilla\.yml:\d+:\d+: environments\.production\.analysis\.metrics\.0 needs `max` or `min`/,
      ),
      expect.stringContaining('metrics.1.query names {pod}; did you mean {pods}?'),
      expect.stringContaining('metrics.1.failur-limit is not a key here; did you mean failure-limit?'),
    ]);
  });

  it.each([
    [{ query: undefined }, 'needs either `query` with `max` or `min`, or `compare`'],
    [{ compare: { latency: 'x' } }, 'needs either `query` with `max` or `min`, or `compare`'],
    [
      { query: undefined, compare: { latency: 'x' } },
      'needs `max` or `min` where it has a `query`, and only there',
    ],
    [{ query: undefined, max: undefined, compare: { errors: 'x' } }, 'compare'],
    [{ confidence: 1 }, 'confidence'],
    [{ tolerance: -1 }, 'tolerance'],
    [{ 'no-data': 'ignore' }, 'no-data'],
  ])('refuses a metric: %#', (metric, text) => expect(withMetric(metric)).toContain(text));

  it('refuses a second metric of a name, and one without a source', () => {
    expect(refusal({ from: prometheus, metrics: [ratio, ratio] })).toContain(
      'metrics.1.name is a second ratio',
    );
    expect(refusal({ metrics: [ratio] })).toContain('metrics.0 needs a `from`, as the analysis has none');
  });

  it('leaves braces alone that are the query language’s own', () => {
    const query = 'sum:http.hits{pod_name:{pods}} by {host}.as_count()';
    expect(() =>
      parseFleet(fleetWith({ from: prometheus, metrics: [{ ...ratio, query }] }), 'f'),
    ).not.toThrow();
  });

  it('needs a strategy that shifts traffic', () => {
    expect(refusal({ from: prometheus, metrics: [ratio] }, 'rolling')).toContain(
      '`strategy` must be blue-green or canary',
    );
  });

  it('of latencies needs steps that are long enough, or to be extended', () => {
    const latency = { name: 'p95', compare: { latency: 'p95({pods})' } };
    expect(refusal({ from: prometheus, metrics: [latency] })).toContain(
      'metrics.0.compare needs 20 intervals, 300 s, but a step lasts 120 s',
    );
    for (const metric of [
      { ...latency, interval: '5s' },
      { ...latency, 'no-data': 'extend' },
    ])
      expect(() => parseFleet(fleetWith({ from: prometheus, metrics: [metric] }), 'f')).not.toThrow();
    const long = { kind: 'canary', steps: [{ weight: 50, pause: '5m' }] };
    expect(() => refusal({ from: prometheus, metrics: [latency] }, long)).toThrow('was accepted');
  });

  it('cannot compare with pods that get no traffic any more', () => {
    const errors = { name: 'errors', compare: { errors: 'a', total: 'b' } };
    expect(refusal({ from: prometheus, metrics: [errors] }, 'blue-green')).toContain(
      'metrics.0.compare compares with old pods',
    );
    const whole = { kind: 'canary', steps: [{ weight: 100, pause: '5m' }] };
    expect(refusal({ from: prometheus, metrics: [errors] }, whole)).toContain('any more in a step of 100 %');
    expect(() => refusal({ from: prometheus, metrics: [ratio] }, 'blue-green')).toThrow('was accepted');
  });
});

describe('a source of metrics', () => {
  it.each([
    [{ kind: 'prometheus' }, 'needs either `url` or `service`'],
    [{ ...prometheus, service: 'a/b:9090' }, 'needs either `url` or `service`'],
    [{ kind: 'prometheus', url: 'http://prometheus.example' }, 'must be https'],
    [{ kind: 'prometheus', url: 'https://me:secret@prometheus.example' }, 'must be https, without a user'],
    [{ kind: 'prometheus', url: 'https://169.254.169.254/' }, 'not an address of the link'],
    [{ kind: 'prometheus', url: 'https://metadata.google.internal' }, 'not an address of the link'],
    [{ kind: 'prometheus', url: 'https://[fe80::1]' }, 'not an address of the link'],
    [{ kind: 'prometheus', service: 'prometheus:9090' }, 'must be NAMESPACE/SERVICE:PORT'],
    [{ kind: 'prometheus', service: 'a/b:9090', token: 'PROM' }, 'can take no login'],
    [
      { ...prometheus, token: 'PROM', username: 'me', password: 'PROM' },
      'takes either `token`, or `username`',
    ],
    [{ ...prometheus, username: 'me' }, 'takes either `token`, or `username`'],
    [{ ...prometheus, headers: { Authorization: 'Bearer x' } }, 'must not hold credentials'],
    [{ ...prometheus, token: 'eyJhbGciOi' }, 'must be the name of an entry of flotilla-secrets'],
    [{ ...prometheus, path: 'https://other.example' }, 'must be a path'],
    [{ kind: 'datadog', site: 'evil.example', 'api-key': 'A', 'application-key': 'B' }, 'site'],
    [{ kind: 'json', url: 'https://a.example' }, 'field is required'],
    [{ kind: 'azure-monitor', identity: 'azure' }, 'needs either `resource` or `workspace`'],
    [
      {
        kind: 'azure-monitor',
        identity: 'azure',
        workspace: 'https://evil.example/.eastus.prometheus.monitor.azure.com',
      },
      'must be the query endpoint',
    ],
    [
      {
        kind: 'azure-monitor',
        identity: 'azure',
        resource: '/subscriptions/11111111-1111-4111-8111-111111111111/../../providers',
      },
      'must be the id of a resource',
    ],
    [{ kind: 'cloudwatch', region: 'eu-west-1.evil.example/' }, 'must be the name of a region'],
    [{ kind: 'cloud-monitoring', project: 'a/../b', identity: 'aws' }, 'must be the id of a project'],
    [{ kind: 'graphite', url: 'https://a.example' }, 'from'],
  ])('is refused: %#', (from, text) => expect(withSource(from)).toContain(text));

  it('of a cloud needs an identity of that cloud, for each cluster', () => {
    const cloudwatch = { kind: 'cloudwatch', region: 'eu-west-1' };
    expect(withSource(cloudwatch)).toContain('analysis.from needs an `identity`: own is not on aws');
    expect(withSource({ ...cloudwatch, identity: 'azure' })).toContain(
      'names an identity of azure; this needs one of aws',
    );
    expect(withSource({ ...cloudwatch, identity: 'nobody' })).toContain('identities has');
    expect(() => withSource({ ...cloudwatch, identity: 'aws' })).toThrow('was accepted');
  });
});
