export const id = 6271;
export const ids = [6271];
export const modules = {

/***/ 26271:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   azureMetrics: () => (/* binding */ azureMetrics)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(27597);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _core_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50662);
/* harmony import */ var _metrics_refusal_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(35222);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(68251);
/* harmony import */ var _authority_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(49003);
/* harmony import */ var _identity_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(32994);







const apiVersion = '2023-10-01';
const datum = zod__WEBPACK_IMPORTED_MODULE_6__/* .looseObject */ ._H3({ timeStamp: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP() });
const metrics = zod__WEBPACK_IMPORTED_MODULE_6__/* .object */ .Ikc({
    value: zod__WEBPACK_IMPORTED_MODULE_6__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_6__/* .object */ .Ikc({ timeseries: zod__WEBPACK_IMPORTED_MODULE_6__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_6__/* .object */ .Ikc({ data: zod__WEBPACK_IMPORTED_MODULE_6__/* .array */ .YOg(datum).default([]) })).default([]) })),
});
const failure = zod__WEBPACK_IMPORTED_MODULE_6__/* .object */ .Ikc({ error: zod__WEBPACK_IMPORTED_MODULE_6__/* .object */ .Ikc({ code: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP(), message: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP() }) });
/** The Insights resource provider writes its own errors without an envelope. */
const bareFailure = zod__WEBPACK_IMPORTED_MODULE_6__/* .object */ .Ikc({ code: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP(), message: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP() });
/** What a query may set: the rest follows from the step. */
const queryKeys = ['metricnames', 'metricnamespace', 'aggregation', '$filter'];
/** Attempts of one question: between two looks there is no time for more. */
const attempts = 2;
/**
 * Azure Monitor: the metrics of a resource, or a workspace of managed Prometheus by PromQL.
 * https://learn.microsoft.com/en-us/rest/api/monitor/metrics/list,
 * https://learn.microsoft.com/en-us/azure/azure-monitor/metrics/prometheus-api-promql
 */
async function azureMetrics(source, identity, ports) {
    const { resource, workspace } = source;
    return resource === undefined
        ? managedPrometheus(workspace ?? '', identity, ports)
        : resourceMetrics(resource, source, identity, ports);
}
function resourceMetrics(resource, { period }, identity, ports) {
    const name = `Azure Monitor (${resource.split('/').at(-1)})`;
    const base = ports.endpoints.azure?.management ?? (0,_authority_js__WEBPACK_IMPORTED_MODULE_4__/* .authorityOf */ .v)(identity).management;
    const send = sender('Azure Monitor', (0,_identity_js__WEBPACK_IMPORTED_MODULE_5__/* .scopesOf */ .ZK)(identity).management, identity, ports);
    return {
        name,
        points: async (query, range, signal) => {
            const { form, aggregation } = formOf(name, query, range, period);
            const url = `${base}${resource}/providers/Microsoft.Insights/metrics?${form}`;
            const reply = await send(url, {}, signal);
            if (!reply.ok)
                throw (0,_metrics_refusal_js__WEBPACK_IMPORTED_MODULE_2__/* .metricsRefused */ .Gh)(name, armSaid(reply.text), advice(reply.status, (0,_identity_js__WEBPACK_IMPORTED_MODULE_5__/* .principalOf */ .i6)(identity)));
            const series = metrics.parse(JSON.parse(reply.text)).value.flatMap(({ timeseries }) => timeseries.map(({ data }) => data.flatMap((one) => {
                const value = one[aggregation.toLowerCase()];
                return typeof value === 'number' ? [{ at: Date.parse(one.timeStamp), value }] : [];
            })));
            return (0,_metrics_refusal_js__WEBPACK_IMPORTED_MODULE_2__/* .onlySeries */ .aN)(name, series, 'Name one metric, and a `$filter` that picks one value of each dimension.');
        },
    };
}
function managedPrometheus(workspace, identity, ports) {
    const { host } = new URL(workspace);
    const name = `Azure Monitor workspace ${host}`;
    const domain = (0,_authority_js__WEBPACK_IMPORTED_MODULE_4__/* .authorityOf */ .v)(identity).prometheus;
    if (!host.endsWith(`.${domain}`))
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('METRICS_UNAVAILABLE', `${host} is not in the identity’s cloud`, {
            hint: `Name a workspace below ${domain}, or an identity of the other \`authority\`.`,
        });
    const base = ports.endpoints.azure?.prometheus ?? workspace;
    const send = sender(name, (0,_identity_js__WEBPACK_IMPORTED_MODULE_5__/* .scopesOf */ .ZK)(identity).prometheus, identity, ports);
    return {
        name,
        promql: async (path, body, signal) => {
            const headers = { 'content-type': 'application/x-www-form-urlencoded' };
            const reply = await send(`${base}${path}`, { method: 'POST', headers, body }, signal);
            if (reply.status !== 401 && reply.status !== 403)
                return reply;
            const hint = `Grant ${(0,_identity_js__WEBPACK_IMPORTED_MODULE_5__/* .principalOf */ .i6)(identity)} the role "Monitoring Data Reader" on the workspace.`;
            throw (0,_metrics_refusal_js__WEBPACK_IMPORTED_MODULE_2__/* .metricsRefused */ .Gh)(name, armSaid(reply.text), hint);
        },
    };
}
function sender(what, scope, identity, ports) {
    const token = (0,_identity_js__WEBPACK_IMPORTED_MODULE_5__/* .entraToken */ .Ex)(scope, identity, ports);
    return (url, init, signal) => (0,_request_js__WEBPACK_IMPORTED_MODULE_3__/* .request */ .Em)({ ...ports, signal }, {
        what,
        url,
        attempts,
        init: async () => ({
            ...init,
            headers: { ...init.headers, authorization: `Bearer ${(await token()).value}` },
        }),
    });
}
/** A query is what the portal’s share link has: `metricnames=Requests&aggregation=Total&$filter=Status eq '500'`. */
function formOf(name, query, { from, to, stepMs }, period) {
    const asked = new URLSearchParams(query);
    const aggregation = asked.get('aggregation');
    const isKnown = [...asked.keys()].every((key) => queryKeys.some((known) => known === key));
    if (!isKnown || aggregation === null || !asked.has('metricnames'))
        throw (0,_metrics_refusal_js__WEBPACK_IMPORTED_MODULE_2__/* .metricsRefused */ .Gh)(name, `${query} is no query of metrics`, `Write metricnames=…&aggregation=…, and perhaps ${queryKeys.slice(1, 2)} and ${queryKeys.slice(3)}.`);
    const chosen = period === undefined ? undefined : (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .parseDuration */ .E9)(period);
    const minutes = (chosen === undefined ? (0,_metrics_refusal_js__WEBPACK_IMPORTED_MODULE_2__/* .wholeMinutes */ .VO)(stepMs) : chosen / 1000) / 60;
    asked.set('timespan', `${new Date(from).toISOString()}/${new Date(to).toISOString()}`);
    asked.set('interval', `PT${minutes}M`);
    asked.set('api-version', apiVersion);
    // A plus sign is a space in forms, and itself in addresses.
    return { form: asked.toString().replaceAll('+', '%20'), aggregation };
}
function armSaid(text) {
    const error = (0,_request_js__WEBPACK_IMPORTED_MODULE_3__/* .readJson */ .Vh)(failure, text)?.error ?? (0,_request_js__WEBPACK_IMPORTED_MODULE_3__/* .readJson */ .Vh)(bareFailure, text);
    return error === undefined ? (0,_request_js__WEBPACK_IMPORTED_MODULE_3__/* .brief */ .dh)(text) : `${error.code}: ${error.message}`;
}
const advice = (status, who) => status === 401 || status === 403
    ? `Grant ${who} the role "Monitoring Reader" on the resource.`
    : 'Correct `resource`, the names of the metrics or `$filter`.';


/***/ }),

/***/ 35222:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gh: () => (/* binding */ metricsRefused),
/* harmony export */   VO: () => (/* binding */ wholeMinutes),
/* harmony export */   aN: () => (/* binding */ onlySeries)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);

/** A cloud’s refusal to answer a question about metrics. */
const metricsRefused = (service, said, hint) => new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('METRICS_UNAVAILABLE', `${service} refuses: ${said}`, { hint });
/** The only series there is; several have to be made one in the query, since adding them may be wrong. */
function onlySeries(service, series, hint) {
    if (series.length <= 1)
        return series[0] ?? [];
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('METRICS_UNAVAILABLE', `${service} gives ${series.length} series where one is needed`, {
        hint,
    });
}
/** Seconds of one point: what is wished for, as whole minutes, which every service keeps. */
const wholeMinutes = (ms) => Math.max(1, Math.ceil(ms / 60_000)) * 60;


/***/ })

};
