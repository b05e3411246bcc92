export const id = 7038;
export const ids = [7038];
export const modules = {

/***/ 97038:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   gcpKms: () => (/* binding */ gcpKms)
/* harmony export */ });
/* harmony import */ var _identity_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(13157);

/** Lets a program use Cloud KMS as the identity: https://getsops.io/docs/#encrypting-using-gcp-kms */
async function gcpKms(identity, ports) {
    const { value } = await (0,_identity_js__WEBPACK_IMPORTED_MODULE_0__/* .googleToken */ .b)(identity, ports)();
    return { variables: { GOOGLE_OAUTH_ACCESS_TOKEN: value }, files: {} };
}


/***/ })

};
