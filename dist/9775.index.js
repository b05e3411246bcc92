export const id = 9775;
export const ids = [9775];
export const modules = {

/***/ 9775:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   deactivateDeployments: () => (/* binding */ deactivateDeployments)
/* harmony export */ });
/**
 * Marks every deployment of an environment inactive that is not so yet: what they showed is gone. Returns how many.
 *
 * https://docs.github.com/rest/deployments/statuses
 */
async function deactivateDeployments(environment, { repository, token, baseUrl, fetch, }) {
    const { getOctokit } = await __webpack_require__.e(/* import() */ 2413).then(__webpack_require__.bind(__webpack_require__, 92413));
    const { repos } = getOctokit(token, { baseUrl, request: { fetch } }).rest;
    const [owner = '', repo = ''] = repository.split('/');
    let marked = 0;
    for (let page = 1;; page++) {
        const { data } = await repos.listDeployments({ owner, repo, environment, per_page: 100, page });
        for (const { id } of data) {
            const statuses = await repos.listDeploymentStatuses({ owner, repo, deployment_id: id, per_page: 1 });
            if (statuses.data[0]?.state === 'inactive')
                continue;
            await repos.createDeploymentStatus({ owner, repo, deployment_id: id, state: 'inactive' });
            marked += 1;
        }
        if (data.length < 100)
            return marked;
    }
}


/***/ })

};
