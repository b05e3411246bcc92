import { describe, expect, it } from '@jest/globals';
import { openSource, type ProxiedRequest } from '../../../src/analysis/open-source.ts';
import { metricSource } from '../../../src/fleet/metric-source.ts';
import { recordingLog } from '../../support/recording-log.ts';

interface Answer {
  readonly status?: number;
  readonly body: unknown;
}

interface Sent {
  readonly url: string;
  readonly init: RequestInit;
}

/** Opens a source of the fleet file on a fake network. */
async function open(config: object, answer: Answer | Error) {
  const sent: Sent[] = [];
  const proxied: ProxiedRequest[] = [];
  const { log, lines } = recordingLog();
  const response = () => {
    if (answer instanceof Error) throw answer;
    const { status = 200, body } = answer;
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return new Response(status === 204 ? null : text, { status });
  };
  const source = await openSource(metricSource.parse(config), {
    log,
    fetch: async (url, init = {}) => {
      sent.push({ url: String(url), init });
      return response();
    },
    secret: (name) => `value-of-${name}`,
    proxy: async (request) => {
      proxied.push(request);
      return response();
    },
    cloudMetrics: async () => ({ name: 'a cloud', points: async () => [{ at: 1, value: 5 }] }),
  });
  return { source, sent, proxied, lines };
}

const signal = new AbortController().signal;
const range = { from: 1_000_000, to: 1_060_000, stepMs: 15_000 };
const url = 'https://prometheus.example';
const prometheus = { kind: 'prometheus', url };
const vector = (...values: readonly string[]) => ({
  body: {
    status: 'success',
    data: { resultType: 'vector', result: values.map((value) => ({ metric: {}, value: [1060, value] })) },
  },
});
const refusal = (text: string, hint = '') => ({
  code: 'METRICS_UNAVAILABLE',
  message: expect.stringContaining(text),
  hint: expect.stringContaining(hint),
});

describe('Prometheus', () => {
  it('is asked by a form, for one moment', async () => {
    const { source, sent } = await open(
      { ...prometheus, path: '/prom/', headers: { 'X-Scope-OrgID': 'shop' } },
      vector('0.25'),
    );
    expect(await source.latest('up{a="b"}', range, signal)).toBe(0.25);
    expect(sent[0]?.url).toBe(`${url}/prom/api/v1/query`);
    expect(sent[0]?.init).toMatchObject({ method: 'POST', redirect: 'error' });
    expect(Object.fromEntries(new URLSearchParams(String(sent[0]?.init.body)))).toEqual({
      query: 'up{a="b"}',
      time: '1060.000',
    });
    expect(new Headers(sent[0]?.init.headers).get('x-scope-orgid')).toBe('shop');
    expect(new Headers(sent[0]?.init.headers).get('authorization')).toBeNull();
  });

  it('is asked for a range that begins with the first whole step', async () => {
    const values = [
      [1015, '1'],
      [1030, 'NaN'],
      [1045, '+Inf'],
      [1060, '4e0'],
    ];
    const { source, sent } = await open(prometheus, {
      body: { status: 'success', data: { resultType: 'matrix', result: [{ metric: {}, values }] } },
    });
    expect(await source.series('p95', range, signal)).toEqual([1, 4]);
    expect(sent[0]?.url).toBe(`${url}/api/v1/query_range`);
    expect(Object.fromEntries(new URLSearchParams(String(sent[0]?.init.body)))).toEqual({
      query: 'p95',
      start: '1015.000',
      end: '1060.000',
      step: '15',
    });
    expect(await source.series('p95', { ...range, to: range.from + 10 }, signal)).toEqual([]);
    expect(sent).toHaveLength(1);
  });

  it.each([
    ['nothing', vector(), undefined],
    ['NaN, which 0/0 is', vector('NaN'), undefined],
    ['an infinity', vector('+Inf'), undefined],
    ['a scalar', { body: { status: 'success', data: { resultType: 'scalar', result: [1, '7'] } } }, 7],
  ])('may find %s', async (_what, answer, value) => {
    expect(await (await open(prometheus, answer)).source.count('x', range, signal)).toBe(value);
  });

  it('warns once of what it warns of', async () => {
    const { source, lines } = await open(prometheus, {
      body: { ...vector('1').body, warnings: ['partial response'] },
    });
    await source.latest('x', range, signal);
    await source.latest('x', range, signal);
    expect(lines).toEqual([`warning: Prometheus at ${url}: partial response`]);
  });

  it.each([
    [vector('1', '2'), 'gives 2 series where one is needed: x', 'Aggregate'],
    [
      { status: 400, body: { status: 'error', errorType: 'bad_data', error: 'parse error: unexpected' } },
      'does not understand x: parse error',
      'Correct the query',
    ],
    [
      { status: 503, body: { status: 'error', errorType: 'timeout', error: 'query timed out' } },
      'answers 503 to x: timeout: query timed out',
      '',
    ],
    [
      { status: 422, body: { status: 'error', errorType: 'execution', error: 'many-to-many matching' } },
      '422',
      '',
    ],
    [{ status: 401, body: 'Unauthorized' }, 'refuses the login: Unauthorized', 'Correct'],
    [{ status: 200, body: '<html>a login page</html>' }, 'answers 200 to x: <html>', 'address'],
    [
      new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') }),
      'does not answer: fetch failed: connect ECONNREFUSED',
      'no-data',
    ],
  ])('says what is wrong: %#', async (answer, text, hint) => {
    const { source } = await open(prometheus, answer);
    await expect(source.latest('x', range, signal)).rejects.toMatchObject(refusal(text, hint));
  });

  it.each([
    [{ token: 'PROM' }, 'Bearer value-of-PROM'],
    [{ username: 'me', password: 'PROM' }, `Basic ${Buffer.from('me:value-of-PROM').toString('base64')}`],
  ])('takes a login out of flotilla-secrets: %#', async (login, header) => {
    const { source, sent } = await open({ ...prometheus, ...login }, vector('1'));
    await source.latest('x', range, signal);
    expect(new Headers(sent[0]?.init.headers).get('authorization')).toBe(header);
  });

  it.each([
    ['monitoring/prometheus:9090', 'prometheus', '9090'],
    ['monitoring/https:prometheus:web', 'https:prometheus', 'web'],
  ])('in the cluster is asked through the API server: %s', async (service, name, port) => {
    const { source, sent, proxied } = await open({ kind: 'prometheus', service }, vector('3'));
    expect(await source.latest('x', range, signal)).toBe(3);
    expect(sent).toEqual([]);
    expect(proxied[0]).toMatchObject({
      namespace: 'monitoring',
      service: name,
      port,
      path: '/api/v1/query',
      method: 'POST',
      body: 'query=x&time=1060.000',
    });
  });
});

describe('Datadog', () => {
  const datadog = { kind: 'datadog', site: 'datadoghq.eu', 'api-key': 'API', 'application-key': 'APP' };

  it('is asked with both keys for points; v1', async () => {
    const pointlist = [
      [1_030_000, 3],
      [1_015_000, 2],
      [1_045_000, null],
    ];
    const { source, sent } = await open(datadog, { body: { status: 'ok', series: [{ pointlist }] } });
    expect(await source.series('sum:hits{pod:x}.as_count()', range, signal)).toEqual([2, 3]);
    expect(await source.count('q', range, signal)).toBe(5);
    expect(await source.latest('q', range, signal)).toBe(3);
    expect(sent[0]?.url).toBe(
      'https://api.datadoghq.eu/api/v1/query?from=1000&to=1060&query=sum%3Ahits%7Bpod%3Ax%7D.as_count%28%29',
    );
    const headers = new Headers(sent[0]?.init.headers);
    expect([headers.get('dd-api-key'), headers.get('dd-application-key')]).toEqual([
      'value-of-API',
      'value-of-APP',
    ]);
  });

  it('is asked with both keys for points; v2', async () => {
    const attributes = { times: [1_015_000, 1_030_000], values: [[4, null]], series: [{ query_index: 0 }] };
    const { source, sent } = await open(
      { ...datadog, api: 'v2' },
      { body: { data: { type: 'timeseries_response', attributes } } },
    );
    expect(await source.count('q', range, signal)).toBe(4);
    expect(sent[0]?.url).toBe('https://api.datadoghq.eu/api/v2/query/timeseries');
    expect(JSON.parse(String(sent[0]?.init.body)).data.attributes).toMatchObject({
      from: 1_000_000,
      to: 1_060_000,
      interval: 15_000,
      queries: [{ data_source: 'metrics', query: 'q' }],
    });
  });

  it('has no data where it has no series', async () => {
    const { source } = await open(datadog, { body: { status: 'ok', series: [] } });
    expect(await source.count('q', range, signal)).toBeUndefined();
  });

  it.each([
    [{ status: 403, body: { errors: ['Forbidden'] } }, 'refuses the keys: Forbidden', 'application key'],
    [{ status: 429, body: { errors: ['Too many requests'] } }, 'too many requests', 'interval'],
    [
      { status: 400, body: { errors: ['Error parsing query'] } },
      'answers 400 to q: Error parsing query',
      'query',
    ],
    [{ body: { status: 'error', error: "Rule 'scope_expr' didn't match" } }, 'Rule', 'query'],
    [{ body: { status: 'ok', series: [{ pointlist: [] }, { pointlist: [] }] } }, 'gives 2 series', 'by {'],
    [{ status: 400, body: { errors: [{ detail: 'invalid formula' }] } }, 'invalid formula', ''],
  ])('says what is wrong: %#', async (answer, text, hint) => {
    const { source } = await open(datadog, answer);
    await expect(source.latest('q', range, signal)).rejects.toMatchObject(refusal(text, hint));
  });
});

describe('any JSON', () => {
  const json = { kind: 'json', url: 'https://stats.example/v1/', field: 'data.ratio' };
  it.each([
    [{ body: { data: { ratio: 0.5 } } }, 0.5],
    [{ body: { data: { ratio: '0.5' } } }, 0.5],
    [{ body: { data: { ratio: [1, null, 3] } } }, 3],
    [{ body: { data: { ratio: null } } }, undefined],
    [{ body: { data: {} } }, undefined],
    [{ status: 204, body: '' }, undefined],
  ])('has a number at a path: %#', async (answer, value) => {
    const { source, sent } = await open(json, answer);
    expect(await source.latest('pods?name=web-.*', range, signal)).toBe(value);
    expect(sent[0]?.url).toBe('https://stats.example/v1/pods?name=web-.*');
  });

  it('may be a list', async () => {
    const { source } = await open(json, { body: { data: { ratio: [1, null, 3] } } });
    expect(await source.series('/p95', range, signal)).toEqual([1, 3]);
  });

  it.each([
    [{ status: 404, body: 'not found' }, 'answers 404 to /x: not found'],
    [{ body: 'ok' }, 'not JSON'],
    [{ body: { data: { ratio: 'many' } } }, 'no number but many'],
    [{ body: { data: { ratio: { a: 1 } } } }, 'no number but'],
  ])('says what is wrong: %#', async (answer, text) => {
    const { source } = await open(json, answer);
    await expect(source.latest('x', range, signal)).rejects.toMatchObject(refusal(text));
  });
});

describe('a cloud', () => {
  it('is asked for points by its own code', async () => {
    const { source } = await open({ kind: 'cloudwatch', region: 'eu-west-1' }, new Error('no network'));
    expect(await source.count('SUM(x)', range, signal)).toBe(5);
  });
});

describe('an answer without end', () => {
  it('is cut off', async () => {
    const { source } = await open(prometheus, { body: 'x'.repeat(5 * 1024 * 1024) });
    await expect(source.latest('x', range, signal)).rejects.toMatchObject(refusal('answered without end'));
  });
});
