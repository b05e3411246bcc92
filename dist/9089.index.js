export const id = 9089;
export const ids = [9089];
export const modules = {

/***/ 64915:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E5: () => (/* binding */ probability),
/* harmony export */   KN: () => (/* binding */ percent),
/* harmony export */   vP: () => (/* binding */ figure)
/* harmony export */ });
/** A number for people: three significant digits, no exponent where it can be helped. */
function figure(value) {
    if (Number.isInteger(value) && Math.abs(value) < 1e6)
        return String(value);
    const text = value.toPrecision(3);
    return text.includes('e') ? text : String(Number(text));
}
/** A share for people: `0.42 %`. */
const percent = (share) => `${figure(share * 100)} %`;
/** A p-value for people; nobody cares how small a tiny one is. */
const probability = (p) => (p < 0.0001 ? 'p < 0.0001' : `p = ${figure(p)}`);


/***/ }),

/***/ 19089:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openAnalysis: () => (/* binding */ openAnalysis)
});

// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
;// CONCATENATED MODULE: ./lib/analysis/failure.js

/** A step that may not stand. Carries its report, for who tells people. */
class AnalysisError extends errors/* ActionError */.lZ {
    report;
    constructor(report, failed, tracks) {
        const said = failed.map((metric) => `${metric.label}: ${describe(metric)}`);
        super('ANALYSIS_FAILED', `${report.cluster}: the analysis of ${report.step} fails. ${said.join('; ')}`, {
            hint: adviceOn(report, failed, tracks),
        });
        this.report = report;
    }
}
const reasons = {
    'no-data': 'no data',
    'no-answer': 'no answer',
    insufficient: 'too little data',
    fail: undefined,
    pass: undefined,
};
function describe(metric) {
    const { finding, because } = metric.report();
    const reason = reasons[finding];
    return reason === undefined ? because : `${reason}, and \`no-data\` is ${metric.policy}: ${because}`;
}
function adviceOn({ from, to }, failed, tracks) {
    const [first] = failed;
    if (first === undefined)
        return undefined;
    const { finding, query } = first.report();
    const asked = `Look at ${query} in ${first.source.name}, ${clockTime(from)} to ${clockTime(to)} UTC`;
    if (finding !== 'fail')
        return `${asked}: correct it, send the new pods more traffic, or let the step last longer; \`no-data\` says what missing data means.`;
    const pods = [...new Set(tracks.map(({ canary }) => canary['pods']).filter((name) => name !== undefined))];
    return `${asked}, and at the logs of the new pods${pods.length > 0 ? ` ${pods.join(', ')}` : ''}.`;
}
const clockTime = (ms) => new Date(ms).toISOString().slice(11, 19);

// EXTERNAL MODULE: ./lib/core/abortable.js
var abortable = __webpack_require__(78049);
// EXTERNAL MODULE: ./lib/fleet/metric-source.js
var metric_source = __webpack_require__(24950);
;// CONCATENATED MODULE: ./lib/analysis/ask.js

/** Milliseconds for one question. A source that needs longer is of no use between two looks. */
const patienceMs = 10_000;
/** More than any of these APIs says about two series; protects the runner from an endless body. */
const bodyLimit = 4 * 1024 * 1024;
/** Asks below an address. Redirects are refused: what is sent may carry credentials. */
function askBelow(base, headers, fetch) {
    return async (path, init, signal) => {
        const response = await fetch(`${base}${path}`, {
            ...init,
            headers: { ...headers, ...init.headers },
            redirect: 'error',
            signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]),
        });
        return readAll(response);
    };
}
/** Reads an answer of at most 4 MiB. */
async function readAll(response) {
    const chunks = [];
    let size = 0;
    for await (const chunk of response.body ?? []) {
        size += chunk.byteLength;
        if (size > bodyLimit)
            throw new Error('answered without end');
        chunks.push(chunk);
    }
    return { status: response.status, text: Buffer.concat(chunks).toString('utf8') };
}
/** A source’s refusal or silence. */
const unavailable = (source, what, hint, cause) => new errors/* ActionError */.lZ('METRICS_UNAVAILABLE', `${source} ${what}`, { hint, cause });
/** Explains silence as such; what the suite knows already, and the end of the watch, pass. */
async function answered(source, signal, ask) {
    try {
        return await ask();
    }
    catch (error) {
        signal.throwIfAborted();
        if (error instanceof errors/* ActionError */.lZ)
            throw error;
        throw unavailable(source, `does not answer: ${(0,errors/* messageOf */.bD)(error)}`, 'See that it runs, and that the runner may reach it; `no-data` says what its silence means.', error);
    }
}
/** The answer’s JSON; undefined where it is none. */
function jsonOf({ text }) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/** The beginning of an answer on one line, for messages. */
function brief(text) {
    const line = text.replace(/\s+/g, ' ').trim();
    return line.length > 200 ? `${line.slice(0, 200)}…` : line || '(empty)';
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(27597);
;// CONCATENATED MODULE: ./lib/analysis/source.js
/** A source that knows only points over time: the latest is the last of them, a count is their sum. */
function pointsSource(name, read) {
    const inOrder = async (...asked) => (await read(...asked)).filter(({ value }) => Number.isFinite(value)).sort((a, b) => a.at - b.at);
    return {
        name,
        latest: async (...asked) => (await inOrder(...asked)).at(-1)?.value,
        count: async (...asked) => {
            const points = await inOrder(...asked);
            return points.length === 0 ? undefined : points.reduce((sum, { value }) => sum + value, 0);
        },
        series: async (...asked) => (await inOrder(...asked)).map(({ value }) => value),
    };
}

;// CONCATENATED MODULE: ./lib/analysis/datadog.js



const v1 = schemas/* object */.Ikc({
    status: schemas/* string */.YjP().optional(),
    error: schemas/* string */.YjP().optional(),
    series: schemas/* array */.YOg(schemas/* object */.Ikc({ pointlist: schemas/* array */.YOg(schemas/* tuple */.PVZ([schemas/* number */.aig(), schemas/* number */.aig().nullable()])) })).default([]),
});
const v2 = schemas/* object */.Ikc({
    data: schemas/* object */.Ikc({
        attributes: schemas/* object */.Ikc({
            times: schemas/* array */.YOg(schemas/* number */.aig()).default([]),
            values: schemas/* array */.YOg(schemas/* array */.YOg(schemas/* number */.aig().nullable())).default([]),
        }),
    }),
});
const failure = schemas/* object */.Ikc({ errors: schemas/* array */.YOg(schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* object */.Ikc({ detail: schemas/* string */.YjP() })])) });
/** Datadog’s metrics. https://docs.datadoghq.com/api/latest/metrics/ */
function datadogSource({ site, api, ...keys }, secret, fetch) {
    const name = `Datadog (${site})`;
    const headers = {
        accept: 'application/json',
        'dd-api-key': secret(keys['api-key']),
        'dd-application-key': secret(keys['application-key']),
    };
    const ask = askBelow(`https://api.${site}`, headers, fetch);
    return pointsSource(name, async (query, range, signal) => {
        const answer = await answered(name, signal, () => (api === 'v1' ? askV1 : askV2)(ask, query, range, signal));
        const series = answer.status === 200 ? (api === 'v1' ? readV1 : readV2)(answer) : undefined;
        if (series === undefined)
            throw refusal(name, answer, query);
        if (series.length > 1)
            throw unavailable(name, `gives ${series.length} series where one is needed: ${query}`, 'Leave out `by {…}` in the query.');
        return series[0] ?? [];
    });
}
/** https://docs.datadoghq.com/api/latest/metrics/#query-timeseries-points; seconds in, milliseconds out. */
function askV1(ask, query, { from, to }, signal) {
    const form = new URLSearchParams({ from: whole(from / 1000), to: whole(to / 1000), query });
    return ask(`/api/v1/query?${form}`, {}, signal);
}
/** https://docs.datadoghq.com/api/latest/metrics/#query-timeseries-data-across-multiple-products; milliseconds. */
function askV2(ask, query, { from, to, stepMs }, signal) {
    const attributes = {
        from: Math.round(from),
        to: Math.round(to),
        interval: stepMs,
        queries: [{ data_source: 'metrics', name: 'a', query }],
        formulas: [{ formula: 'a' }],
    };
    const body = JSON.stringify({ data: { type: 'timeseries_request', attributes } });
    const headers = { 'content-type': 'application/json' };
    return ask('/api/v2/query/timeseries', { method: 'POST', headers, body }, signal);
}
const whole = (value) => String(Math.floor(value));
function readV1(answer) {
    const read = v1.safeParse(jsonOf(answer)).data;
    // An error of the query comes with 200.
    if (read === undefined || read.status === 'error')
        return undefined;
    return read.series.map(({ pointlist }) => pointlist.flatMap(([at, value]) => (value === null ? [] : [{ at, value }])));
}
function readV2(answer) {
    const attributes = v2.safeParse(jsonOf(answer)).data?.data.attributes;
    return attributes?.values.map((values) => values.flatMap((value, index) => {
        const at = attributes.times[index];
        return value === null || at === undefined ? [] : [{ at, value }];
    }));
}
function refusal(name, answer, query) {
    const errors = failure
        .safeParse(jsonOf(answer))
        .data?.errors.map((one) => (typeof one === 'string' ? one : one.detail));
    const said = errors?.join(', ') ?? v1.safeParse(jsonOf(answer)).data?.error ?? brief(answer.text);
    if (answer.status === 401 || answer.status === 403)
        return unavailable(name, `refuses the keys: ${said}`, 'The application key needs the scope timeseries_query (v2) or metrics_read (v1); `site` must be yours.');
    if (answer.status === 429)
        return unavailable(name, 'has too many requests from you', 'Ask less often: raise `interval`.');
    return unavailable(name, `answers ${answer.status} to ${query}: ${said}`, 'Correct the query in the fleet file.');
}

// EXTERNAL MODULE: ./lib/core/json-field.js
var json_field = __webpack_require__(32844);
;// CONCATENATED MODULE: ./lib/analysis/json.js


/**
 * Any address that answers JSON with a number somewhere in it, or for latencies a list of numbers. Queries are paths
 * below the address, and say themselves what stretch of time they are about, by {window} and {interval}.
 */
function jsonSource(name, ask, field) {
    const numbers = async (query, signal) => {
        const path = query.startsWith('/') || query.startsWith('?') ? query : `/${query}`;
        const answer = await answered(name, signal, () => ask(path, { headers: { accept: 'application/json' } }, signal));
        if (answer.status === 204)
            return [];
        if (answer.status !== 200)
            throw unavailable(name, `answers ${answer.status} to ${path}: ${brief(answer.text)}`, 'Correct the query.');
        const document = jsonOf(answer);
        if (document === undefined)
            throw unavailable(name, `answers something that is not JSON to ${path}`, 'Correct `url` or the query.');
        return numbersOf((0,json_field/* jsonField */.N)(document, field), `${name} has in ${field} of ${path}`);
    };
    const one = async (query, signal) => (await numbers(query, signal)).at(-1);
    return {
        name,
        latest: (query, _range, signal) => one(query, signal),
        count: (query, _range, signal) => one(query, signal),
        series: (query, _range, signal) => numbers(query, signal),
    };
}
/** A number, a number as text, or a list of them; nothing and null are no data. */
function numbersOf(text, where) {
    if (text === undefined || text === 'null' || text === '')
        return [];
    const entries = text.startsWith('[') ? parseList(text) : [text];
    return entries.flatMap((entry) => {
        if (entry === null || entry === 'NaN')
            return [];
        const value = typeof entry === 'number' || typeof entry === 'string' ? Number(entry) : Number.NaN;
        if (Number.isFinite(value))
            return [value];
        throw unavailable(where, `no number but ${brief(String(entry))}`, 'Correct `field` of the source.');
    });
}
function parseList(text) {
    const list = JSON.parse(text);
    return Array.isArray(list) ? list : [];
}

;// CONCATENATED MODULE: ./lib/analysis/prometheus.js


/** Prometheus writes numbers as text, so that NaN and the infinities have a form. */
const sample = schemas/* tuple */.PVZ([schemas/* number */.aig(), schemas/* string */.YjP()]);
const result = schemas/* object */.Ikc({
    data: schemas/* discriminatedUnion */.gMt('resultType', [
        schemas/* object */.Ikc({ resultType: schemas/* literal */.euz('vector'), result: schemas/* array */.YOg(schemas/* object */.Ikc({ value: sample.optional() })) }),
        schemas/* object */.Ikc({
            resultType: schemas/* literal */.euz('matrix'),
            result: schemas/* array */.YOg(schemas/* object */.Ikc({ values: schemas/* array */.YOg(sample).default([]) })),
        }),
        schemas/* object */.Ikc({ resultType: schemas/* literal */.euz('scalar'), result: sample }),
        schemas/* object */.Ikc({ resultType: schemas/* literal */.euz('string'), result: schemas/* tuple */.PVZ([schemas/* number */.aig(), schemas/* string */.YjP()]) }),
    ]),
    warnings: schemas/* array */.YOg(schemas/* string */.YjP()).optional(),
});
const prometheus_failure = schemas/* object */.Ikc({ errorType: schemas/* string */.YjP(), error: schemas/* string */.YjP() });
/**
 * A source that speaks Prometheus’ HTTP API, by forms in POST as the documentation advises for long queries.
 * https://prometheus.io/docs/prometheus/latest/querying/api/
 */
function promqlSource(name, ask, warn) {
    const query = async (path, form, signal) => {
        const answer = await answered(name, signal, () => ask(path, {
            method: 'POST',
            headers: { 'content-type': 'application/x-www-form-urlencoded' },
            body: new URLSearchParams(form).toString(),
        }, signal));
        const read = result.safeParse(jsonOf(answer));
        if (answer.status !== 200 || !read.success)
            throw prometheus_refusal(name, answer, form['query'] ?? '');
        for (const warning of read.data.warnings ?? [])
            warn(`${name}: ${warning}`);
        return seriesOf(read.data.data);
    };
    const instant = async (text, { to }, signal) => {
        const series = await query('/api/v1/query', { query: text, time: seconds(to) }, signal);
        return single(name, series, text)?.at(-1)?.value;
    };
    return {
        name,
        latest: instant,
        count: instant,
        series: async (text, { from, to, stepMs }, signal) => {
            // A point is about the step before it: the first whole one ends a step after the beginning.
            if (to < from + stepMs)
                return [];
            const form = {
                query: text,
                start: seconds(from + stepMs),
                end: seconds(to),
                step: String(stepMs / 1000),
            };
            const series = await query('/api/v1/query_range', form, signal);
            return (single(name, series, text) ?? []).map(({ value }) => value);
        },
    };
}
const seconds = (ms) => (ms / 1000).toFixed(3);
/** NaN is what 0/0 gives where there was no request, and an infinity is no measurement either: both are no data. */
function seriesOf(data) {
    const points = (samples) => samples
        .map(([at, text]) => ({ at: at * 1000, value: Number(text) }))
        .filter(({ value }) => Number.isFinite(value));
    if (data.resultType === 'vector')
        return data.result.map(({ value }) => points(value === undefined ? [] : [value]));
    if (data.resultType === 'matrix')
        return data.result.map(({ values }) => points(values));
    return [points([data.result])];
}
function single(name, series, query) {
    if (series.length <= 1)
        return series[0];
    throw unavailable(name, `gives ${series.length} series where one is needed: ${query}`, 'Aggregate the query, as with sum(…).');
}
function prometheus_refusal(name, answer, query) {
    const said = prometheus_failure.safeParse(jsonOf(answer)).data;
    if (answer.status === 401 || answer.status === 403)
        return unavailable(name, `refuses the login: ${said?.error ?? brief(answer.text)}`, 'Correct what the source is asked with.');
    if (said?.errorType === 'bad_data')
        return unavailable(name, `does not understand ${query}: ${said.error}`, 'Correct the query in the fleet file.');
    const what = said === undefined ? brief(answer.text) : `${said.errorType}: ${said.error}`;
    return unavailable(name, `answers ${answer.status} to ${query}: ${what}`, 'See that the address is that of a Prometheus API, and that it is well.');
}

;// CONCATENATED MODULE: ./lib/analysis/open-source.js







/** Opens a source of metrics; nothing is asked of it yet. */
async function openSource(config, ports) {
    const { fetch, log, secret } = ports;
    const warn = warnOnce(log);
    if ((0,metric_source/* isCloudSource */.R9)(config)) {
        const access = await ports.cloudMetrics(config);
        if ('points' in access)
            return pointsSource(access.name, access.points);
        const ask = (path, { body = '' }, signal) => access.promql(path, body, signal);
        return promqlSource(access.name, ask, warn);
    }
    switch (config.kind) {
        case 'datadog':
            return datadogSource(config, secret, fetch);
        case 'json':
            return jsonSource(`${config.url}`, askBelow(config.url, headersOf(config, secret), fetch), config.field);
        default: {
            const name = `Prometheus at ${config.url ?? config.service}`;
            return promqlSource(name, prometheusAsk(config, ports), warn);
        }
    }
}
function prometheusAsk(config, { fetch, secret, proxy }) {
    const base = config.path.replace(/\/+$/, '');
    const headers = headersOf(config, secret);
    if (config.url !== undefined)
        return askBelow(`${config.url}${base}`, headers, fetch);
    const [namespace = '', rest = ''] = (config.service ?? '').split('/');
    const port = rest.slice(rest.lastIndexOf(':') + 1);
    const service = rest.slice(0, rest.lastIndexOf(':'));
    return async (path, init, signal) => {
        const asked = proxy({
            namespace,
            service,
            port,
            timeoutMs: patienceMs,
            ...init,
            path: `${base}${path}`,
            headers: { ...headers, ...init.headers },
        });
        return readAll(await (0,abortable/* abortable */.Z)(asked, signal));
    };
}
function headersOf({ token, username, password, headers }, secret) {
    if (token !== undefined)
        return { ...headers, authorization: `Bearer ${secret(token)}` };
    if (username === undefined || password === undefined)
        return { ...headers };
    const pair = Buffer.from(`${username}:${secret(password)}`).toString('base64');
    return { ...headers, authorization: `Basic ${pair}` };
}
/** A source repeats its warnings with every answer; once is enough. */
function warnOnce(log) {
    const said = new Set();
    return (message) => {
        if (!said.has(message))
            log.warning(message);
        said.add(message);
    };
}

;// CONCATENATED MODULE: ./lib/analysis/query.js
/**
 * Puts names into a query: {pods}, {workload} and the like, {interval} and {window} as whole seconds (`15s`). Braces
 * around anything else are the query language’s own and stay.
 */
function fillQuery(query, names, { from, to, stepMs }) {
    const all = { ...names, interval: query_seconds(stepMs), window: query_seconds(to - from) };
    return query.replace(/\{([a-z]+)\}/g, (match, name) => Object.hasOwn(all, name) ? (Reflect.get(all, name) ?? match) : match);
}
const query_seconds = (ms) => `${Math.max(1, Math.round(ms / 1000))}s`;

// EXTERNAL MODULE: ./lib/core/inputs.js
var inputs = __webpack_require__(50662);
// EXTERNAL MODULE: ./lib/core/pace.js
var pace = __webpack_require__(86604);
// EXTERNAL MODULE: ./lib/analysis/figures.js
var figures = __webpack_require__(64915);
;// CONCATENATED MODULE: ./lib/analysis/course.js

/** Where every metric stands: `errors 0.012 beside 0.002 pass, p95 no-data`. */
function courseOf(metrics) {
    return metrics
        .map((metric) => {
        const { finding, samples } = metric.report();
        const { canary, stable } = samples.at(-1) ?? {};
        const beside = stable === undefined ? '' : ` beside ${(0,figures/* figure */.vP)(stable)}`;
        return `${metric.label} ${canary === undefined ? '' : `${(0,figures/* figure */.vP)(canary)}${beside} `}${finding}`;
    })
        .join(', ');
}

;// CONCATENATED MODULE: ./lib/analysis/gate.js
/** A gate that closes when `until` settles, whichever way: the caller learns that by itself. None is closed. */
function openGate(until) {
    let open = until !== undefined;
    const closing = new AbortController();
    const close = () => {
        open = false;
        closing.abort();
    };
    until?.then(close, close);
    return {
        isOpen: () => open,
        sleepUntil: async (at, clock, signal) => {
            if (at === Number.POSITIVE_INFINITY) {
                // Nothing is due any more: only the gate or the end of the job wakes this.
                await until?.catch(() => undefined);
                return signal.throwIfAborted();
            }
            const either = open ? AbortSignal.any([signal, closing.signal]) : signal;
            try {
                await clock.sleep(Math.max(0, at - clock.now()), either);
            }
            catch (error) {
                signal.throwIfAborted();
                if (!closing.signal.aborted)
                    throw error;
            }
        },
    };
}

;// CONCATENATED MODULE: ./lib/analysis/alpha.js
/** Share of the allowed false alarms that looks before the end of a step may use up. */
const interimShare = 1 / 5;
/**
 * Level at which the `look`-th look (from 1) may end a step early. The levels of all looks, however many, sum up to a
 * fifth of `alpha` (Σ 1/k² = π²/6), so that looking often raises no more false alarms than looking once: by
 * Bonferroni’s inequality, whatever the looks have in common. Only gross failures pass it.
 */
const interimAlpha = (alpha, look) => (alpha * interimShare * 6) / (Math.PI ** 2 * look ** 2);
/** Level of the look at the end of a step. */
const finalAlpha = (alpha) => alpha * (1 - interimShare);

;// CONCATENATED MODULE: ./lib/analysis/metric-watch.js

/** Asks the same question of the new pods and of the old ones, at the same time. */
async function askBoth({ canary, stable }, query, range, ask) {
    const [a, b] = await Promise.all([
        ask(fillQuery(query, canary, range)),
        ask(fillQuery(query, stable, range)),
    ]);
    return { canary: a, stable: b };
}

;// CONCATENATED MODULE: ./lib/analysis/fisher.js
const exact = [0];
for (let n = 1; n <= 20; n++)
    exact.push((exact[n - 1] ?? 0) + Math.log(n));
/** Natural logarithm of n!, by Stirling’s series where it is exact to all digits of a double. */
function logFactorial(n) {
    const known = exact[n];
    if (known !== undefined)
        return known;
    const series = 1 / (12 * n) - 1 / (360 * n ** 3) + 1 / (1260 * n ** 5);
    return n * Math.log(n) - n + Math.log(2 * Math.PI * n) / 2 + series;
}
const logChoose = (n, k) => logFactorial(n) - logFactorial(k) - logFactorial(n - k);
/**
 * Fisher’s exact test, one-sided: how likely `drawn` draws from `total`, of which `marked` are marked, hold at least
 * `hits` marked ones.
 */
function fisherTail(hits, drawn, marked, total) {
    const least = Math.max(hits, drawn + marked - total, 0);
    const most = Math.min(drawn, marked);
    if (least > most)
        return 0;
    let term = Math.exp(logChoose(marked, least) + logChoose(total - marked, drawn - least) - logChoose(total, drawn));
    let sum = term;
    for (let k = least; k < most; k++) {
        const ratio = ((marked - k) * (drawn - k)) / ((k + 1) * (total - marked - drawn + k + 1));
        term *= ratio;
        sum += term;
        // Past the mode every next term is smaller still.
        if (ratio < 1 && term < sum * 1e-17)
            break;
    }
    return Math.min(1, sum);
}

;// CONCATENATED MODULE: ./lib/analysis/normal.js
const density = (x) => Math.exp(-(x * x) / 2) / Math.sqrt(2 * Math.PI);
/** Beyond this the series loses digits to cancellation and the continued fraction has all of them. */
const tailFrom = 3;
/**
 * Share of a standard normal distribution above `x`, exact to some 14 digits in the tail too. Series and continued
 * fraction of G. Marsaglia, "Evaluating the Normal Distribution", Journal of Statistical Software 11 (2004).
 */
function upperTail(x) {
    if (x < 0)
        return 1 - upperTail(-x);
    if (x >= tailFrom) {
        let fraction = x;
        for (let k = 120; k >= 1; k--)
            fraction = x + k / fraction;
        return density(x) / fraction;
    }
    let term = x;
    let sum = x;
    for (let k = 3; Math.abs(term) > 1e-18; k += 2) {
        term *= (x * x) / k;
        sum += term;
    }
    return 0.5 - density(x) * sum;
}
/** The `x` that a standard normal variable exceeds with probability `share`, by bisection. */
function criticalValue(share) {
    let [low, high] = [-40, 40];
    for (let step = 0; step < 100; step++) {
        const middle = (low + high) / 2;
        if (upperTail(middle) > share)
            low = middle;
        else
            high = middle;
    }
    return (low + high) / 2;
}

;// CONCATENATED MODULE: ./lib/analysis/proportions.js


const shareOf = ({ errors, total }) => (total > 0 ? errors / total : 0);
/**
 * Below this expected number in any of the four fields the exact test is used. Cochran’s rule says 5, but far out in the
 * tail and with sides of unequal size the approximation then has a third more false alarms than it promises.
 */
const leastExpected = 20;
/**
 * One-sided p-value of "the canary fails more often": the pooled two-proportion z test, and Fisher’s exact test where
 * counts are small. 1 where a side has no requests.
 */
function moreErrors(canary, stable) {
    const total = canary.total + stable.total;
    const errors = canary.errors + stable.errors;
    if (canary.total === 0 || stable.total === 0 || errors === 0 || errors === total)
        return 1;
    const smallest = (Math.min(canary.total, stable.total) * Math.min(errors, total - errors)) / total;
    if (smallest < leastExpected)
        return fisherTail(canary.errors, canary.total, errors, total);
    const pooled = errors / total;
    const spread = Math.sqrt(pooled * (1 - pooled) * (1 / canary.total + 1 / stable.total));
    return upperTail((shareOf(canary) - shareOf(stable)) / spread);
}
/**
 * The smallest share of failing requests that a canary of `requests` requests would have been caught with, in
 * `power` of all cases, beside this stable side; undefined where not even 100 % would. Normal approximation.
 */
function detectableShare(requests, stable, alpha, power) {
    if (requests === 0 || stable.total === 0)
        return undefined;
    // No error seen is not a promise that there is none: half of one, as is usual.
    const base = Math.max(stable.errors, 0.5) / (stable.total + (stable.errors === 0 ? 0.5 : 0));
    const [zAlpha, zBeta] = [criticalValue(alpha), criticalValue(1 - power)];
    const isSeen = (share) => {
        const pooled = (share * requests + base * stable.total) / (requests + stable.total);
        const chance = Math.sqrt(pooled * (1 - pooled) * (1 / requests + 1 / stable.total));
        const own = Math.sqrt((share * (1 - share)) / requests + (base * (1 - base)) / stable.total);
        if (share - base < zAlpha * chance + zBeta * own)
            return false;
        // With few requests the approximation promises what the exact test does not keep.
        const errors = Math.floor(share * requests);
        return moreErrors({ errors, total: requests }, stable) < alpha;
    };
    if (!isSeen(1))
        return undefined;
    let [low, high] = [base, 1];
    for (let step = 0; step < 50; step++) {
        const middle = (low + high) / 2;
        if (isSeen(middle))
            high = middle;
        else
            low = middle;
    }
    return high;
}

;// CONCATENATED MODULE: ./lib/analysis/error-counts.js




/** Share of the cases in which what is named as detectable would have been detected. */
const statedPower = 0.8;
/**
 * Compares how many requests fail on either side since the step began. Before its end only gross failures count; at
 * the end a share that is larger than chance explains and more than `tolerance` above the old pods’ fails.
 */
function watchErrors(subject, queries) {
    const { metric, source } = subject;
    const alpha = 1 - metric.confidence;
    const least = metric['minimum-requests'];
    let looks = 0;
    return async (range, isLast, signal) => {
        const ask = (query) => source.count(query, range, signal);
        const [errors, total] = await Promise.all([
            askBoth(subject, queries.errors, range, ask),
            askBoth(subject, queries.total, range, ask),
        ]);
        if (total.canary === undefined || total.stable === undefined) {
            const side = total.canary === undefined ? 'new' : 'old';
            return { finding: 'no-data', because: `the query finds no requests of the ${side} pods` };
        }
        looks += 1;
        const canary = countsOf(errors.canary, total.canary);
        const stable = countsOf(errors.stable, total.stable);
        const isEnough = Math.min(canary.total, stable.total) >= least;
        const level = isLast && isEnough ? finalAlpha(alpha) : interimAlpha(alpha, looks);
        const p = moreErrors(canary, stable);
        const isWorse = shareOf(canary) > shareOf(stable) * (1 + metric.tolerance);
        const numbers = `${error_counts_describe(canary)} of the new pods fail, beside ${error_counts_describe(stable)} of the old ones`;
        // Most sources have no series of errors before the first one; a query that is wrong looks just so.
        const isBlank = errors.canary === undefined && errors.stable === undefined;
        const because = `${numbers} (${isBlank ? '`errors` finds nothing at all' : (0,figures/* probability */.E5)(p)})`;
        const values = { canary: share(canary), stable: share(stable) };
        if (isWorse && p < level)
            return { finding: 'fail', because, ...values };
        if (!isEnough)
            return {
                finding: 'insufficient',
                because: `${numbers}; it takes ${least} requests of each`,
                ...values,
            };
        if (!isLast)
            return { finding: 'pass', because, ...values };
        return { finding: 'pass', because, power: powerOf(canary, stable, finalAlpha(alpha)), ...values };
    };
}
/** Rates that are extrapolated, as by `increase`, are no whole numbers. No answer for the errors means none. */
function countsOf(errors, total) {
    const all = Math.max(0, Math.round(total));
    return { errors: Math.min(all, Math.max(0, Math.round(errors ?? 0))), total: all };
}
const share = (counts) => (counts.total === 0 ? undefined : shareOf(counts));
const error_counts_describe = (counts) => `${(0,figures/* percent */.KN)(shareOf(counts))} of ${counts.total} requests`;
function powerOf(canary, stable, alpha) {
    const found = detectableShare(canary.total, stable, alpha, statedPower);
    return found === undefined
        ? 'no share of errors could have been detected'
        : `could have detected ${(0,figures/* percent */.KN)(found)} with ${(0,figures/* percent */.KN)(statedPower)} power`;
}

// EXTERNAL MODULE: ./lib/fleet/analysis.js
var analysis = __webpack_require__(85108);
;// CONCATENATED MODULE: ./lib/analysis/ranks.js

function median(values) {
    const sorted = [...values].sort((a, b) => a - b);
    const half = Math.floor(sorted.length / 2);
    const upper = sorted[half] ?? Number.NaN;
    return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? Number.NaN) + upper) / 2;
}
/**
 * Mann–Whitney test with Hodges–Lehmann shift and its distribution-free interval at level `alpha`
 * (M. Hollander, D. Wolfe, "Nonparametric Statistical Methods", §4.1–4.3), as Kayenta’s judge has it. Needs values on
 * both sides; takes time and space of the product of their numbers.
 */
function rankTest(canary, stable, alpha) {
    const [n, m] = [canary.length, stable.length];
    const differences = new Float64Array(n * m);
    canary.forEach((x, i) => {
        stable.forEach((y, j) => {
            differences[i * m + j] = x - y;
        });
    });
    differences.sort();
    const above = differences.reduce((sum, d) => sum + (d > 0 ? 1 : d === 0 ? 0.5 : 0), 0);
    const spread = Math.sqrt(rankVariance(canary, stable));
    const p = spread === 0 ? 1 : upperTail((above - (n * m) / 2 - 0.5) / spread);
    const z = criticalValue(alpha);
    const untied = Math.sqrt((n * m * (n + m + 1)) / 12);
    // The k-th smallest difference; none is far enough out when the samples are too small for this alpha.
    const k = Math.floor((n * m) / 2 - z * untied);
    const half = Math.floor(differences.length / 2);
    const [below = Number.NaN, middle = Number.NaN] = differences.subarray(Math.max(0, half - 1), half + 1);
    const shift = differences.length % 2 === 1 ? (differences[half] ?? Number.NaN) : (below + middle) / 2;
    const low = k >= 1 ? (differences[k - 1] ?? Number.NEGATIVE_INFINITY) : Number.NEGATIVE_INFINITY;
    return {
        p,
        shift,
        low,
        standardError: Number.isFinite(low) ? (shift - low) / z : Number.POSITIVE_INFINITY,
    };
}
/** Variance of the number of pairs in which the canary is larger, corrected for ties. */
function rankVariance(canary, stable) {
    const [n, m] = [canary.length, stable.length];
    const counts = new Map();
    for (const value of [...canary, ...stable])
        counts.set(value, (counts.get(value) ?? 0) + 1);
    const ties = [...counts.values()].reduce((sum, t) => sum + t ** 3 - t, 0);
    const total = n + m;
    return ((n * m) / 12) * (total + 1 - (total > 1 ? ties / (total * (total - 1)) : 0));
}

;// CONCATENATED MODULE: ./lib/analysis/latencies.js







/** Windows on each side from which a gross difference may end a step early. */
const leastInterim = 10;
/** More make the test slower and no better. */
const mostWindows = 400;
/** Kayenta’s judge: the interval must stay clear of zero by this share of the estimate. */
const clearance = 0.25;
/** Below this share of the old pods’ median a difference is rounding. */
const epsilon = 1e-6;
/**
 * Compares a latency, taken once an interval on either side, by ranks. It fails where the whole confidence interval
 * of the shift says "slower" and the shift is more than `tolerance` of the old pods’ median.
 */
function watchLatency(subject, query) {
    const { metric, source } = subject;
    const alpha = 1 - metric.confidence;
    let looks = 0;
    return async (range, isLast, signal) => {
        const from = Math.max(range.from, range.to - mostWindows * range.stepMs);
        const { canary, stable } = await askBoth(subject, query, range, (text) => source.series(text, { ...range, from }, signal));
        const values = { canary: canary.at(-1), stable: stable.at(-1) };
        const windows = Math.min(canary.length, stable.length);
        if (windows === 0) {
            const side = canary.length === 0 ? 'new' : 'old';
            return { finding: 'no-data', because: `the query finds nothing of the ${side} pods`, ...values };
        }
        const few = `${windows} of ${analysis/* leastIntervals */.QX} intervals have data on both sides`;
        if (windows < leastInterim)
            return { finding: 'insufficient', because: few, ...values };
        looks += 1;
        const isEnough = windows >= analysis/* leastIntervals */.QX;
        const level = isLast && isEnough ? finalAlpha(alpha) : interimAlpha(alpha, looks);
        const base = median(stable);
        const test = rankTest(canary, stable, level);
        const because = `median ${(0,figures/* figure */.vP)(median(canary))} beside ${(0,figures/* figure */.vP)(base)}, ${shiftOf(test, base)}`;
        if (isSlower(test, base, metric.tolerance))
            return { finding: 'fail', because, ...values };
        if (!isEnough)
            return { finding: 'insufficient', because: `${because}; ${few}`, ...values };
        if (!isLast)
            return { finding: 'pass', because, ...values };
        const final = rankTest(canary, stable, finalAlpha(alpha));
        return { finding: 'pass', because, power: latencies_powerOf(final, base, alpha, metric.tolerance), ...values };
    };
}
const isSlower = ({ shift, low }, base, tolerance) => low > Math.max(clearance * shift, epsilon * Math.abs(base)) && shift > tolerance * Math.abs(base);
function shiftOf({ shift, p }, base) {
    const relative = base > 0 ? `${shift >= 0 ? '+' : '−'}${(0,figures/* percent */.KN)(Math.abs(shift) / base)}` : (0,figures/* figure */.vP)(shift);
    return `${relative} (${(0,figures/* probability */.E5)(p)})`;
}
/** Rounds of `powerOf`, whose equation has the shift on both sides; it settles after two or three. */
const rounds = 4;
/**
 * The shift that clears the interval’s demand in `statedPower` of the cases. Latencies scatter in proportion to their
 * size, so the slower side would scatter more than what was seen.
 */
function latencies_powerOf({ standardError }, base, alpha, tolerance) {
    const [zAlpha, zBeta] = [criticalValue(finalAlpha(alpha)), criticalValue(1 - statedPower)];
    let shift = 0;
    for (let round = 0; round < rounds; round++) {
        const growth = base > 0 ? Math.sqrt((1 + (1 + shift / base) ** 2) / 2) : 1;
        const error = standardError * growth;
        shift = Math.max((zAlpha * error) / (1 - clearance), tolerance * Math.abs(base)) + zBeta * error;
    }
    const size = base > 0 ? `+${(0,figures/* percent */.KN)(shift / base)}` : (0,figures/* figure */.vP)(shift);
    return `could have detected ${size} with ${(0,figures/* percent */.KN)(statedPower)} power`;
}

;// CONCATENATED MODULE: ./lib/analysis/threshold.js


/**
 * Holds a metric of the new pods against fixed bounds. The old pods are asked too, where the query tells them apart:
 * only for the reader. Fails when more looks than `failure-limit` missed the bounds; says nothing where fewer than
 * half of the looks found data.
 */
function watchThreshold(subject, query) {
    const { metric, source } = subject;
    const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = metric;
    const limit = metric['failure-limit'];
    const counts = { looks: 0, withData: 0, misses: 0 };
    return async (range, _isLast, signal) => {
        const text = fillQuery(query, subject.canary, range);
        const other = fillQuery(query, subject.stable, range);
        const [canary, stable] = await Promise.all([
            source.latest(text, range, signal),
            text === other ? undefined : source.latest(other, range, signal).catch(() => undefined),
        ]);
        counts.looks += 1;
        const values = { canary, stable };
        if (canary !== undefined) {
            counts.withData += 1;
            if (canary < min || canary > max)
                counts.misses += 1;
        }
        const seen = canary === undefined ? 'no data now' : (0,figures/* figure */.vP)(canary);
        const bounds = canary !== undefined && canary < min ? `at least ${(0,figures/* figure */.vP)(min)}` : boundsOf(min, max);
        const times = counts.misses === 1 ? 'once' : `${counts.misses} times`;
        if (counts.misses > limit)
            return {
                finding: 'fail',
                because: `${seen}, where ${bounds} is fine; missed ${times} of ${counts.looks}`,
                ...values,
            };
        if (counts.withData === 0)
            return { finding: 'no-data', because: 'the query finds nothing', ...values };
        if (counts.withData * 2 < counts.looks)
            return {
                finding: 'insufficient',
                because: `data in only ${counts.withData} of ${counts.looks} looks`,
                ...values,
            };
        const missed = counts.misses === 0 ? '' : `; missed ${times}, ${limit} allowed`;
        return { finding: 'pass', because: `${seen}, where ${bounds} is fine${missed}`, ...values };
    };
}
function boundsOf(min, max) {
    if (min === Number.NEGATIVE_INFINITY)
        return `at most ${(0,figures/* figure */.vP)(max)}`;
    return max === Number.POSITIVE_INFINITY ? `at least ${(0,figures/* figure */.vP)(min)}` : `${(0,figures/* figure */.vP)(min)} to ${(0,figures/* figure */.vP)(max)}`;
}

;// CONCATENATED MODULE: ./lib/analysis/watched-metric.js






/** Whether a metric has nothing to say that could be judged. */
const isMissing = (metric) => metric.finding() !== 'pass' && metric.finding() !== 'fail';
/** The queries of a metric: the first is the one to look at. */
const queriesOf = ({ query, compare }) => {
    if (compare === undefined)
        return query === undefined ? [] : [query];
    return 'latency' in compare ? [compare.latency] : [compare.errors, compare.total];
};
function judgeOf(subject) {
    const { query = '', compare } = subject.metric;
    if (compare === undefined)
        return watchThreshold(subject, query);
    return 'latency' in compare ? watchLatency(subject, compare.latency) : watchErrors(subject, compare);
}
/** Begins to watch a metric; `workload` tells it apart where several shift. */
function watchMetric(config, metric, source, track, workload, clock) {
    const judge = judgeOf({ metric, source, ...track });
    const intervalMs = (0,inputs/* parseDuration */.E9)(metric.interval ?? config.interval) ?? 0;
    const samples = [];
    let last;
    let silence;
    let query = queriesOf(metric)[0] ?? '';
    const finding = () => (silence === undefined ? (last?.finding ?? 'no-data') : 'no-answer');
    return {
        label: workload === undefined ? metric.name : `${metric.name} of ${workload}`,
        policy: metric['no-data'] ?? config['no-data'],
        critical: metric.critical,
        source,
        intervalMs,
        finding,
        isSilent: () => (silence?.looks ?? 0) >= config['error-limit'],
        look: async (range, isLast, signal) => {
            query = fillQuery(queriesOf(metric)[0] ?? '', track.canary, range);
            try {
                const look = await judge(range, isLast, signal);
                samples.push({ at: clock.now(), canary: look.canary, stable: look.stable });
                [last, silence] = [look, undefined];
            }
            catch (error) {
                signal.throwIfAborted();
                if (!(0,errors/* isActionError */.Bd)(error))
                    throw error;
                silence = { looks: (silence?.looks ?? 0) + 1, because: (0,errors/* messageOf */.bD)(error) };
            }
        },
        report: () => ({
            metric: metric.name,
            workload,
            finding: finding(),
            critical: metric.critical,
            because: silence?.because ?? last?.because ?? 'was not looked at',
            power: last?.power,
            query,
            samples,
        }),
    };
}

;// CONCATENATED MODULE: ./lib/analysis/tracks.js

/** What is to be asked: each metric once a workload that shifts, and only once where its queries do not tell them apart. */
function questionsOf({ metrics }, tracks) {
    return metrics.flatMap((metric) => {
        const wanted = tracks.filter(({ canary }) => isMeant(metric, canary['workload']));
        const isPerTrack = queriesOf(metric).some((query) => /\{(pods|workload|service)\}/.test(query));
        const asked = isPerTrack ? wanted : wanted.slice(0, 1);
        return asked.map((track) => ({
            metric,
            track,
            workload: asked.length > 1 ? track.canary['workload'] : undefined,
        }));
    });
}
const isMeant = ({ workloads }, workload) => workloads === undefined || workload === undefined || workloads.includes(workload);

;// CONCATENATED MODULE: ./lib/analysis/watch.js







/**
 * Watches one step: looks at each metric once its interval, ends with the first critical one that fails, goes on
 * while a gate is open, and after that for as long as missing data is waited for. `ANALYSIS_FAILED`.
 */
async function watchStep(cluster, config, { step, forMs, tracks, until }, { clock, log, sourceOf }, signal) {
    const begun = clock.now();
    const from = begun + Math.min(forMs, (0,inputs/* parseDuration */.E9)(config.delay) ?? 0);
    const end = begun + forMs;
    const metrics = questionsOf(config, tracks).map(({ metric, track, workload }) => watchMetric(config, metric, sourceOf(metric), track, workload, clock));
    const say = (0,pace/* atHumanPace */.Q)(clock, () => log.info(`analysis of ${step}: ${courseOf(metrics)}`));
    const report = (passed) => ({
        cluster,
        step,
        from: begun,
        to: clock.now(),
        passed,
        metrics: metrics.map((metric) => metric.report()),
    });
    const dueAt = new Map(metrics.map((metric) => [metric, from + metric.intervalMs]));
    const due = (metric) => dueAt.get(metric) ?? end;
    const earliest = (some) => Math.min(...some.map(due), Number.POSITIVE_INFINITY);
    /** Looks at these and ends the step where a critical one of all `hasFailed`. */
    async function look(some, isLast, hasFailed) {
        const now = clock.now();
        await Promise.all(some.map(async (metric) => {
            dueAt.set(metric, now + metric.intervalMs);
            await metric.look({ from, to: now, stepMs: metric.intervalMs }, isLast, signal);
        }));
        const failed = metrics.filter((metric) => metric.critical && hasFailed(metric));
        if (failed.length > 0)
            throw new AnalysisError(report(false), failed, tracks);
        if (some.length > 0)
            say(isLast);
    }
    const isBad = (metric) => metric.finding() === 'fail';
    const gate = openGate(until);
    const watched = () => metrics.filter((metric) => !isBad(metric));
    for (;;) {
        const next = earliest(watched());
        await gate.sleepUntil(gate.isOpen() ? next : Math.min(next, Math.max(end, clock.now())), clock, signal);
        if (clock.now() >= end && !gate.isOpen())
            break;
        const some = watched().filter((metric) => due(metric) <= clock.now());
        await look(some, false, (metric) => isBad(metric) || (metric.policy === 'fail' && metric.isSilent()));
    }
    await look(watched(), true, (metric) => isBad(metric) || (metric.policy === 'fail' && isMissing(metric)));
    const giveUp = clock.now() + ((0,inputs/* parseDuration */.E9)(config['extend-by']) ?? 0);
    const awaited = () => metrics.filter((metric) => metric.policy === 'extend' && isMissing(metric));
    if (awaited().length > 0)
        log.info(`analysis of ${step}: waits for ${awaited()
            .map(({ label }) => label)
            .join(', ')}`);
    while (awaited().length > 0) {
        await clock.sleep(Math.max(0, Math.min(earliest(awaited()), giveUp) - clock.now()), signal);
        const isOver = clock.now() >= giveUp;
        const some = awaited().filter((metric) => isOver || due(metric) <= clock.now());
        await look(some, true, (metric) => isBad(metric) || (isOver && awaited().includes(metric)));
        if (isOver)
            break;
    }
    for (const metric of metrics) {
        const { finding, because } = metric.report();
        if (finding !== 'pass')
            log.warning(`${metric.label} did not pass (${finding}), and does not count: ${because}`);
    }
    return report(true);
}

;// CONCATENATED MODULE: ./lib/analysis/open.js






/** Milliseconds of the stretch a query is tried with. */
const trialMs = 60_000;
/** Opens the analysis of an environment for one cluster. */
async function openAnalysis({ cluster, namespace }, config, ports) {
    const sources = new Map();
    const opened = new Map();
    for (const metric of config.metrics) {
        const from = metric.from ?? config.from;
        if (from === undefined)
            throw new Error(`${metric.name} has no source`);
        const key = JSON.stringify(from);
        const opening = opened.get(key) ?? openSource(from, ports);
        opened.set(key, opening);
        sources.set(metric, await opening);
    }
    const sourceOf = (metric) => {
        const source = sources.get(metric);
        if (source === undefined)
            throw new Error(`${metric.name} has no source`);
        return source;
    };
    const home = { cluster, namespace };
    return {
        watch: async ({ tracks, ...window }, signal) => {
            const placed = tracks.map(({ canary, stable }) => ({
                canary: { ...home, ...canary },
                stable: { ...home, ...stable },
            }));
            try {
                const report = await watchStep(cluster, config, { ...window, tracks: placed }, { ...ports, sourceOf }, signal);
                ports.onReport(report);
                return report;
            }
            catch (error) {
                if (error instanceof AnalysisError)
                    ports.onReport(error.report);
                throw error;
            }
        },
        prove: async (signal) => {
            const problems = await Promise.all(config.metrics.map((metric) => proveMetric(metric, sourceOf(metric), home, ports.clock.now(), signal)));
            const said = problems.flat();
            if (said.length === 0)
                return;
            const mayBeSilent = ({ metric }) => (metric['no-data'] ?? config['no-data']) !== 'fail';
            const [grave, light] = [said.filter((one) => !mayBeSilent(one)), said.filter(mayBeSilent)];
            for (const { message } of light)
                ports.log.warning(`${cluster}: ${message}`);
            const [first] = grave;
            if (first === undefined)
                return;
            throw new errors/* ActionError */.lZ('METRICS_UNAVAILABLE', grave.map(({ message }) => message).join('\n'), {
                hint: first.hint,
            });
        },
    };
}
/** What is wrong with a metric’s queries, asked for pods that are not there. */
async function proveMetric(metric, source, home, now, signal) {
    const range = { from: now - trialMs, to: now, stepMs: trialMs };
    const nobody = { pods: 'none', workload: 'none', service: 'none', ...home };
    const problems = await Promise.all(queriesOf(metric).map(async (query) => {
        try {
            await source.latest(fillQuery(query, nobody, range), range, signal);
            return [];
        }
        catch (error) {
            signal.throwIfAborted();
            if (!(0,errors/* isActionError */.Bd)(error))
                throw error;
            return [{ metric, message: `${metric.name}: ${(0,errors/* messageOf */.bD)(error)}`, hint: error.hint }];
        }
    }));
    return problems.flat();
}


/***/ })

};
