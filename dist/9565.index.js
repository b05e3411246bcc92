export const id = 9565;
export const ids = [9565];
export const modules = {

/***/ 39565:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   awsKms: () => (/* binding */ awsKms)
/* harmony export */ });
/* harmony import */ var _identity_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87920);

/**
 * Lets a program use AWS KMS as the identity.
 * https://docs.aws.amazon.com/sdkref/latest/guide/environment-variables.html
 */
async function awsKms(identity, ports) {
    const { accessKeyId, secretAccessKey, sessionToken } = (await (0,_identity_js__WEBPACK_IMPORTED_MODULE_0__/* .awsSession */ .yb)(identity, ports)()).value;
    return {
        variables: {
            AWS_ACCESS_KEY_ID: accessKeyId,
            AWS_SECRET_ACCESS_KEY: secretAccessKey,
            ...(sessionToken === undefined ? {} : { AWS_SESSION_TOKEN: sessionToken }),
            AWS_REGION: identity.region,
            // Without this a refused key would send it looking for the machine's own identity.
            AWS_EC2_METADATA_DISABLED: 'true',
        },
        files: {},
    };
}


/***/ })

};
