export const id = 9033;
export const ids = [9033];
export const modules = {

/***/ 49003:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ authorityOf)
/* harmony export */ });
/**
 * https://learn.microsoft.com/en-us/entra/identity-platform/authentication-national-cloud,
 * https://learn.microsoft.com/en-us/entra/workload-id/workload-identity-federation-create-trust
 */
const authorities = {
    public: {
        login: 'https://login.microsoftonline.com',
        management: 'https://management.azure.com',
        registryResource: 'https://containerregistry.azure.net',
        registries: 'azurecr.io',
        vaults: 'vault.azure.net',
        prometheus: 'prometheus.monitor.azure.com',
        audience: 'api://AzureADTokenExchange',
    },
    'us-government': {
        login: 'https://login.microsoftonline.us',
        management: 'https://management.usgovcloudapi.net',
        registryResource: 'https://management.usgovcloudapi.net',
        registries: 'azurecr.us',
        vaults: 'vault.usgovcloudapi.net',
        prometheus: 'prometheus.monitor.azure.us',
        audience: 'api://AzureADTokenExchangeUSGov',
    },
    china: {
        login: 'https://login.partner.microsoftonline.cn',
        management: 'https://management.chinacloudapi.cn',
        registryResource: 'https://management.chinacloudapi.cn',
        registries: 'azurecr.cn',
        vaults: 'vault.azure.cn',
        prometheus: 'prometheus.monitor.azure.cn',
        audience: 'api://AzureADTokenExchangeChina',
    },
};
/** The national cloud an identity is of. */
function authorityOf({ authority = 'public' }) {
    return authorities[authority];
}


/***/ }),

/***/ 54844:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ grant)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(27597);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(49567);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _denied_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27735);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(68251);
/* harmony import */ var _authority_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(49003);





const granted = zod__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ access_token: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().min(1), expires_in: zod__WEBPACK_IMPORTED_MODULE_5__/* .number */ .ai() });
const refused = zod__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
    error: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(),
    error_description: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().optional(),
    error_codes: zod__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig()).optional(),
});
/**
 * An Entra access token by the client credentials grant. `IDENTITY_DENIED` with the federated credential to write.
 * https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-client-creds-grant-flow
 */
async function grant(application, scope, ports) {
    const { tenant, client } = application;
    const base = ports.endpoints.azure?.login ?? (0,_authority_js__WEBPACK_IMPORTED_MODULE_3__/* .authorityOf */ .v)(application).login;
    let assertion;
    const reply = await (0,_request_js__WEBPACK_IMPORTED_MODULE_2__/* .request */ .Em)(ports, {
        what: 'Microsoft Entra',
        url: `${base}/${tenant}/oauth2/v2.0/token`,
        transient,
        init: async () => {
            const proof = await application.proof();
            assertion = 'assertion' in proof ? proof.assertion : undefined;
            const form = {
                grant_type: 'client_credentials',
                client_id: client,
                scope,
                ...('assertion' in proof
                    ? { client_assertion_type: assertionType, client_assertion: proof.assertion }
                    : { client_secret: proof.secret }),
            };
            return { method: 'POST', body: new URLSearchParams(form) };
        },
    });
    if (!reply.ok)
        throw refusal(application, said(reply), assertion);
    const { access_token: value, expires_in: seconds } = granted.parse(JSON.parse(reply.text));
    ports.log.mask(value);
    return { value, expiresAt: ports.clock.now() + seconds * 1000 };
}
const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
/**
 * Numbers behind AADSTS that mean: not now. In order: time-out, request budget, directory unavailable, tenant
 * throttled, and Entra could not fetch GitHub's keys.
 * https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes
 */
const passing = [90012, 90024, 90033, 90055, 50166];
function transient(reply) {
    const found = (0,_request_js__WEBPACK_IMPORTED_MODULE_2__/* .readJson */ .Vh)(refused, reply.text);
    const codes = found?.error_codes ?? [];
    const passes = found?.error === 'temporarily_unavailable' || codes.some((code) => passing.includes(code));
    return passes ? said(reply) : undefined;
}
/** `invalid_client: AADSTS700213: …`, without the trace ids that follow on further lines. */
function said({ text }) {
    const found = (0,_request_js__WEBPACK_IMPORTED_MODULE_2__/* .readJson */ .Vh)(refused, text);
    if (found === undefined)
        return (0,_request_js__WEBPACK_IMPORTED_MODULE_2__/* .brief */ .dh)(text);
    return `${found.error}: ${(found.error_description ?? '').split(/\r?\n| Trace ID:/)[0]}`;
}
function refusal({ client, tenant }, message, assertion) {
    const wanted = `client ${client} of tenant ${tenant}`;
    if (assertion === undefined)
        return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('IDENTITY_DENIED', `Microsoft Entra did not take the secret of ${wanted}: ${message}`, {
            hint: 'Renew the client secret and its entry of flotilla-secrets, or let the client trust the job’s token instead.',
        });
    const trust = (claims) => federatedCredential(claims, wanted);
    return (0,_denied_js__WEBPACK_IMPORTED_MODULE_1__/* .denied */ .w)({ who: 'Microsoft Entra', wanted, said: message, token: assertion, trust });
}
function federatedCredential(claims, wanted) {
    const credential = {
        name: 'flotilla',
        issuer: claims['iss'] ?? 'https://token.actions.githubusercontent.com',
        subject: claims['sub'] ?? 'repo:OWNER/NAME:environment:ENVIRONMENT',
        audiences: [claims['aud'] ?? 'api://AzureADTokenExchange'],
    };
    const workflow = claims['job_workflow_ref'];
    const narrower = workflow === undefined
        ? ''
        : `\nEntra compares the subject as a whole. To bind it to the workflow ${workflow} too, let GitHub put job_workflow_ref into the subject (the repository’s OIDC subject claim).`;
    return `Where this job is to be let in, ${wanted} needs this federated credential:\n${JSON.stringify(credential, null, 2)}${narrower}`;
}


/***/ }),

/***/ 32994:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ex: () => (/* binding */ entraToken),
/* harmony export */   ZK: () => (/* binding */ scopesOf),
/* harmony export */   i6: () => (/* binding */ principalOf)
/* harmony export */ });
/* harmony import */ var _renewing_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(56355);
/* harmony import */ var _shared_session_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12196);
/* harmony import */ var _authority_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(49003);
/* harmony import */ var _client_credentials_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(54844);




/** Who an identity is, for messages and advice. */
function principalOf({ client }) {
    return client === undefined ? 'the runner’s own managed identity' : `client ${client}`;
}
/** What a token of an identity is for. `kubernetes` is the application that stands for every AKS API server. */
function scopesOf(identity) {
    const { registryResource, management, vaults, prometheus } = (0,_authority_js__WEBPACK_IMPORTED_MODULE_0__/* .authorityOf */ .v)(identity);
    return {
        registry: `${registryResource}/.default`,
        management: `${management}/.default`,
        vault: `https://${vaults}/.default`,
        prometheus: `https://${prometheus}/.default`,
        kubernetes: '6dae42f8-4368-4678-94ff-3960e28e3630/.default',
    };
}
/**
 * Entra access tokens of an identity for one scope, renewed before they end; one for everybody in the job. The
 * assertion is minted anew for each exchange, since it lives five minutes only. `IDENTITY_DENIED`,
 * `IDENTITY_UNAVAILABLE`.
 */
function entraToken(scope, identity, ports) {
    return session(ports, identity, scope);
}
const session = (0,_shared_session_js__WEBPACK_IMPORTED_MODULE_2__/* .sharedSession */ .E)((ports, identity, scope) => {
    switch (identity.source) {
        case 'ambient':
            return (0,_renewing_js__WEBPACK_IMPORTED_MODULE_3__/* .deferred */ .yX)(async () => (await __webpack_require__.e(/* import() */ 1402).then(__webpack_require__.bind(__webpack_require__, 31402))).ambientToken(scope, identity, ports));
        case 'secret': {
            const proof = async () => ({ secret: ports.secret(identity['client-secret']) });
            return (0,_renewing_js__WEBPACK_IMPORTED_MODULE_3__/* .renewing */ .IU)(() => (0,_client_credentials_js__WEBPACK_IMPORTED_MODULE_1__/* .grant */ .N)({ ...identity, proof }, scope, ports), ports.clock);
        }
        default: {
            const audience = ports.endpoints.azure?.audience ?? (0,_authority_js__WEBPACK_IMPORTED_MODULE_0__/* .authorityOf */ .v)(identity).audience;
            const proof = async () => ({ assertion: await ports.idToken(audience) });
            return (0,_renewing_js__WEBPACK_IMPORTED_MODULE_3__/* .renewing */ .IU)(() => (0,_client_credentials_js__WEBPACK_IMPORTED_MODULE_1__/* .grant */ .N)({ ...identity, proof }, scope, ports), ports.clock);
        }
    }
});


/***/ }),

/***/ 19033:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  provider: () => (/* binding */ provider)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(27597);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/clouds/kubeconfig.js
var kubeconfig = __webpack_require__(81623);
// EXTERNAL MODULE: ./lib/clouds/request.js
var request = __webpack_require__(68251);
// EXTERNAL MODULE: ./lib/clouds/azure/authority.js
var authority = __webpack_require__(49003);
// EXTERNAL MODULE: ./lib/clouds/azure/identity.js
var azure_identity = __webpack_require__(32994);
;// CONCATENATED MODULE: ./lib/clouds/azure/cluster.js






const apiVersion = '2024-09-01';
const credentials = schemas/* object */.Ikc({ kubeconfigs: schemas/* array */.YOg(schemas/* object */.Ikc({ value: schemas/* base64 */.K39() })).min(1) });
const failure = schemas/* object */.Ikc({ error: schemas/* object */.Ikc({ code: schemas/* string */.YjP(), message: schemas/* string */.YjP() }) });
/** Finds an AKS cluster's API server; its bearer tokens are Entra's for the AKS server application. */
async function openAks(name, config, identity, ports) {
    const { server, ca } = await describe(name, config, identity, ports);
    return { server, ca, reach: reachOf(server), token: aksToken(identity, ports) };
}
function aksToken(identity, ports) {
    return (0,azure_identity/* entraToken */.Ex)((0,azure_identity/* scopesOf */.ZK)(identity).kubernetes, identity, ports);
}
/** Only the address and the authority are taken from the kubeconfig; its user would want the az command. */
async function describe(name, { subscription, 'resource-group': group, cluster }, identity, ports) {
    const token = (0,azure_identity/* entraToken */.Ex)((0,azure_identity/* scopesOf */.ZK)(identity).management, identity, ports);
    const base = ports.endpoints.azure?.management ?? (0,authority/* authorityOf */.v)(identity).management;
    const path = [
        ...['subscriptions', subscription, 'resourceGroups', group],
        ...['providers', 'Microsoft.ContainerService', 'managedClusters', cluster, 'listClusterUserCredential'],
    ].map(encodeURIComponent);
    const reply = await (0,request/* request */.Em)(ports, {
        what: 'Azure Resource Manager',
        url: `${base}/${path.join('/')}?api-version=${apiVersion}`,
        init: async () => ({
            method: 'POST',
            headers: { authorization: `Bearer ${(await token()).value}`, 'content-length': '0' },
        }),
    });
    if (!reply.ok)
        throw new errors/* ActionError */.lZ('CLUSTER_DENIED', `${name}: Azure does not show cluster ${cluster} in ${group}: ${armSaid(reply.text)}`, {
            hint: /local account/i.test(reply.text)
                ? `Enable Entra integration of ${cluster}: with local accounts disabled there is no other way in.`
                : reply.status === 404
                    ? `Correct \`subscription\`, \`resource-group\` and \`cluster\` of cluster ${name} in the fleet file.`
                    : `Grant ${(0,azure_identity/* principalOf */.i6)(identity)} the role "Azure Kubernetes Service Cluster User Role" on the cluster.`,
        });
    const [first] = credentials.parse(JSON.parse(reply.text)).kubeconfigs;
    const text = Buffer.from(first?.value ?? '', 'base64').toString('utf8');
    try {
        const { cluster: found, user } = (0,kubeconfig/* readKubeconfig */.U)(text);
        (0,kubeconfig/* maskUser */.A)(user, ports.log);
        // A cluster with Entra integration has its users run a program that asks Entra.
        const asksEntra = 'exec' in user || 'auth-provider' in user;
        if (!asksEntra && (user['client-certificate-data'] ?? user.token) !== undefined)
            throw new errors/* ActionError */.lZ('CLUSTER_DENIED', `${name}: ${cluster} does not know Entra’s identities`, {
                hint: `Enable Entra integration: az aks update --resource-group ${group} --name ${cluster} --enable-aad`,
            });
        const ca = found['certificate-authority-data'];
        return { server: found.server, ca: ca && Buffer.from(ca, 'base64').toString('utf8') };
    }
    catch (cause) {
        if (cause instanceof errors/* ActionError */.lZ)
            throw cause;
        throw new errors/* ActionError */.lZ('CLUSTER_DENIED', `${name}: the kubeconfig of ${cluster} is unusable: ${(0,errors/* messageOf */.bD)(cause)}`);
    }
}
/** A private cluster's name leads somewhere only in networks that are linked to its private DNS zone. */
const reachOf = (server) => server.includes('.privatelink.')
    ? 'It is a private cluster: let the job run in a network that is linked to its private DNS zone (a self-hosted runner there, input `runs-on`).'
    : undefined;
function armSaid(text) {
    try {
        const { error } = failure.parse(JSON.parse(text));
        return `${error.code}: ${error.message}`;
    }
    catch {
        return (0,request/* brief */.dh)(text);
    }
}

// EXTERNAL MODULE: ./lib/clouds/denied.js
var denied = __webpack_require__(27735);
// EXTERNAL MODULE: ./lib/clouds/endpoints.js
var endpoints = __webpack_require__(20228);
// EXTERNAL MODULE: ./lib/clouds/renewing.js
var renewing = __webpack_require__(56355);
;// CONCATENATED MODULE: ./lib/clouds/azure/control-plane.js
/** The official client for an ACR registry's own API. It exchanges the Entra token for the registry's itself. */
async function containerRegistryClient(baseUrl, entra) {
    const { ContainerRegistryClient } = await Promise.all(/* import() */[__webpack_require__.e(2830), __webpack_require__.e(3669), __webpack_require__.e(3430)]).then(__webpack_require__.bind(__webpack_require__, 93430));
    return new ContainerRegistryClient(baseUrl, credential(entra), options);
}
/** The official client for one repository's manifests. */
async function contentClient(baseUrl, repository, entra) {
    const { ContainerRegistryContentClient } = await Promise.all(/* import() */[__webpack_require__.e(2830), __webpack_require__.e(3669), __webpack_require__.e(3430)]).then(__webpack_require__.bind(__webpack_require__, 93430));
    return new ContainerRegistryContentClient(baseUrl, repository, credential(entra), options);
}
/** How long an answer is waited for; the client itself would wait for ever (milliseconds). */
const answerMs = 30_000;
/** The client tries a 429 again only where it comes with a time to wait, and what passes only where it is told so. */
const patience = {
    position: 'perRetry',
    policy: {
        name: 'patience',
        sendRequest: async (request, next) => {
            request.timeout = answerMs;
            const response = await next(request).catch((cause) => {
                if (request.abortSignal?.aborted)
                    throw cause;
                throw passing(cause) ?? cause;
            });
            if (response.status === 429 && !response.headers.has('retry-after'))
                response.headers.set('retry-after', '1');
            return response;
        },
    },
};
/** Silence, or an answer that broke off, as the client's retries know them: they go by name and code. */
function passing(cause) {
    if (!(cause instanceof Error))
        return undefined;
    if (cause.name === 'AbortError')
        return Object.assign(new Error(`no answer for ${answerMs / 1000} s`, { cause }), {
            name: 'RestError',
            code: 'ETIMEDOUT',
        });
    const brokeOff = 'code' in cause && cause.code === 'PARSE_ERROR';
    return brokeOff ? Object.assign(cause, { code: 'ECONNRESET' }) : undefined;
}
const options = {
    additionalPolicies: [patience],
    // A manifest is never elsewhere, and the token is for nobody else.
    redirectOptions: { allowCrossOriginRedirects: false },
};
const credential = (entra) => ({
    getToken: async () => {
        const { value: token, expiresAt: expiresOnTimestamp } = await entra();
        return { token, expiresOnTimestamp };
    },
});

// EXTERNAL MODULE: ./lib/clouds/delete-each.js
var delete_each = __webpack_require__(54065);
;// CONCATENATED MODULE: ./lib/clouds/azure/registry-failure.js

/** HTTP status of the SDK's RestError; undefined for anything else. */
function statusOf(error) {
    return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
        ? error.statusCode
        : undefined;
}
/** Whether ACR does not let the identity do that. */
const isDenied = (error) => [401, 403].includes(statusOf(error) ?? 0);
/** What the user is told of a refusal or failure; `role` is what allows it. */
function failed({ name, who }, repository, role, cause) {
    if (cause instanceof errors/* ActionError */.lZ)
        return cause;
    const message = `${name}: ACR failed for ${repository}: ${(0,errors/* messageOf */.bD)(cause)}`;
    if (isDenied(cause))
        return new errors/* ActionError */.lZ('REGISTRY_DENIED', message, { hint: lacking(who, role), cause });
    return new errors/* ActionError */.lZ('REGISTRY_FAILED', message, {
        hint: 'Try again; the registry’s control plane did not answer as documented.',
        cause,
    });
}
const lacking = (who, role) => `Grant ${who} the role ${role} on the registry.`;

;// CONCATENATED MODULE: ./lib/clouds/azure/images.js



/** Whether ACR's own API knows the digest; `unknown` where the identity may not ask. */
async function hasDigest(acr, repository, digest) {
    const artifact = (await acr.client()).getArtifact(repository, digest);
    try {
        return (await artifact.getManifestProperties()).digest === digest;
    }
    catch (error) {
        if (statusOf(error) === 404)
            return false;
        if (isDenied(error))
            return 'unknown';
        throw failed(acr, repository, 'AcrPull', error);
    }
}
/** Stores the manifest that the digest names once more, under the tag. */
async function retag(acr, repository, digest, tag) {
    const client = await acr.contentClient(repository);
    try {
        const { content, mediaType } = await client.getManifest(digest);
        await client.setManifest(content, { mediaType, tag });
    }
    catch (cause) {
        const status = statusOf(cause);
        if (status === 404)
            throw new errors/* ActionError */.lZ('REGISTRY_FAILED', `${acr.name}: ${repository} does not have ${digest}`, {
                hint: `Push or promote it to registry ${acr.name} before it is tagged there.`,
                cause,
            });
        if (status === 405 || status === 409)
            throw new errors/* ActionError */.lZ('TAG_IMMUTABLE', `${acr.name}: ${repository}:${tag} is locked`, {
                hint: 'Choose another tag, or unlock this one (az acr repository update --write-enabled true).',
                cause,
            });
        throw failed(acr, repository, 'AcrPush', cause);
    }
}
/** Every manifest of the repository, untagged ones included. */
async function* listImages(acr, repository) {
    const listed = (await acr.client()).getRepository(repository).listManifestProperties();
    try {
        for await (const manifest of listed)
            yield {
                digest: manifest.digest,
                tags: manifest.tags,
                storedAt: manifest.createdOn.getTime(),
                size: manifest.sizeInBytes,
            };
    }
    catch (error) {
        if (statusOf(error) !== 404)
            throw failed(acr, repository, 'AcrPull', error);
    }
}
/** Deletes manifests with their tags. ACR keeps what is locked. */
async function deleteImages(acr, repository, digests) {
    const client = await acr.client();
    return (0,delete_each/* deleteEach */.p)(digests, async (digest) => {
        try {
            await client.getArtifact(repository, digest).delete();
            return undefined;
        }
        catch (error) {
            const status = statusOf(error);
            if (status === 404)
                return undefined;
            if (status === 405 || status === 409)
                return (0,errors/* messageOf */.bD)(error);
            throw failed(acr, repository, 'AcrDelete', error);
        }
    });
}

;// CONCATENATED MODULE: ./lib/clouds/azure/repositories.js

/** What ACR says of a repository; the first push makes one that is missing. */
async function describeRepository(acr, repository) {
    const found = (await acr.client()).getRepository(repository);
    try {
        const { canWrite } = await found.getProperties();
        return {
            exists: true,
            creatable: 'by-push',
            tags: canWrite === false ? 'immutable' : 'mutable',
            notes: [],
        };
    }
    catch (error) {
        if (statusOf(error) === 404)
            return { exists: false, creatable: 'by-push', tags: 'mutable', notes: [] };
        if (!isDenied(error))
            throw failed(acr, repository, 'AcrPull', error);
        const notes = [lacking(acr.who, 'AcrPush')];
        return { exists: 'unknown', creatable: 'unknown', tags: 'unknown', notes };
    }
}

;// CONCATENATED MODULE: ./lib/clouds/azure/registry.js











/** The user that a refresh token is the password of. */
const nobody = '00000000-0000-0000-0000-000000000000';
const exchanged = schemas/* object */.Ikc({ refresh_token: schemas/* string */.YjP().min(1) });
/** Opens an Azure Container Registry. Its repositories come into being with the first push. */
function openAcr(name, config, identity, ports) {
    const { registry, path, required } = config;
    const host = `${registry}.${(0,authority/* authorityOf */.v)(identity).registries}`;
    const baseUrl = (0,endpoints/* registryBaseUrl */.mO)(host, ports.endpoints.azure?.registry);
    const entra = (0,azure_identity/* entraToken */.Ex)((0,azure_identity/* scopesOf */.ZK)(identity).registry, identity, ports);
    const login = (0,renewing/* renewing */.IU)(() => exchange(name, host, baseUrl, identity, entra, ports), ports.clock);
    let client;
    const acr = {
        name,
        who: (0,azure_identity/* principalOf */.i6)(identity),
        client: () => {
            client ??= containerRegistryClient(baseUrl, entra);
            return client;
        },
        contentClient: (repository) => contentClient(baseUrl, repository, entra),
    };
    return {
        endpoint: {
            name,
            host,
            baseUrl,
            path,
            required,
            traits: { chunkedUpload: true, mount: 'any', concurrency: 8 },
            credential: async (renew) => (await login(renew)).value,
        },
        pushGrant: `Grant ${acr.who} the role AcrPush on registry ${registry}.`,
        ensureRepository: async () => 'created-by-push',
        describeRepository: (repository) => describeRepository(acr, repository),
        hasDigest: (repository, digest) => hasDigest(acr, repository, digest),
        retag: (repository, digest, tag) => retag(acr, repository, digest, tag),
        listImages: (repository) => listImages(acr, repository),
        deleteImages: (repository, digests) => deleteImages(acr, repository, digests),
    };
}
/**
 * Exchanges an Entra token for a refresh token of the registry, which is a password to its token service.
 * https://github.com/Azure/acr/blob/main/docs/AAD-OAuth.md
 */
async function exchange(name, host, baseUrl, identity, entra, ports) {
    const reply = await (0,request/* request */.Em)(ports, {
        what: `${name}: ACR`,
        url: `${baseUrl}/oauth2/exchange`,
        init: async () => ({
            method: 'POST',
            body: new URLSearchParams({
                grant_type: 'access_token',
                service: host,
                tenant: identity.tenant,
                access_token: (await entra()).value,
            }),
        }),
    });
    if (!reply.ok)
        throw new errors/* ActionError */.lZ('REGISTRY_DENIED', `${name}: ${host} gave ${(0,azure_identity/* principalOf */.i6)(identity)} no login: ${(0,request/* brief */.dh)(reply.text)}`, {
            hint: `Grant it the role AcrPush (to verify only: AcrPull) on registry ${host.split('.')[0]}.`,
        });
    const { refresh_token: password } = exchanged.parse(JSON.parse(reply.text));
    ports.log.mask(password);
    // Three hours, says its own claim; an opaque one is taken to last for one.
    const expiry = Number((0,denied/* claimsOf */.d)(password)['exp']);
    const expiresAt = Number.isFinite(expiry) ? expiry * 1000 : ports.clock.now() + 3_600_000;
    return { value: { username: nobody, password, expiresAt }, expiresAt };
}

;// CONCATENATED MODULE: ./lib/clouds/azure/index.js


/** Microsoft Azure: Container Registry and AKS by federated credentials of Entra. */
const provider = {
    registry: async (name, config, identity, ports) => openAcr(name, config, identity, ports),
    cluster: openAks,
    clusterToken: (_name, _config, identity, ports) => aksToken(identity, ports),
    secret: async (reference, identity, ports) => (await __webpack_require__.e(/* import() */ 531).then(__webpack_require__.bind(__webpack_require__, 90531))).azureSecret(reference, identity, ports),
    metrics: async (source, identity, ports) => (await __webpack_require__.e(/* import() */ 6271).then(__webpack_require__.bind(__webpack_require__, 26271))).azureMetrics(source, identity, ports),
    kms: async (identity, ports) => (await __webpack_require__.e(/* import() */ 5039).then(__webpack_require__.bind(__webpack_require__, 35039))).azureKms(identity, ports),
    terraform: async (identity, ports) => (await __webpack_require__.e(/* import() */ 5570).then(__webpack_require__.bind(__webpack_require__, 15570))).azureTerraform(identity, ports),
};


/***/ }),

/***/ 54065:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ deleteEach)
/* harmony export */ });
/* harmony import */ var _core_concurrency_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9276);

/** Deletions at the same time. */
const deletions = 8;
/**
 * Deletes digests where each takes a request of its own, each once. `remove` resolves to why the registry keeps it,
 * and to undefined when it is gone, also when it was before.
 */
async function deleteEach(digests, remove) {
    const outcomes = await (0,_core_concurrency_js__WEBPACK_IMPORTED_MODULE_0__/* .mapConcurrently */ .X)([...new Set(digests)], deletions, async (digest) => ({
        digest,
        why: await remove(digest),
    }));
    return {
        deleted: outcomes.flatMap(({ digest, why }) => (why === undefined ? [digest] : [])),
        refused: outcomes.flatMap(({ digest, why }) => (why === undefined ? [] : [{ digest, why }])),
    };
}


/***/ }),

/***/ 27735:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ claimsOf),
/* harmony export */   w: () => (/* binding */ denied)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27597);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);


/** The claims that trust conditions are written on. */
const shown = [
    'iss',
    'sub',
    'aud',
    'repository',
    'repository_id',
    'repository_owner_id',
    'ref',
    'environment',
    'job_workflow_ref',
    'event_name',
];
const payload = zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L5J());
/** Claims of a JWT, read without verifying it: they are for messages and for naming sessions only. */
function claimsOf(token) {
    try {
        const part = token.split('.')[1] ?? '';
        const all = payload.parse(JSON.parse(Buffer.from(part, 'base64url').toString('utf8')));
        return Object.fromEntries(Object.entries(all).flatMap(([name, value]) => typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : []));
    }
    catch {
        return {};
    }
}
/** `IDENTITY_DENIED` with what the job presented, beside the condition to write for it to be let in. */
function denied({ who, wanted, said, token, trust }) {
    const claims = claimsOf(token);
    const lines = shown.flatMap((name) => (claims[name] === undefined ? [] : [`  ${name}: ${claims[name]}`]));
    const presented = lines.length > 0 ? lines.join('\n') : '  (no readable claims)';
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('IDENTITY_DENIED', `${who} did not let this job act as ${wanted}: ${said}\nThe job presented\n${presented}`, { hint: trust(claims) });
}


/***/ }),

/***/ 81623:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ maskUser),
/* harmony export */   U: () => (/* binding */ readKubeconfig)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27597);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3828);



const clusterEntry = zod__WEBPACK_IMPORTED_MODULE_2__/* .looseObject */ ._H3({
    server: zod__WEBPACK_IMPORTED_MODULE_2__/* .url */ .OZ5({ protocol: /^https$/ }),
    'certificate-authority-data': zod__WEBPACK_IMPORTED_MODULE_2__/* .base64 */ .K39().optional(),
    'tls-server-name': zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().optional(),
});
const userEntry = zod__WEBPACK_IMPORTED_MODULE_2__/* .looseObject */ ._H3({
    token: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().optional(),
    'client-certificate-data': zod__WEBPACK_IMPORTED_MODULE_2__/* .base64 */ .K39().optional(),
    'client-key-data': zod__WEBPACK_IMPORTED_MODULE_2__/* .base64 */ .K39().optional(),
});
/** The parts of a kubeconfig that lead to a cluster; unknown keys are kept, so that unwanted ones can be seen. */
const kubeconfig = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    'current-context': zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().optional(),
    contexts: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ name: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), context: zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ cluster: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), user: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().default('') }) })),
    clusters: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ name: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), cluster: clusterEntry })),
    users: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ name: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), user: userEntry.nullish() })).nullish(),
});
/**
 * Reads a kubeconfig and follows one of its contexts, the current one by default, to a cluster and a user. Throws a
 * plain Error that says what is wrong without quoting values, which may be secret.
 */
function readKubeconfig(text, wanted) {
    const parsed = kubeconfig.safeParse(yaml(text));
    if (!parsed.success) {
        const [issue] = parsed.error.issues;
        throw new Error(`${issue?.path.join('.') || 'it'} is not as in a kubeconfig (${issue?.message})`);
    }
    const { contexts, clusters, users, 'current-context': current } = parsed.data;
    const name = wanted ?? (current || (contexts.length === 1 ? contexts[0]?.name : undefined));
    if (name === undefined)
        throw new Error('it has no current-context; name one');
    const context = contexts.find((entry) => entry.name === name)?.context;
    if (context === undefined)
        throw new Error(`it has no context ${name}, only ${contexts.map((entry) => entry.name).join(', ')}`);
    const cluster = clusters.find((entry) => entry.name === context.cluster)?.cluster;
    if (cluster === undefined)
        throw new Error(`it has no cluster ${context.cluster}`);
    return {
        context: name,
        cluster,
        user: users?.find((entry) => entry.name === context.user)?.user ?? {},
    };
}
/** Masks what a user of a kubeconfig proves itself with. */
function maskUser({ token, 'client-key-data': key }, log) {
    if (token !== undefined)
        log.mask(token);
    if (key !== undefined)
        for (const form of [key, Buffer.from(key, 'base64').toString('utf8')])
            log.mask(form);
}
function yaml(text) {
    try {
        return (0,yaml__WEBPACK_IMPORTED_MODULE_0__.parse)(text, { logLevel: 'error' });
    }
    catch (error) {
        // The parser quotes the line, which may hold a key.
        throw new Error(`it is not YAML (${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error).split('\n')[0]})`);
    }
}


/***/ }),

/***/ 9276:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ mapConcurrently)
/* harmony export */ });
/** Maps with at most `limit` in work at once; keeps the order. The first failure is thrown when all have ended. */
async function mapConcurrently(items, limit, work) {
    const results = [];
    const failures = [];
    let next = 0;
    const worker = async () => {
        while (next < items.length && failures.length === 0) {
            const index = next++;
            const item = items[index]; // index is within bounds
            try {
                results[index] = await work(item, index);
            }
            catch (error) {
                failures.push(error);
            }
        }
    };
    await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
    if (failures.length > 0)
        throw failures[0];
    return results;
}


/***/ }),

/***/ 49567:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ai: () => (/* binding */ number)
/* harmony export */ });
/* unused harmony exports string, boolean, bigint, date */
/* harmony import */ var _core_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43759);
/* harmony import */ var _schemas_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27597);


function string(params) {
    return core._coercedString(schemas.ZodString, params);
}
function number(params) {
    return _core_index_js__WEBPACK_IMPORTED_MODULE_0__/* ._coercedNumber */ .qG(_schemas_js__WEBPACK_IMPORTED_MODULE_1__/* .ZodNumber */ .rSt, params);
}
function boolean(params) {
    return core._coercedBoolean(schemas.ZodBoolean, params);
}
function bigint(params) {
    return core._coercedBigint(schemas.ZodBigInt, params);
}
function date(params) {
    return core._coercedDate(schemas.ZodDate, params);
}


/***/ })

};
