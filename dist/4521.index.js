export const id = 4521;
export const ids = [4521];
export const modules = {

/***/ 24521:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   awsMetrics: () => (/* binding */ awsMetrics)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(27597);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _core_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50662);
/* harmony import */ var _metrics_refusal_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(35222);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(68251);
/* harmony import */ var _identity_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(87920);
/* harmony import */ var _partition_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(48498);
/* harmony import */ var _sigv4_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(23279);








const page = zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({
    MetricDataResults: zod__WEBPACK_IMPORTED_MODULE_7__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({
        Id: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(),
        Label: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP().optional(),
        Timestamps: zod__WEBPACK_IMPORTED_MODULE_7__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_7__/* .number */ .aig()).default([]),
        Values: zod__WEBPACK_IMPORTED_MODULE_7__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_7__/* .number */ .aig()).default([]),
        StatusCode: zod__WEBPACK_IMPORTED_MODULE_7__/* ["enum"] */ .k5n(['Complete', 'PartialData', 'InternalError', 'Forbidden']).optional(),
        Messages: zod__WEBPACK_IMPORTED_MODULE_7__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({ Code: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(), Value: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP() })).optional(),
    }))
        .default([]),
    NextToken: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP().optional(),
});
const refused = zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({
    __type: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(),
    message: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP().optional(),
    Message: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP().optional(),
});
/** Attempts of one question: between two looks there is no time for more. */
const attempts = 2;
/** Pages of one answer; a few hundred points never fill more. */
const mostPages = 10;
/**
 * CloudWatch by metric math and Metrics Insights, or a workspace of Amazon Managed Service for Prometheus by PromQL.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html,
 * https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-APIReference-Prometheus-Compatible-Apis.html
 */
async function awsMetrics(source, identity, ports) {
    return source.workspace === undefined
        ? cloudWatch(source, identity, ports)
        : managedPrometheus(source.workspace, source, identity, ports);
}
function cloudWatch({ region, period }, identity, ports) {
    const name = `CloudWatch in ${region}`;
    const url = `${ports.endpoints.aws?.monitoring ?? (0,_partition_js__WEBPACK_IMPORTED_MODULE_5__/* .serviceUrl */ .Rs)('monitoring', region, identity.fips)}/`;
    const session = (0,_identity_js__WEBPACK_IMPORTED_MODULE_4__/* .awsSession */ .yb)(identity, ports);
    const ask = async (body, signal) => {
        const reply = await (0,_request_js__WEBPACK_IMPORTED_MODULE_3__/* .request */ .Em)({ ...ports, signal }, {
            what: 'Amazon CloudWatch',
            url,
            attempts,
            transient: ({ text }) => (/Throttl|LimitExceeded/.test(said(text)) ? said(text) : undefined),
            init: async () => {
                const { value: credentials } = await session();
                const headers = {
                    'content-type': 'application/x-amz-json-1.0',
                    'x-amz-target': 'GraniteServiceVersion20100801.GetMetricData',
                };
                const scope = { service: 'monitoring', region, now: ports.clock.now() };
                const signed = (0,_sigv4_js__WEBPACK_IMPORTED_MODULE_6__/* .signedHeaders */ .H)({ method: 'POST', url, headers, body }, credentials, scope);
                return { method: 'POST', headers: signed, body };
            },
        });
        if (!reply.ok)
            throw (0,_metrics_refusal_js__WEBPACK_IMPORTED_MODULE_2__/* .metricsRefused */ .Gh)(name, said(reply.text), advice(said(reply.text), (0,_identity_js__WEBPACK_IMPORTED_MODULE_4__/* .principalOf */ .i6)(identity)));
        return page.parse(JSON.parse(reply.text));
    };
    const points = async (query, range, signal) => {
        const seconds = (period === undefined ? undefined : (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .parseDuration */ .E9)(period)) ?? 0;
        const asked = {
            StartTime: Math.floor(range.from / 1000),
            EndTime: Math.ceil(range.to / 1000),
            ScanBy: 'TimestampAscending',
            MetricDataQueries: [
                { Id: 'q', Expression: query, Period: seconds > 0 ? seconds / 1000 : (0,_metrics_refusal_js__WEBPACK_IMPORTED_MODULE_2__/* .wholeMinutes */ .VO)(range.stepMs) },
            ],
        };
        const series = new Map();
        let token;
        for (let pages = 0; pages < mostPages; pages++) {
            const body = JSON.stringify(token === undefined ? asked : { ...asked, NextToken: token });
            const { MetricDataResults, NextToken } = await ask(body, signal);
            for (const { Id, Label = Id, Timestamps, Values, StatusCode, Messages = [] } of MetricDataResults) {
                if (StatusCode === 'Forbidden' || StatusCode === 'InternalError') {
                    const why = Messages.map(({ Code, Value }) => `${Code}: ${Value}`).join(', ');
                    throw (0,_metrics_refusal_js__WEBPACK_IMPORTED_MODULE_2__/* .metricsRefused */ .Gh)(name, why || StatusCode, advice(StatusCode, (0,_identity_js__WEBPACK_IMPORTED_MODULE_4__/* .principalOf */ .i6)(identity)));
                }
                const own = series.get(Label) ?? [];
                series.set(Label, own);
                Timestamps.forEach((at, index) => {
                    const value = Values[index];
                    if (value !== undefined)
                        own.push({ at: at * 1000, value });
                });
            }
            token = NextToken;
            if (token === undefined)
                break;
        }
        return (0,_metrics_refusal_js__WEBPACK_IMPORTED_MODULE_2__/* .onlySeries */ .aN)(name, [...series.values()], 'Make them one, as with SUM(SEARCH(…)).');
    };
    return { name, points };
}
function managedPrometheus(workspace, { region }, identity, ports) {
    const name = `Amazon Managed Service for Prometheus (${workspace})`;
    const base = ports.endpoints.aws?.aps ?? (0,_partition_js__WEBPACK_IMPORTED_MODULE_5__/* .serviceUrl */ .Rs)('aps-workspaces', region, identity.fips);
    const session = (0,_identity_js__WEBPACK_IMPORTED_MODULE_4__/* .awsSession */ .yb)(identity, ports);
    return {
        name,
        promql: async (path, body, signal) => {
            const url = `${base}/workspaces/${workspace}${path}`;
            const reply = await (0,_request_js__WEBPACK_IMPORTED_MODULE_3__/* .request */ .Em)({ ...ports, signal }, {
                what: name,
                url,
                attempts,
                init: async () => {
                    const { value: credentials } = await session();
                    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
                    const scope = { service: 'aps', region, now: ports.clock.now() };
                    const signed = (0,_sigv4_js__WEBPACK_IMPORTED_MODULE_6__/* .signedHeaders */ .H)({ method: 'POST', url, headers, body }, credentials, scope);
                    return { method: 'POST', headers: signed, body };
                },
            });
            if (reply.status !== 403)
                return reply;
            const hint = `Allow ${(0,_identity_js__WEBPACK_IMPORTED_MODULE_4__/* .principalOf */ .i6)(identity)} the action aps:QueryMetrics on the workspace.`;
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('METRICS_UNAVAILABLE', `${name} refuses: ${(0,_request_js__WEBPACK_IMPORTED_MODULE_3__/* .brief */ .dh)(reply.text)}`, { hint });
        },
    };
}
/** `AccessDeniedException: User … is not authorized to perform …`. */
function said(text) {
    const error = (0,_request_js__WEBPACK_IMPORTED_MODULE_3__/* .readJson */ .Vh)(refused, text);
    if (error === undefined)
        return (0,_request_js__WEBPACK_IMPORTED_MODULE_3__/* .brief */ .dh)(text);
    return `${error.__type.replace(/^.*#/, '')}: ${error.message ?? error.Message ?? ''}`;
}
const advice = (text, who) => /^(AccessDenied|Forbidden|UnrecognizedClient|InvalidClientToken)/.test(text)
    ? `Allow ${who} the action cloudwatch:GetMetricData.`
    : 'Correct the query: an expression of metric math or of Metrics Insights.';


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
