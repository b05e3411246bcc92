export const id = 5570;
export const ids = [5570];
export const modules = {

/***/ 15570:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   azureTerraform: () => (/* binding */ azureTerraform)
/* harmony export */ });
/* harmony import */ var _authority_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(49003);

/** What the provider calls the national clouds. */
const environments = { public: 'public', 'us-government': 'usgovernment', china: 'china' };
/** How AKS tells a pod of its workload identity. */
const workloadVariables = ['AZURE_FEDERATED_TOKEN_FILE', 'AZURE_CLIENT_ID', 'AZURE_TENANT_ID'];
/**
 * Lets Terraform's azurerm provider and backend act as the identity.
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/guides/service_principal_oidc
 */
async function azureTerraform(identity, ports) {
    const who = {
        ARM_TENANT_ID: identity.tenant,
        ARM_ENVIRONMENT: environments[identity.authority ?? 'public'],
        // Otherwise a refusal would send it looking for a login of the Azure CLI.
        ARM_USE_CLI: 'false',
        ...(identity.client === undefined ? {} : { ARM_CLIENT_ID: identity.client }),
    };
    switch (identity.source) {
        case 'ambient': {
            const found = workloadVariables.flatMap((name) => {
                const value = ports.env?.[name];
                return value === undefined ? [] : [[name, value]];
            });
            const isPod = found.length === workloadVariables.length;
            const way = isPod ? { ARM_USE_AKS_WORKLOAD_IDENTITY: 'true' } : { ARM_USE_MSI: 'true' };
            return { variables: { ...Object.fromEntries(found), ...who, ...way }, files: {} };
        }
        case 'secret': {
            const secret = ports.secret(identity['client-secret']);
            return { variables: { ...who, ARM_CLIENT_SECRET: secret }, files: {} };
        }
        default: {
            const { audience } = (0,_authority_js__WEBPACK_IMPORTED_MODULE_0__/* .authorityOf */ .v)(identity);
            const assertion = await ports.idToken(ports.endpoints.azure?.audience ?? audience);
            return {
                variables: { ...who, ARM_USE_OIDC: 'true' },
                files: { ARM_OIDC_TOKEN_FILE_PATH: assertion },
            };
        }
    }
}


/***/ })

};
