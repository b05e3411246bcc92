export const id = 2363;
export const ids = [2363];
export const modules = {

/***/ 33114:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ ecrUrl),
/* harmony export */   G: () => (/* binding */ ecrClient)
/* harmony export */ });
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(68251);
/* harmony import */ var _partition_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48498);


/** Base URL of ECR's API in a region, or its override. */
function ecrUrl({ region, fips }, { endpoints }) {
    return endpoints.aws?.ecr ?? (0,_partition_js__WEBPACK_IMPORTED_MODULE_1__/* .serviceUrl */ .Rs)('api.ecr', region, fips);
}
/** The official client for ECR's control plane, on our own connections and credentials. */
async function ecrClient(place, session, ports) {
    const { ECRClient } = await __webpack_require__.e(/* import() */ 8249).then(__webpack_require__.t.bind(__webpack_require__, 28249, 19));
    return new ECRClient({
        region: place.region,
        endpoint: ecrUrl(place, ports),
        credentials: async () => {
            const { value } = await session();
            const { accessKeyId, secretAccessKey, sessionToken } = value;
            return {
                accessKeyId,
                secretAccessKey,
                ...(sessionToken === undefined ? {} : { sessionToken }),
                // So the client asks anew each time: the session is kept, and renewed by the clock of the job, elsewhere.
                expiration: new Date(0),
            };
        },
        requestHandler: { handle: (sent) => handle(sent, ports) },
    });
}
/**
 * The client's own transport knows no proxy, and its retries no connection that undici lost; ours do. ECR's requests
 * have no query and their bodies are JSON. What ECR itself refuses as too many, with 400, the client tries again.
 */
async function handle(sent, ports) {
    const { protocol, hostname, port, path, method } = sent;
    const { host: _, 'content-length': __, ...headers } = sent.headers;
    const { status, text, headers: answered, } = await (0,_request_js__WEBPACK_IMPORTED_MODULE_0__/* .request */ .Em)(ports, {
        what: 'Amazon ECR',
        url: `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}`,
        init: () => ({ method, headers, body: textOf(sent.body) }),
    });
    // By the date among them the client corrects a clock that is wrong.
    const body = new TextEncoder().encode(text);
    return { response: { statusCode: status, headers: Object.fromEntries(answered), body } };
}
function textOf(body) {
    if (typeof body === 'string')
        return body;
    if (ArrayBuffer.isView(body))
        return Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');
    throw new Error('the ECR client sent a body that is neither text nor bytes');
}


/***/ }),

/***/ 87920:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EK: () => (/* binding */ registrySession),
/* harmony export */   i6: () => (/* binding */ principalOf),
/* harmony export */   yb: () => (/* binding */ awsSession)
/* harmony export */ });
/* harmony import */ var _renewing_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(56355);
/* harmony import */ var _shared_session_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(12196);
/* harmony import */ var _partition_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48498);
/* harmony import */ var _session_policy_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69239);
/* harmony import */ var _web_identity_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88977);





/** Who an identity is, for messages and advice. */
function principalOf(identity) {
    switch (identity.source) {
        case 'ambient':
            return 'the runner’s own AWS identity';
        case 'secret':
            return `the owner of access key ${identity['access-key-id']}`;
        default:
            return identity.role;
    }
}
/**
 * AWS credentials of an identity, renewed before they end; one session for everybody in the job. `IDENTITY_DENIED`,
 * `IDENTITY_UNAVAILABLE`.
 */
function awsSession(identity, ports) {
    return session(ports, identity, undefined);
}
/** The same for a registry: where the identity asks for it, good for the repositories below its path only. */
function registrySession(identity, config, ports) {
    if (!('scope-to-repositories' in identity && identity['scope-to-repositories']))
        return awsSession(identity, ports);
    return session(ports, identity, (0,_session_policy_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoriesPolicy */ .n)(config, identity.role));
}
const session = (0,_shared_session_js__WEBPACK_IMPORTED_MODULE_3__/* .sharedSession */ .E)((ports, identity, policy) => {
    switch (identity.source) {
        case 'ambient':
            return (0,_renewing_js__WEBPACK_IMPORTED_MODULE_4__/* .deferred */ .yX)(async () => (await __webpack_require__.e(/* import() */ 128).then(__webpack_require__.bind(__webpack_require__, 30128))).ambientCredentials(identity, ports));
        case 'secret':
            return keptKeys(identity, ports);
        default: {
            const token = () => ports.idToken(ports.endpoints.aws?.audience ?? (0,_partition_js__WEBPACK_IMPORTED_MODULE_0__/* .audienceOf */ .Ox)(identity.region));
            return (0,_renewing_js__WEBPACK_IMPORTED_MODULE_4__/* .renewing */ .IU)(() => (0,_web_identity_js__WEBPACK_IMPORTED_MODULE_2__/* .assumeRole */ .x)({ ...identity, token, policy }, ports), ports.clock);
        }
    }
});
/** Keys of a user out of flotilla-secrets, which masked them. They never end by themselves. */
function keptKeys(identity, { secret }) {
    return (0,_renewing_js__WEBPACK_IMPORTED_MODULE_4__/* .deferred */ .yX)(async () => (0,_renewing_js__WEBPACK_IMPORTED_MODULE_4__/* .lasting */ .nS)({
        accessKeyId: secret(identity['access-key-id']),
        secretAccessKey: secret(identity['secret-access-key']),
    }));
}


/***/ }),

/***/ 52363:
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
// EXTERNAL MODULE: ./lib/clouds/renewing.js
var renewing = __webpack_require__(56355);
// EXTERNAL MODULE: ./lib/clouds/request.js
var request = __webpack_require__(68251);
// EXTERNAL MODULE: ./lib/clouds/aws/identity.js
var aws_identity = __webpack_require__(87920);
// EXTERNAL MODULE: ./lib/clouds/aws/partition.js
var partition = __webpack_require__(48498);
// EXTERNAL MODULE: ./lib/clouds/aws/sigv4.js
var sigv4 = __webpack_require__(23279);
// EXTERNAL MODULE: ./lib/clouds/aws/web-identity.js
var web_identity = __webpack_require__(88977);
;// CONCATENATED MODULE: ./lib/clouds/aws/cluster.js








/** A token dies 15 minutes after it was signed, whatever the address says; a minute is left for clocks that differ. */
const tokenMs = 14 * 60_000;
const described = schemas/* object */.Ikc({
    cluster: schemas/* object */.Ikc({
        status: schemas/* string */.YjP(),
        endpoint: schemas/* string */.YjP().optional(),
        certificateAuthority: schemas/* object */.Ikc({ data: schemas/* string */.YjP() }).optional(),
        resourcesVpcConfig: schemas/* object */.Ikc({
            endpointPublicAccess: schemas/* boolean */.zMY().optional(),
            publicAccessCidrs: schemas/* array */.YOg(schemas/* string */.YjP()).optional(),
        })
            .optional(),
    }),
});
/** Finds an EKS cluster's API server and mints tokens for it. */
async function openEks(name, config, identity, ports) {
    const session = (0,aws_identity/* awsSession */.yb)(identity, ports);
    const { endpoint, ca, reach } = await describe(name, config, identity, session, ports);
    return { server: endpoint, ca, reach, token: eksToken(config, identity, ports, session) };
}
/**
 * Tokens for an EKS cluster: a presigned GetCallerIdentity request that its API server sends to STS to learn who
 * made it, as aws-iam-authenticator has it.
 * https://github.com/kubernetes-sigs/aws-iam-authenticator#api-authorization-from-outside-a-cluster
 */
function eksToken(config, identity, ports, session = (0,aws_identity/* awsSession */.yb)(identity, ports)) {
    return (0,renewing/* renewing */.IU)(async () => {
        const { value: credentials, expiresAt } = await session();
        const now = ports.clock.now();
        const url = (0,sigv4/* presignedUrl */.T)({
            method: 'GET',
            url: `${(0,web_identity/* stsUrl */.o)(identity, ports)}/?Action=GetCallerIdentity&Version=2011-06-15`,
            headers: { 'x-k8s-aws-id': config.cluster },
        }, 60, credentials, { service: 'sts', region: identity.region, now });
        const token = `k8s-aws-v1.${Buffer.from(url).toString('base64url')}`;
        ports.log.mask(token);
        return { value: token, expiresAt: Math.min(now + tokenMs, expiresAt) };
    }, ports.clock);
}
async function describe(name, { cluster, region }, identity, session, ports) {
    const base = ports.endpoints.aws?.eks ?? (0,partition/* serviceUrl */.Rs)('eks', region, identity.fips);
    const url = `${base}/clusters/${encodeURIComponent(cluster)}`;
    const reply = await (0,request/* request */.Em)(ports, {
        what: 'Amazon EKS',
        url,
        init: async () => {
            const { value: credentials } = await session();
            const scope = { service: 'eks', region, now: ports.clock.now() };
            return { headers: (0,sigv4/* signedHeaders */.H)({ method: 'GET', url }, credentials, scope) };
        },
    });
    if (!reply.ok)
        throw new errors/* ActionError */.lZ('CLUSTER_DENIED', `${name}: Amazon EKS does not show ${cluster} in ${region}: ${(0,request/* brief */.dh)(reply.text)}`, {
            hint: reply.status === 404
                ? `Correct \`cluster\` and \`region\` of cluster ${name} in the fleet file.`
                : `Allow ${(0,aws_identity/* principalOf */.i6)(identity)} the action eks:DescribeCluster on this cluster.`,
        });
    const { status, endpoint, certificateAuthority, ...rest } = described.parse(JSON.parse(reply.text)).cluster;
    if (!endpoint || !certificateAuthority)
        throw new errors/* ActionError */.lZ('CLUSTER_UNREACHABLE', `${name}: ${cluster} is ${status} and has no endpoint`, {
            hint: 'Deliver again when the cluster is ACTIVE.',
        });
    const ca = Buffer.from(certificateAuthority.data, 'base64').toString('utf8');
    return { endpoint, ca, reach: reachOf(rest) };
}
/** Whom EKS lets reach the endpoint: https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html */
function reachOf({ resourcesVpcConfig }) {
    const { endpointPublicAccess = true, publicAccessCidrs = [] } = resourcesVpcConfig ?? {};
    if (!endpointPublicAccess)
        return 'Its endpoint is private: let the job run in the cluster’s network (a self-hosted runner there, input `runs-on`).';
    if (publicAccessCidrs.length === 0 || publicAccessCidrs.includes('0.0.0.0/0'))
        return undefined;
    return `EKS lets only ${publicAccessCidrs.join(', ')} reach it: add this runner’s address, or run the job inside.`;
}

// EXTERNAL MODULE: ./lib/clouds/endpoints.js
var endpoints = __webpack_require__(20228);
// EXTERNAL MODULE: ./lib/clouds/aws/control-plane.js
var control_plane = __webpack_require__(33114);
// EXTERNAL MODULE: ./lib/core/concurrency.js
var concurrency = __webpack_require__(9276);
// EXTERNAL MODULE: ./lib/oci/media-types.js
var media_types = __webpack_require__(50261);
;// CONCATENATED MODULE: ./lib/clouds/aws/ecr-failure.js

/** Whether ECR refused with one of these exceptions. */
function isNamed(error, ...names) {
    return error instanceof Error && names.includes(error.name);
}
/** What the user is told of a refusal or failure: the permission that lacks, or what ECR said. */
function failed({ name, who }, repository, cause) {
    if (cause instanceof errors/* ActionError */.lZ)
        return cause;
    const message = `${name}: Amazon ECR failed for ${repository}: ${(0,errors/* messageOf */.bD)(cause)}`;
    if (isNamed(cause, 'AccessDeniedException'))
        return new errors/* ActionError */.lZ('REGISTRY_DENIED', message, { hint: lacking(who, cause), cause });
    return new errors/* ActionError */.lZ('REGISTRY_FAILED', message, {
        hint: 'Try again; the registry’s control plane did not answer as documented.',
        cause,
    });
}
/** IAM names the action and the resource it denied: `… is not authorized to perform: ecr:X on resource: ARN …`. */
function lacking(who, error) {
    const [, action = 'that the message names', resource = 'of the message'] = /perform: (\S+) on resource: (\S+)/.exec((0,errors/* messageOf */.bD)(error)) ?? [];
    return `Allow ${who} the action ${action} on resource ${resource}.`;
}

;// CONCATENATED MODULE: ./lib/clouds/aws/images.js




/** Most digests in one BatchCheckLayerAvailability or BatchDeleteImage. */
const batchSize = 100;
const absent = ['ImageNotFoundException', 'RepositoryNotFoundException'];
/** Whether DescribeImages knows the digest; `unknown` where the identity may not ask. */
async function hasDigest(ecr, repository, digest) {
    const { DescribeImagesCommand } = await __webpack_require__.e(/* import() */ 8249).then(__webpack_require__.t.bind(__webpack_require__, 28249, 19));
    const asked = { ...ecr.in(repository), imageIds: [{ imageDigest: digest }] };
    try {
        const { imageDetails } = await (await ecr.client()).send(new DescribeImagesCommand(asked));
        return imageDetails?.some(({ imageDigest }) => imageDigest === digest) ?? false;
    }
    catch (error) {
        if (isNamed(error, ...absent))
            return false;
        if (isNamed(error, 'AccessDeniedException'))
            return 'unknown';
        throw failed(ecr, repository, error);
    }
}
/** The layers and configs that are there; an archived one counts as missing. */
async function hasBlobs(ecr, repository, digests) {
    const { BatchCheckLayerAvailabilityCommand } = await __webpack_require__.e(/* import() */ 8249).then(__webpack_require__.t.bind(__webpack_require__, 28249, 19));
    const client = await ecr.client();
    const found = await (0,concurrency/* mapConcurrently */.X)(batches(digests), 4, async (layerDigests) => {
        try {
            const asked = new BatchCheckLayerAvailabilityCommand({ ...ecr.in(repository), layerDigests });
            return (await client.send(asked)).layers ?? [];
        }
        catch (error) {
            throw failed(ecr, repository, error);
        }
    });
    return new Set(found
        .flat()
        .flatMap(({ layerDigest, layerAvailability }) => layerDigest !== undefined && layerAvailability === 'AVAILABLE' ? [layerDigest] : []));
}
/** PutImage with the very bytes that the digest names already: writes the tag and nothing else. */
async function retag(ecr, repository, digest, tag) {
    const { BatchGetImageCommand, PutImageCommand } = await __webpack_require__.e(/* import() */ 8249).then(__webpack_require__.t.bind(__webpack_require__, 28249, 19));
    const client = await ecr.client();
    try {
        const { images } = await client.send(new BatchGetImageCommand({
            ...ecr.in(repository),
            imageIds: [{ imageDigest: digest }],
            acceptedMediaTypes: media_types/* acceptManifests */.Pl.split(', '),
        }));
        const { imageManifest, imageManifestMediaType } = images?.[0] ?? {};
        if (imageManifest === undefined)
            throw new errors/* ActionError */.lZ('REGISTRY_FAILED', `${ecr.name}: ${repository} does not have ${digest}`, {
                hint: `Push or promote it to registry ${ecr.name} before it is tagged there.`,
            });
        await client.send(new PutImageCommand({
            ...ecr.in(repository),
            ...{ imageManifest, imageManifestMediaType, imageDigest: digest, imageTag: tag },
        }));
    }
    catch (error) {
        // The tag names this very manifest.
        if (isNamed(error, 'ImageAlreadyExistsException'))
            return;
        if (!isNamed(error, 'ImageTagAlreadyExistsException'))
            throw failed(ecr, repository, error);
        throw new errors/* ActionError */.lZ('TAG_IMMUTABLE', `${ecr.name}: ${repository}:${tag} names another digest`, {
            hint: 'Choose another tag, or exclude this one from the repository’s immutability.',
            cause: error,
        });
    }
}
/** Everything DescribeImages lists, untagged manifests included. */
async function* listImages(ecr, repository) {
    const { paginateDescribeImages } = await __webpack_require__.e(/* import() */ 8249).then(__webpack_require__.t.bind(__webpack_require__, 28249, 19));
    const client = await ecr.client();
    try {
        for await (const { imageDetails } of paginateDescribeImages({ client, pageSize: 1000 }, ecr.in(repository)))
            for (const { imageDigest: digest, ...image } of imageDetails ?? [])
                if (digest !== undefined)
                    yield {
                        digest,
                        tags: image.imageTags ?? [],
                        storedAt: image.imagePushedAt?.getTime(),
                        size: image.imageSizeInBytes,
                        mediaType: image.imageManifestMediaType,
                    };
    }
    catch (error) {
        if (!isNamed(error, 'RepositoryNotFoundException'))
            throw failed(ecr, repository, error);
    }
}
/** BatchDeleteImage by digest. ECR itself keeps what an index refers to. */
async function deleteImages(ecr, repository, digests) {
    const { BatchDeleteImageCommand } = await __webpack_require__.e(/* import() */ 8249).then(__webpack_require__.t.bind(__webpack_require__, 28249, 19));
    const client = await ecr.client();
    const failures = await (0,concurrency/* mapConcurrently */.X)(batches(digests), 4, async (batch) => {
        const imageIds = batch.map((imageDigest) => ({ imageDigest }));
        try {
            const asked = new BatchDeleteImageCommand({ ...ecr.in(repository), imageIds });
            return (await client.send(asked)).failures ?? [];
        }
        catch (error) {
            if (isNamed(error, 'RepositoryNotFoundException'))
                return [];
            throw failed(ecr, repository, error);
        }
    });
    const refused = failures
        .flat()
        .flatMap(({ imageId, failureCode, failureReason = '' }) => imageId?.imageDigest === undefined || failureCode === 'ImageNotFound'
        ? []
        : [{ digest: imageId.imageDigest, why: `${failureCode}: ${failureReason}` }]);
    const kept = new Set(refused.map(({ digest }) => digest));
    return { deleted: digests.filter((digest) => !kept.has(digest)), refused };
}
function batches(digests) {
    const unique = [...new Set(digests)];
    return Array.from({ length: Math.ceil(unique.length / batchSize) }, (_, at) => unique.slice(at * batchSize, (at + 1) * batchSize));
}

// EXTERNAL MODULE: ./lib/clouds/aws/login.js
var aws_login = __webpack_require__(13493);
;// CONCATENATED MODULE: ./lib/clouds/aws/replication.js

const states = { COMPLETE: 'complete', IN_PROGRESS: 'under-way', FAILED: 'failed' };
/**
 * How far ECR has copied an image to the regions that its replication rules name; nothing where no rule matches, or
 * where the identity may not ask.
 */
async function replication(ecr, repository, imageDigest) {
    const { DescribeImageReplicationStatusCommand } = await __webpack_require__.e(/* import() */ 8249).then(__webpack_require__.t.bind(__webpack_require__, 28249, 19));
    const asked = { ...ecr.in(repository), imageId: { imageDigest } };
    try {
        const { replicationStatuses = [] } = await (await ecr.client()).send(new DescribeImageReplicationStatusCommand(asked));
        return replicationStatuses.flatMap(({ region, status, failureCode }) => region === undefined || status === undefined
            ? []
            : [{ place: region, state: states[status], why: failureCode }]);
    }
    catch (error) {
        if (isNamed(error, 'AccessDeniedException', 'ImageNotFoundException'))
            return [];
        throw failed(ecr, repository, error);
    }
}

;// CONCATENATED MODULE: ./lib/clouds/aws/creation-templates.js

/** Stands for every repository that no other template is for. */
const root = 'ROOT';
/**
 * Whether a repository creation template of the account lets ECR make the repository with the first push. One that
 * the identity may not see is none.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-creation-templates.html
 */
async function createdByPush(ecr, repository) {
    const { paginateDescribeRepositoryCreationTemplates } = await __webpack_require__.e(/* import() */ 8249).then(__webpack_require__.t.bind(__webpack_require__, 28249, 19));
    const templates = [];
    try {
        const pages = paginateDescribeRepositoryCreationTemplates({ client: await ecr.client() }, {});
        for await (const page of pages)
            templates.push(...(page.repositoryCreationTemplates ?? []));
    }
    catch (error) {
        if (isNamed(error, 'AccessDeniedException'))
            return false;
        throw failed(ecr, repository, error);
    }
    return closest(templates, repository)?.appliedFor?.includes('CREATE_ON_PUSH') ?? false;
}
/** The template with the longest prefix of the repository's name, which is the one that counts. */
function closest(templates, repository) {
    const rank = ({ prefix = root }) => (prefix === root ? 0 : prefix.length);
    return templates
        .filter(({ prefix = root }) => prefix === root || repository.startsWith(`${prefix}/`))
        .reduce((best, one) => (best === undefined || rank(one) > rank(best) ? one : best), undefined);
}

;// CONCATENATED MODULE: ./lib/clouds/aws/repository-settings.js
/** What CreateRepository is asked for, by the `create` block of a registry. */
function settingsOf(create) {
    const filters = create['mutable-tags']?.map((filter) => ({ filterType: 'WILDCARD', filter }));
    const labels = { 'managed-by': 'flotilla', ...create.labels };
    return {
        ...(create['immutable-tags'] !== true ? {} : { imageTagMutability: 'IMMUTABLE' }),
        ...(filters === undefined
            ? {}
            : {
                imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
                imageTagMutabilityExclusionFilters: filters,
            }),
        ...(create['kms-key'] === undefined
            ? {}
            : { encryptionConfiguration: { encryptionType: 'KMS', kmsKey: create['kms-key'] } }),
        imageScanningConfiguration: { scanOnPush: create['scan-on-push'] ?? true },
        tags: Object.entries(labels).map(([Key, Value]) => ({ Key, Value })),
    };
}
/**
 * Expires what has had no tag for that long. ECR keeps what an index refers to.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_examples.html
 */
function lifecyclePolicy(days) {
    const selection = { tagStatus: 'untagged', countType: 'sinceImagePushed', countUnit: 'days' };
    return JSON.stringify({
        rules: [
            {
                rulePriority: 1,
                description: `untagged for ${days} days`,
                selection: { ...selection, countNumber: days },
                action: { type: 'expire' },
            },
        ],
    });
}
/** How a repository differs from what the `create` block asks for; nothing is said of what the block leaves open. */
function differences(found, create) {
    const { imageTagMutability = 'MUTABLE', imageTagMutabilityExclusionFilters, ...rest } = found;
    const wanted = settingsOf(create);
    const lines = [];
    const said = (setting, is, shall) => lines.push(`${found.repositoryName}: ${setting} is ${is}, the fleet file says ${shall}`);
    const mutability = wanted.imageTagMutability ?? 'MUTABLE';
    const filters = (from) => (from ?? []).map(({ filter }) => filter).sort();
    const [is, shall] = [
        filters(imageTagMutabilityExclusionFilters),
        filters(wanted.imageTagMutabilityExclusionFilters),
    ];
    if (create['immutable-tags'] !== undefined && imageTagMutability !== mutability)
        said('the mutability of tags', imageTagMutability, mutability);
    else if (create['mutable-tags'] !== undefined && `${is}` !== `${shall}`)
        said('the list of mutable tags', is.join(', ') || 'empty', shall.join(', '));
    const scans = rest.imageScanningConfiguration?.scanOnPush ?? false;
    if (create['scan-on-push'] !== undefined && scans !== create['scan-on-push'])
        said('scan-on-push', scans, create['scan-on-push']);
    const { encryptionType = 'AES256', kmsKey } = rest.encryptionConfiguration ?? {};
    if (create['kms-key'] !== undefined && kmsKey !== create['kms-key'])
        said('the encryption', kmsKey ?? encryptionType, create['kms-key']);
    return lines;
}

;// CONCATENATED MODULE: ./lib/clouds/aws/repository-advice.js


/** What of a repository is not as the fleet file wants it, or costs more than it has to; one line each. */
async function adviceFor(ecr, found, create) {
    const repository = found.repositoryName ?? '';
    const exclude = 'aws ecr put-image-tag-mutability --image-tag-mutability IMMUTABLE_WITH_EXCLUSION ' +
        `--image-tag-mutability-exclusion-filters filterType=WILDCARD,filter=main --repository-name ${repository}`;
    return [
        ...differences(found, create),
        ...(await missingLifecycle(ecr, repository, create)),
        ...(found.imageTagMutability === 'IMMUTABLE' ? [`So that tags of branches can move: ${exclude}`] : []),
        ...(await mountingAdvice(ecr)),
    ];
}
/** A repository that has no lifecycle policy although it shall; what is in one is its owner's business. */
async function missingLifecycle(ecr, repository, create) {
    const days = create['expire-untagged-days'];
    if (days === undefined)
        return [];
    const { GetLifecyclePolicyCommand } = await __webpack_require__.e(/* import() */ 8249).then(__webpack_require__.t.bind(__webpack_require__, 28249, 19));
    try {
        await (await ecr.client()).send(new GetLifecyclePolicyCommand(ecr.in(repository)));
        return [];
    }
    catch (error) {
        if (!isNamed(error, 'LifecyclePolicyNotFoundException'))
            return [];
        return [`${repository}: there is no lifecycle policy, the fleet file says untagged for ${days} days`];
    }
}
/** Mounting blobs of other repositories is a setting of the account, off unless somebody turned it on. */
async function mountingAdvice(ecr) {
    const { GetAccountSettingCommand } = await __webpack_require__.e(/* import() */ 8249).then(__webpack_require__.t.bind(__webpack_require__, 28249, 19));
    try {
        const asked = new GetAccountSettingCommand({ name: 'BLOB_MOUNTING' });
        const { value } = await (await ecr.client()).send(asked);
        if (value === 'ENABLED')
            return [];
        const turnOn = 'aws ecr put-account-setting --name BLOB_MOUNTING --value ENABLED';
        return [`Layers that repositories share are sent to each of them. To send them once: ${turnOn}`];
    }
    catch {
        // Advice is not worth a permission, nor a failure.
        return [];
    }
}

;// CONCATENATED MODULE: ./lib/clouds/aws/repositories.js





const mutabilities = {
    MUTABLE: 'mutable',
    IMMUTABLE: 'immutable',
    MUTABLE_WITH_EXCLUSION: 'mixed',
    IMMUTABLE_WITH_EXCLUSION: 'mixed',
};
/** What DescribeRepositories says; `exists` is `unknown` where the identity may not ask. */
async function describeRepository(ecr, repository, create) {
    const found = await find(ecr, repository);
    if (found instanceof Error)
        return { exists: 'unknown', creatable: 'unknown', tags: 'unknown', notes: [lacking(ecr.who, found)] };
    if (found === undefined) {
        const byPush = await createdByPush(ecr, repository);
        const notes = byPush
            ? ['A creation template of the account makes the missing repositories, with its own settings.']
            : [`To create the missing repositories ${ecr.who} needs ${creationActions(create).join(', ')}.`];
        return { exists: false, creatable: byPush ? 'by-push' : 'unknown', tags: 'unknown', notes };
    }
    const tags = mutabilities[found.imageTagMutability ?? 'MUTABLE'];
    const notes = await adviceFor(ecr, found, create);
    return { exists: true, creatable: 'unknown', tags, notes };
}
/** Finds a repository, or makes it as `create` says. One that is there is left as it is. `REPOSITORY_MISSING`. */
async function ensureRepository(ecr, repository, create, log) {
    const found = await find(ecr, repository);
    if (found instanceof Error)
        return 'unknown';
    if (found !== undefined) {
        for (const line of differences(found, create))
            log.info(`${ecr.name}: ${line}; nothing was changed`);
        return 'present';
    }
    if (await createdByPush(ecr, repository)) {
        log.info(`${ecr.name}: a creation template of the account makes ${repository} with the first push`);
        return 'created-by-push';
    }
    const { CreateRepositoryCommand } = await __webpack_require__.e(/* import() */ 8249).then(__webpack_require__.t.bind(__webpack_require__, 28249, 19));
    try {
        await (await ecr.client()).send(new CreateRepositoryCommand({ ...ecr.in(repository), ...settingsOf(create) }));
    }
    catch (error) {
        if (isNamed(error, 'RepositoryAlreadyExistsException'))
            return 'present';
        if (!isNamed(error, 'AccessDeniedException', 'KmsException'))
            throw failed(ecr, repository, error);
        throw new errors/* ActionError */.lZ('REPOSITORY_MISSING', `${ecr.name}: repository ${repository} does not exist`, {
            hint: `Create it, or allow ${ecr.who} the actions ${creationActions(create).join(', ')}.`,
            cause: error,
        });
    }
    log.info(`${ecr.name}: created repository ${repository}`);
    const days = create['expire-untagged-days'];
    if (days !== undefined)
        await putLifecyclePolicy(ecr, repository, days, log);
    return 'created';
}
/** The actions that creating a repository takes, as far as the settings ask for them. */
const creationActions = (create) => [
    'ecr:CreateRepository',
    'ecr:TagResource',
    ...(create['expire-untagged-days'] === undefined ? [] : ['ecr:PutLifecyclePolicy']),
    ...(create['kms-key'] === undefined ? [] : ['kms:CreateGrant', 'kms:DescribeKey']),
];
/** A repository without its policy can be pushed to all the same. */
async function putLifecyclePolicy(ecr, repository, days, log) {
    const { PutLifecyclePolicyCommand } = await __webpack_require__.e(/* import() */ 8249).then(__webpack_require__.t.bind(__webpack_require__, 28249, 19));
    const asked = { ...ecr.in(repository), lifecyclePolicyText: lifecyclePolicy(days) };
    try {
        await (await ecr.client()).send(new PutLifecyclePolicyCommand(asked));
    }
    catch (error) {
        if (!isNamed(error, 'AccessDeniedException'))
            throw failed(ecr, repository, error);
        log.warning(`${ecr.name}: ${repository} has no lifecycle policy. ${lacking(ecr.who, error)}`);
    }
}
/** The repository, undefined where there is none, or the refusal where the identity may not look. */
async function find(ecr, repository) {
    const { DescribeRepositoriesCommand } = await __webpack_require__.e(/* import() */ 8249).then(__webpack_require__.t.bind(__webpack_require__, 28249, 19));
    const { registryId } = ecr.in(repository);
    try {
        const asked = new DescribeRepositoriesCommand({ registryId, repositoryNames: [repository] });
        return (await (await ecr.client()).send(asked)).repositories?.[0];
    }
    catch (error) {
        if (isNamed(error, 'RepositoryNotFoundException'))
            return undefined;
        if (error instanceof Error && isNamed(error, 'AccessDeniedException'))
            return error;
        throw failed(ecr, repository, error);
    }
}

;// CONCATENATED MODULE: ./lib/clouds/aws/registry.js









/** What a push takes, and reading back what was pushed. */
const pushActions = [
    ...['BatchCheckLayerAvailability', 'BatchGetImage', 'GetDownloadUrlForLayer'],
    ...['InitiateLayerUpload', 'UploadLayerPart', 'CompleteLayerUpload', 'PutImage'],
].map((action) => `ecr:${action}`);
/** Opens a private ECR registry. */
function openEcr(name, config, identity, ports) {
    const { account, region, create = {}, replicas = [] } = config;
    const { fips } = identity;
    const who = (0,aws_identity/* principalOf */.i6)(identity);
    const session = (0,aws_identity/* registrySession */.EK)(identity, config, ports);
    /** The registry in one region; each has a login of its own. */
    const endpointIn = (place, title) => {
        const host = (0,partition/* registryHost */.U$)(account, place);
        const api = (0,aws_login/* privateLogin */.hs)({ region: place, fips }, ports);
        const login = (0,renewing/* renewing */.IU)(() => (0,aws_login/* authorize */.Gq)(title, api, who, session, ports), ports.clock);
        // The host with validated cryptography is another door to the same registry; images keep their name.
        const door = (0,partition/* registryHost */.U$)(account, place, fips);
        return {
            ...{ name: title, host, path: config.path, required: config.required },
            baseUrl: (0,endpoints/* registryBaseUrl */.mO)(host, ports.endpoints.aws?.registry, door),
            // A second PATCH is answered 201 and thrown away: https://github.com/aws/containers-roadmap/issues/2831
            traits: { chunkedUpload: false, mount: 'referenced', concurrency: 8 },
            credential: async (renew) => (await login(renew)).value,
        };
    };
    let client;
    const ecr = {
        name,
        who,
        client: () => {
            client ??= (0,control_plane/* ecrClient */.G)({ region, fips }, session, ports);
            return client;
        },
        in: (repositoryName) => ({ registryId: account, repositoryName }),
    };
    return {
        endpoint: endpointIn(region, name),
        pushGrant: `Allow ${who} on the repositories below ${config.path}: ${pushActions.join(', ')}.`,
        ensureRepository: (repository) => ensureRepository(ecr, repository, create, ports.log),
        describeRepository: (repository) => describeRepository(ecr, repository, create),
        hasDigest: (repository, digest) => hasDigest(ecr, repository, digest),
        hasBlobs: (repository, digests) => hasBlobs(ecr, repository, digests),
        retag: (repository, digest, tag) => retag(ecr, repository, digest, tag),
        listImages: (repository) => listImages(ecr, repository),
        deleteImages: (repository, digests) => deleteImages(ecr, repository, digests),
        ...(replicas.length === 0
            ? {}
            : {
                replicas: replicas.map((place) => endpointIn(place, `${name} (${place})`)),
                replication: (repository, digest) => replication(ecr, repository, digest),
            }),
    };
}

;// CONCATENATED MODULE: ./lib/clouds/aws/index.js


/** Amazon Web Services: ECR and EKS by roles that trust the job's token. */
const provider = {
    registry: async (name, config, identity, ports) => config.type === 'ecr'
        ? openEcr(name, config, identity, ports)
        : (await Promise.all(/* import() */[__webpack_require__.e(1468), __webpack_require__.e(9235), __webpack_require__.e(8975)]).then(__webpack_require__.bind(__webpack_require__, 28975))).openEcrPublic(name, config, identity, ports),
    cluster: openEks,
    clusterToken: (_name, config, identity, ports) => eksToken(config, identity, ports),
    secret: async (reference, identity, ports) => (await __webpack_require__.e(/* import() */ 9929).then(__webpack_require__.bind(__webpack_require__, 99929))).awsSecret(reference, identity, ports),
    metrics: async (source, identity, ports) => (await __webpack_require__.e(/* import() */ 4521).then(__webpack_require__.bind(__webpack_require__, 24521))).awsMetrics(source, identity, ports),
    kms: async (identity, ports) => (await __webpack_require__.e(/* import() */ 9565).then(__webpack_require__.bind(__webpack_require__, 39565))).awsKms(identity, ports),
    // Terraform's provider and backend read the same variables as everything else.
    terraform: async (identity, ports) => (await __webpack_require__.e(/* import() */ 9565).then(__webpack_require__.bind(__webpack_require__, 39565))).awsKms(identity, ports),
};


/***/ }),

/***/ 13493:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ah: () => (/* binding */ publicLoginActions),
/* harmony export */   Gq: () => (/* binding */ authorize),
/* harmony export */   RQ: () => (/* binding */ publicLogin),
/* harmony export */   hs: () => (/* binding */ privateLogin)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(27597);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(68251);
/* harmony import */ var _control_plane_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(33114);
/* harmony import */ var _sigv4_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(23279);





/** The login of a private registry: https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetAuthorizationToken.html */
const privateLogin = (place, ports) => ({
    title: 'Amazon ECR',
    url: `${(0,_control_plane_js__WEBPACK_IMPORTED_MODULE_2__/* .ecrUrl */ .A)(place, ports)}/`,
    region: place.region,
    service: 'ecr',
    target: 'AmazonEC2ContainerRegistry_V20150921',
    actions: ['ecr:GetAuthorizationToken'],
});
/** The second is of the service that mints the token. */
const publicLoginActions = ['ecr-public:GetAuthorizationToken', 'sts:GetServiceBearerToken'];
/** The login of public registries, which is in one region: https://docs.aws.amazon.com/AmazonECRPublic/latest/APIReference/API_GetAuthorizationToken.html */
const publicLogin = ({ endpoints }) => ({
    title: 'Amazon ECR Public',
    url: `${endpoints.aws?.['ecr-public'] ?? 'https://api.ecr-public.us-east-1.amazonaws.com'}/`,
    region: 'us-east-1',
    service: 'ecr-public',
    target: 'SpencerFrontendService',
    actions: publicLoginActions,
});
const token = zod__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ authorizationToken: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), expiresAt: zod__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig() });
/** A list of one for private registries, by itself for public ones. */
const authorization = zod__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ authorizationData: zod__WEBPACK_IMPORTED_MODULE_4__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(token).min(1), token]) });
/** The registry's password for twelve hours. A plain request, because it is all that most jobs need of ECR's API. */
async function authorize(name, api, who, session, ports) {
    const { title, url, region, service } = api;
    const reply = await (0,_request_js__WEBPACK_IMPORTED_MODULE_1__/* .request */ .Em)(ports, {
        what: title,
        url,
        init: async () => {
            const { value: credentials } = await session();
            const body = '{}';
            const headers = {
                'content-type': 'application/x-amz-json-1.1',
                'x-amz-target': `${api.target}.GetAuthorizationToken`,
            };
            const scope = { service, region, now: ports.clock.now() };
            const signed = (0,_sigv4_js__WEBPACK_IMPORTED_MODULE_3__/* .signedHeaders */ .H)({ method: 'POST', url, headers, body }, credentials, scope);
            return { method: 'POST', headers: signed, body };
        },
    });
    if (!reply.ok)
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('REGISTRY_DENIED', `${name}: ${title} gave ${who} no login: ${(0,_request_js__WEBPACK_IMPORTED_MODULE_1__/* .brief */ .dh)(reply.text)}`, {
            hint: `Allow ${who} on resource *: ${api.actions.join(', ')}.`,
        });
    const { authorizationData } = authorization.parse(JSON.parse(reply.text));
    const data = Array.isArray(authorizationData) ? authorizationData[0] : authorizationData;
    const [username = '', password = ''] = Buffer.from(data?.authorizationToken ?? '', 'base64')
        .toString('utf8')
        .split(/:(.*)/s);
    ports.log.mask(password);
    const expiresAt = (data?.expiresAt ?? 0) * 1000;
    return { value: { username, password, expiresAt }, expiresAt };
}


/***/ }),

/***/ 48498:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ox: () => (/* binding */ audienceOf),
/* harmony export */   Rs: () => (/* binding */ serviceUrl),
/* harmony export */   U$: () => (/* binding */ registryHost)
/* harmony export */ });
/* unused harmony export dnsSuffix */
const audience = 'sts.amazonaws.com';
/** https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html */
const partitions = [
    { regions: /^cn-/, suffix: 'amazonaws.com.cn', audience: 'sts.amazonaws.com.cn' },
    { regions: /^eusc-/, suffix: 'amazonaws.eu', audience },
    { regions: /^us-iso-/, suffix: 'c2s.ic.gov', audience },
    { regions: /^us-isob-/, suffix: 'sc2s.sgov.gov', audience },
    { regions: /^eu-isoe-/, suffix: 'cloud.adc-e.uk', audience },
    { regions: /^us-isof-/, suffix: 'csp.hci.ic.gov', audience },
    { regions: /^/, suffix: 'amazonaws.com', audience },
];
function partitionOf(region) {
    const found = partitions.find(({ regions }) => regions.test(region));
    if (found === undefined)
        throw new Error(`no partition takes ${region}`);
    return found;
}
/** DNS suffix of the partition a region belongs to. */
function dnsSuffix(region) {
    return partitionOf(region).suffix;
}
/** OIDC audience for the STS of a region. */
function audienceOf(region) {
    return partitionOf(region).audience;
}
/** Hosts of a service where the identity wants the endpoints validated by FIPS 140; GovCloud's STS is one anyway. */
const fipsNames = {
    sts: (region) => (region.startsWith('us-gov-') ? 'sts' : 'sts-fips'),
    'api.ecr': () => 'ecr-fips',
    eks: () => 'fips.eks',
    secretsmanager: () => 'secretsmanager-fips',
    monitoring: () => 'monitoring-fips',
    'aps-workspaces': () => 'aps-workspaces-fips',
};
/** Base URL of a service in a region. https://docs.aws.amazon.com/general/latest/gr/rande.html */
function serviceUrl(service, region, fips = false) {
    return `https://${fips ? fipsNames[service](region) : service}.${region}.${dnsSuffix(region)}`;
}
/** Host of an account's registry. Images are named by the ordinary one, also where the FIPS one is talked to. */
function registryHost(account, region, fips = false) {
    return `${account}.dkr.${fips ? 'ecr-fips' : 'ecr'}.${region}.${dnsSuffix(region)}`;
}


/***/ }),

/***/ 69239:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ shorterPolicy),
/* harmony export */   n: () => (/* binding */ repositoriesPolicy)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _login_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13493);


/** Characters that STS takes for a session policy: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html */
const maxLength = 2048;
/** What to do about a session policy that is too long. */
const shorterPolicy = 'Shorten `path`, name fewer `replicas`, or leave out `scope-to-repositories`.';
/**
 * A session policy that leaves of a role's rights those on the repositories below a registry's path. What may be done
 * with them is the role's to say, so the policy names no single actions and stays short. `FLEET_INVALID`.
 */
function repositoriesPolicy(config, role) {
    const [, partition = 'aws', , , owner = ''] = role.split(':');
    const statements = config.type === 'ecr' ? privateStatements(config, partition) : publicStatements(config.path, owner);
    const policy = JSON.stringify({ Version: '2012-10-17', Statement: statements });
    if (policy.length > maxLength)
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('FLEET_INVALID', `The session policy for ${config.path} is longer than AWS STS takes`, { hint: shorterPolicy });
    return policy;
}
/** Actions on the registry as a whole know no resource. */
const registryActions = [
    'ecr:GetAuthorizationToken',
    'ecr:DescribeRegistry',
    'ecr:DescribeRepositoryCreationTemplates',
    'ecr:GetAccountSetting',
];
function privateStatements(config, partition) {
    const { account, region, replicas = [], path, create } = config;
    const places = [region, ...replicas];
    const key = create?.['kms-key'];
    return [
        { Effect: 'Allow', Action: registryActions, Resource: '*' },
        {
            Effect: 'Allow',
            Action: 'ecr:*',
            Resource: places.map((place) => `arn:${partition}:ecr:${place}:${account}:repository/${path}/*`),
        },
        // Aliases are names of keys, whose ARNs are not known here; the role's own rights say which.
        ...(key === undefined
            ? []
            : [{ Effect: 'Allow', Action: ['kms:CreateGrant', 'kms:DescribeKey'], Resource: '*' }]),
    ];
}
/** The registry belongs to the role's account, and its repositories are of no region. */
const publicStatements = (path, account) => [
    { Effect: 'Allow', Action: _login_js__WEBPACK_IMPORTED_MODULE_1__/* .publicLoginActions */ .Ah, Resource: '*' },
    {
        Effect: 'Allow',
        Action: 'ecr-public:*',
        Resource: `arn:aws:ecr-public::${account}:repository/${path}/*`,
    },
];


/***/ }),

/***/ 23279:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ signedHeaders),
/* harmony export */   T: () => (/* binding */ presignedUrl)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);

/** Own code instead of @smithy/signature-v4, whose loading costs a credential plugin some 100 ms at each start. */
const algorithm = 'AWS4-HMAC-SHA256';
/**
 * Signs a request in its headers with Signature Version 4 and returns all headers to send.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
function signedHeaders({ method, url, headers = {}, body = '' }, credentials, scope) {
    const date = longDate(scope.now);
    const { sessionToken } = credentials;
    const sent = {
        ...headers,
        'x-amz-date': date,
        ...(sessionToken ? { 'x-amz-security-token': sessionToken } : {}),
    };
    const target = new URL(url);
    const { names, signature } = sign(method, target, { ...sent, host: target.host }, body, credentials, scope);
    const credential = `${credentials.accessKeyId}/${scopeText(scope)}`;
    return {
        ...sent,
        authorization: `${algorithm} Credential=${credential}, SignedHeaders=${names}, Signature=${signature}`,
    };
}
/** Signs a request in its query, so that who holds the address can send it once within `expires` seconds. */
function presignedUrl({ method, url, headers = {} }, expires, credentials, scope) {
    const target = new URL(url);
    const sent = { ...headers, host: target.host };
    const query = target.searchParams;
    query.set('X-Amz-Algorithm', algorithm);
    query.set('X-Amz-Credential', `${credentials.accessKeyId}/${scopeText(scope)}`);
    query.set('X-Amz-Date', longDate(scope.now));
    query.set('X-Amz-Expires', String(expires));
    query.set('X-Amz-SignedHeaders', Object.keys(sent).sort().join(';'));
    if (credentials.sessionToken)
        query.set('X-Amz-Security-Token', credentials.sessionToken);
    query.set('X-Amz-Signature', sign(method, target, sent, '', credentials, scope).signature);
    return target.href;
}
function sign(method, url, headers, body, credentials, scope) {
    const entries = Object.entries(headers).sort(([a], [b]) => order(a, b));
    const names = entries.map(([name]) => name).join(';');
    // Every service but S3 encodes the path once more than it is sent.
    const path = url.pathname.split('/').map(encode).join('/');
    // Sorted by name before the sign is put in: `=` would sort a name behind those that go on with a percent sign.
    const query = [...url.searchParams]
        .map(([name, value]) => ({ name: encode(name), value: encode(value) }))
        .sort((a, b) => order(a.name, b.name) || order(a.value, b.value))
        .map(({ name, value }) => `${name}=${value}`)
        .join('&');
    const lines = entries.map(([name, value]) => `${name}:${value.trim().replace(/ +/g, ' ')}\n`).join('');
    const canonical = [method, path, query, lines, names, sha256(body)].join('\n');
    const text = [algorithm, longDate(scope.now), scopeText(scope), sha256(canonical)].join('\n');
    const start = hmac(`AWS4${credentials.secretAccessKey}`, longDate(scope.now).slice(0, 8));
    const key = [scope.region, scope.service, 'aws4_request'].reduce(hmac, start);
    return { names, signature: hmac(key, text).toString('hex') };
}
const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const sha256 = (text) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('hex');
const hmac = (key, text) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHmac)('sha256', key).update(text).digest();
const longDate = (now) => new Date(now).toISOString().replace(/[-:]|\.\d{3}/g, '');
const scopeText = ({ now, region, service }) => `${longDate(now).slice(0, 8)}/${region}/${service}/aws4_request`;
/** RFC 3986: encodeURIComponent leaves five characters that SigV4 wants encoded. */
const encode = (text) => encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);


/***/ }),

/***/ 88977:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ stsUrl),
/* harmony export */   x: () => (/* binding */ assumeRole)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _denied_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27735);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(68251);
/* harmony import */ var _partition_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(48498);
/* harmony import */ var _session_policy_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(69239);





/** Seconds a session lasts: what a role allows unless its owner changed that. */
const sessionSeconds = 3600;
/** The STS endpoint of a region, or its override. */
function stsUrl({ region, fips }, { endpoints }) {
    return endpoints.aws?.sts ?? (0,_partition_js__WEBPACK_IMPORTED_MODULE_3__/* .serviceUrl */ .Rs)('sts', region, fips);
}
/**
 * Exchanges a token for session credentials of a role. `IDENTITY_DENIED` with the trust policy to write.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
 */
async function assumeRole(wanted, ports) {
    const { role, policy } = wanted;
    let token = '';
    const reply = await (0,_request_js__WEBPACK_IMPORTED_MODULE_2__/* .request */ .Em)(ports, {
        what: 'AWS STS',
        url: `${stsUrl(wanted, ports)}/`,
        transient,
        init: async () => {
            token = await wanted.token();
            const form = {
                Action: 'AssumeRoleWithWebIdentity',
                Version: '2011-06-15',
                RoleArn: role,
                RoleSessionName: sessionName((0,_denied_js__WEBPACK_IMPORTED_MODULE_1__/* .claimsOf */ .d)(token)),
                DurationSeconds: String(sessionSeconds),
                ...(policy === undefined ? {} : { Policy: policy }),
                WebIdentityToken: token,
            };
            return { method: 'POST', body: new URLSearchParams(form) };
        },
    });
    if (reply.ok)
        return readCredentials(reply.text, ports);
    const refusal = said(reply);
    // The trust of the role is not at fault where the policy outgrows what STS packs it into.
    if (refusal.startsWith('PackedPolicyTooLarge'))
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('IDENTITY_DENIED', `AWS STS does not narrow ${role}: ${refusal}`, {
            hint: _session_policy_js__WEBPACK_IMPORTED_MODULE_4__/* .shorterPolicy */ .S,
        });
    const trust = (claims) => trustPolicy(claims, role);
    throw (0,_denied_js__WEBPACK_IMPORTED_MODULE_1__/* .denied */ .w)({ who: 'AWS STS', wanted: role, said: refusal, token, trust });
}
/**
 * Refusals that are none. The first two mean that STS could not reach GitHub for its keys just now.
 * https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html
 */
const passing = /^(IDPCommunicationError|Throttl|RequestLimitExceeded|RequestThrottled|TooManyRequests)/;
const unreachable = /^InvalidIdentityToken: Couldn't retrieve verification key/;
function transient(reply) {
    const text = said(reply);
    return passing.test(text) || unreachable.test(text) ? text : undefined;
}
/** `AccessDenied: Not authorized to perform …`. */
function said({ text }) {
    const code = element(text, 'Code');
    return code === undefined ? (0,_request_js__WEBPACK_IMPORTED_MODULE_2__/* .brief */ .dh)(text) : `${code}: ${element(text, 'Message')}`;
}
function readCredentials(xml, { log }) {
    const [accessKeyId, secretAccessKey, sessionToken, expiration] = [
        'AccessKeyId',
        'SecretAccessKey',
        'SessionToken',
        'Expiration',
    ].map((name) => element(xml, name));
    const expiresAt = Date.parse(expiration ?? '');
    if (!accessKeyId || !secretAccessKey || !sessionToken || Number.isNaN(expiresAt))
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('CLOUD_FAILED', 'AWS STS answered without credentials');
    log.mask(secretAccessKey);
    log.mask(sessionToken);
    return { value: { accessKeyId, secretAccessKey, sessionToken }, expiresAt };
}
/** Shows up in CloudTrail; names the run where the token does. 2 to 64 of `\w+=,.@-`. */
function sessionName(claims) {
    const run = claims['run_id'] === undefined ? '' : `-${claims['run_id']}-${claims['run_attempt'] ?? '1'}`;
    return `flotilla${run}`.replace(/[^\w+=,.@-]/g, '-').slice(0, 64);
}
/** Text of the first element of that name. STS answers are flat enough for it; entities are the five of XML. */
function element(xml, name) {
    const entities = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
    return new RegExp(`<${name}>([^<]*)</${name}>`)
        .exec(xml)?.[1]
        ?.replace(/&(lt|gt|quot|apos|amp);/g, (whole, entity) => entities[entity] ?? whole);
}
/** Claims beside `aud` and `sub` that IAM can compare, outside of sovereign partitions. */
const comparable = ['repository_id', 'environment', 'job_workflow_ref'];
function trustPolicy(claims, role) {
    const issuer = (claims['iss'] ?? 'https://token.actions.githubusercontent.com').replace('https://', '');
    const equals = {
        [`${issuer}:aud`]: claims['aud'] ?? 'sts.amazonaws.com',
        [`${issuer}:sub`]: claims['sub'] ?? 'repo:OWNER/NAME:environment:ENVIRONMENT',
    };
    const [, partition, account] = /^arn:([^:]+):iam::(\d+):/.exec(role) ?? [];
    const statement = {
        Effect: 'Allow',
        Principal: { Federated: `arn:${partition}:iam::${account}:oidc-provider/${issuer}` },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: { StringEquals: equals },
    };
    const more = comparable.flatMap((name) => claims[name] === undefined
        ? []
        : [`  ${JSON.stringify(`${issuer}:${name}`)}: ${JSON.stringify(claims[name])}`]);
    const narrower = partition !== 'aws' || more.length === 0
        ? ''
        : `\nStringEquals may also have, to bind it to this repository and workflow:\n${more.join(',\n')}`;
    return `Where this job is to be let in, the account needs the OIDC provider ${issuer}, and the trust policy of the role this statement:\n${JSON.stringify(statement, null, 2)}${narrower}`;
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

/***/ 50261:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $U: () => (/* binding */ isIndexType),
/* harmony export */   Ib: () => (/* binding */ mediaTypes),
/* harmony export */   Pl: () => (/* binding */ acceptManifests),
/* harmony export */   Q3: () => (/* binding */ isManifestType),
/* harmony export */   sJ: () => (/* binding */ isForeignLayer)
/* harmony export */ });
/** Media types of the OCI image specification 1.1 and of Docker's schema 2, which registries still serve. */
const mediaTypes = {
    index: 'application/vnd.oci.image.index.v1+json',
    manifest: 'application/vnd.oci.image.manifest.v1+json',
    config: 'application/vnd.oci.image.config.v1+json',
    layer: 'application/vnd.oci.image.layer.v1.tar+gzip',
    empty: 'application/vnd.oci.empty.v1+json',
    dockerIndex: 'application/vnd.docker.distribution.manifest.list.v2+json',
    dockerManifest: 'application/vnd.docker.distribution.manifest.v2+json',
};
const indexes = [mediaTypes.index, mediaTypes.dockerIndex];
const manifests = [mediaTypes.manifest, mediaTypes.dockerManifest];
const isIndexType = (mediaType) => indexes.includes(mediaType);
const isManifestType = (mediaType) => manifests.includes(mediaType) || isIndexType(mediaType);
/** Every kind of manifest, for an Accept header. */
const acceptManifests = [...indexes, ...manifests].join(', ');
/** Layers whose licence forbids redistribution: they are fetched from where their `urls` say, never pushed. */
const isForeignLayer = (mediaType) => /nondistributable|\.foreign\.diff\./.test(mediaType);


/***/ })

};
