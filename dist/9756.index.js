export const id = 9756;
export const ids = [9756];
export const modules = {

/***/ 39756:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   execInterruptibly: () => (/* binding */ execInterruptibly)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48161);
/* harmony import */ var node_readline__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(80481);
/* harmony import */ var node_stream_consumers__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(38321);
/* harmony import */ var _exec_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(91354);





/**
 * Runs a program that is told of a cancelled job by SIGINT, as a person at a terminal would, and waited for. What the
 * runner leaves of that time is its own affair: it kills after some ten seconds.
 */
function execInterruptibly({ argv: [program, ...args], cwd, env, stdin, onStderr, onStdout }, interrupt) {
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(program, args, { cwd, env: { ...env }, stdio: 'pipe' });
    const stop = () => child.kill('SIGINT');
    const ended = new Promise((resolve, reject) => {
        child.once('error', (cause) => reject((0,_exec_js__WEBPACK_IMPORTED_MODULE_4__/* .notStarted */ .DY)(program, cause)));
        // As a shell says that a signal ended it.
        child.once('close', (code, signal) => resolve(code ?? 128 + (signal === null ? 0 : node_os__WEBPACK_IMPORTED_MODULE_1__.constants.signals[signal])));
    });
    // A program that ends without reading what it was given is judged by its exit code.
    child.stdin.on('error', () => undefined);
    child.stdin.end(stdin);
    interrupt.addEventListener('abort', stop, { once: true });
    if (interrupt.aborted)
        stop();
    return Promise.all([ended, read(child.stdout, onStdout), read(child.stderr, onStderr)])
        .then(([code, stdout, stderr]) => ({ code, stdout, stderr }))
        .finally(() => interrupt.removeEventListener('abort', stop));
}
function read(stream, onLine) {
    if (onLine !== undefined)
        (0,node_readline__WEBPACK_IMPORTED_MODULE_2__.createInterface)({ input: stream }).on('line', onLine);
    return (0,node_stream_consumers__WEBPACK_IMPORTED_MODULE_3__.text)(stream);
}


/***/ })

};
