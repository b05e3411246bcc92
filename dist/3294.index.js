export const id = 3294;
export const ids = [3294];
export const modules = {

/***/ 83294:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   googleMetrics: () => (/* binding */ googleMetrics)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(27597);
/* harmony import */ var _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50662);
/* harmony import */ var _metrics_refusal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(35222);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(68251);
/* harmony import */ var _google_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(85807);
/* harmony import */ var _identity_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(13157);
/* harmony import */ var _universe_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(68504);







/** https://cloud.google.com/monitoring/api/ref_v3/rest/v3/TypedValue: 64-bit integers come as text. */
const point = zod__WEBPACK_IMPORTED_MODULE_6__/* .object */ .Ikc({
    interval: zod__WEBPACK_IMPORTED_MODULE_6__/* .object */ .Ikc({ endTime: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP() }),
    value: zod__WEBPACK_IMPORTED_MODULE_6__/* .object */ .Ikc({ doubleValue: zod__WEBPACK_IMPORTED_MODULE_6__/* .number */ .aig().optional(), int64Value: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP().optional() }),
});
const page = zod__WEBPACK_IMPORTED_MODULE_6__/* .object */ .Ikc({
    timeSeries: zod__WEBPACK_IMPORTED_MODULE_6__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_6__/* .object */ .Ikc({ points: zod__WEBPACK_IMPORTED_MODULE_6__/* .array */ .YOg(point).default([]) })).default([]),
});
/** Attempts of one question: between two looks there is no time for more. */
const attempts = 2;
/**
 * Cloud Monitoring: PromQL, also of Managed Service for Prometheus, or filters of timeSeries.list.
 * https://cloud.google.com/monitoring/api/ref_v3/rest/v3/projects.timeSeries/list,
 * https://cloud.google.com/stackdriver/docs/managed-prometheus/query-api-ui
 */
async function googleMetrics(source, identity, ports) {
    const { project, language } = source;
    const name = `Cloud Monitoring of ${project}`;
    const base = ports.endpoints.gcp?.monitoring ?? (0,_universe_js__WEBPACK_IMPORTED_MODULE_5__/* .apiUrl */ .y)('monitoring', (0,_universe_js__WEBPACK_IMPORTED_MODULE_5__/* .universeOf */ .D)(identity));
    const token = (0,_identity_js__WEBPACK_IMPORTED_MODULE_4__/* .googleToken */ .b)(identity, ports);
    const ask = (url, init, signal) => (0,_request_js__WEBPACK_IMPORTED_MODULE_2__/* .request */ .Em)({ ...ports, signal }, {
        what: 'Cloud Monitoring',
        url,
        attempts,
        init: async () => ({
            ...init,
            headers: { ...init.headers, authorization: `Bearer ${(await token()).value}` },
        }),
    });
    if (language === 'promql')
        return {
            name,
            promql: async (path, body, signal) => {
                const url = `${base}/v1/projects/${encodeURIComponent(project)}/location/global/prometheus${path}`;
                const headers = { 'content-type': 'application/x-www-form-urlencoded' };
                const reply = await ask(url, { method: 'POST', headers, body }, signal);
                if (reply.status === 401 || reply.status === 403)
                    throw (0,_metrics_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .metricsRefused */ .Gh)(name, (0,_google_error_js__WEBPACK_IMPORTED_MODULE_3__/* .googleSaid */ .v)(reply.text), advice(reply.status, (0,_identity_js__WEBPACK_IMPORTED_MODULE_4__/* .principalOf */ .i)(identity)));
                return reply;
            },
        };
    return {
        name,
        points: async (query, range, signal) => {
            const url = `${base}/v3/projects/${encodeURIComponent(project)}/timeSeries?${parametersOf(source, query, range)}`;
            const reply = await ask(url, {}, signal);
            if (!reply.ok)
                throw (0,_metrics_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .metricsRefused */ .Gh)(name, (0,_google_error_js__WEBPACK_IMPORTED_MODULE_3__/* .googleSaid */ .v)(reply.text), advice(reply.status, (0,_identity_js__WEBPACK_IMPORTED_MODULE_4__/* .principalOf */ .i)(identity)));
            const series = page.parse(JSON.parse(reply.text)).timeSeries.map(({ points }) => points.map(({ interval, value: { doubleValue, int64Value } }) => ({
                at: Date.parse(interval.endTime),
                value: doubleValue ?? Number(int64Value ?? Number.NaN),
            })));
            return (0,_metrics_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .onlySeries */ .aN)(name, series, 'Set `reduce` to what makes them one, such as REDUCE_SUM.');
        },
    };
}
function parametersOf({ align, reduce, period }, filter, { from, to, stepMs }) {
    const chosen = period === undefined ? undefined : (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E9)(period);
    return new URLSearchParams({
        filter,
        'interval.startTime': new Date(from).toISOString(),
        'interval.endTime': new Date(to).toISOString(),
        'aggregation.alignmentPeriod': `${chosen === undefined ? (0,_metrics_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .wholeMinutes */ .VO)(stepMs) : chosen / 1000}s`,
        'aggregation.perSeriesAligner': align,
        'aggregation.crossSeriesReducer': reduce,
        view: 'FULL',
    });
}
const advice = (status, who) => status === 401 || status === 403
    ? `Grant ${who} roles/monitoring.viewer on the project, and enable monitoring.googleapis.com.`
    : 'Correct `project`, the query, `align` or `reduce`.';


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
