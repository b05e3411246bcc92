export const id = 5039;
export const ids = [5039];
export const modules = {

/***/ 35039:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   azureKms: () => (/* binding */ azureKms)
/* harmony export */ });
/* harmony import */ var _authority_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(49003);

/** How a machine tells programs of its managed identity, and AKS of its workload identity. */
const ambientVariables = [
    'AZURE_CLIENT_ID',
    'AZURE_FEDERATED_TOKEN_FILE',
    'IDENTITY_ENDPOINT',
    'IDENTITY_HEADER',
    'MSI_ENDPOINT',
    'MSI_SECRET',
];
/**
 * Lets a program use keys of Azure Key Vault as the identity, as Azure's own libraries look for one.
 * https://learn.microsoft.com/en-us/dotnet/api/azure.identity.environmentcredential
 */
async function azureKms(identity, ports) {
    const { login, audience } = (0,_authority_js__WEBPACK_IMPORTED_MODULE_0__/* .authorityOf */ .v)(identity);
    const who = {
        AZURE_TENANT_ID: identity.tenant,
        AZURE_AUTHORITY_HOST: login,
        ...(identity.client === undefined ? {} : { AZURE_CLIENT_ID: identity.client }),
    };
    switch (identity.source) {
        case 'ambient': {
            const found = ambientVariables.flatMap((name) => {
                const value = ports.env?.[name];
                return value === undefined ? [] : [[name, value]];
            });
            return { variables: { ...Object.fromEntries(found), ...who }, files: {} };
        }
        case 'secret':
            return {
                variables: { ...who, AZURE_CLIENT_SECRET: ports.secret(identity['client-secret']) },
                files: {},
            };
        default: {
            const assertion = await ports.idToken(ports.endpoints.azure?.audience ?? audience);
            return { variables: who, files: { AZURE_FEDERATED_TOKEN_FILE: assertion } };
        }
    }
}


/***/ })

};
