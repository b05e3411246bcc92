import { type Finding, ok } from './finding.ts';

/** The minor version the suite is tested with, on real API servers. */
const tested = 34;
/** How far from it nothing the suite uses differs, as far as its API promises. */
const reach = 4;
/** Before it the server does not refuse fields it does not know when objects are applied (1.27). */
const oldest = 27;

/** Judges `v1.34.4`, or what a distribution makes of it. */
export function judgeVersion(gitVersion: string, path: readonly string[]): Finding {
  const [, major, minor] = /^v?(\d+)\.(\d+)/.exec(gitVersion) ?? [];
  if (major !== '1' || minor === undefined)
    return {
      verdict: 'warning',
      detail: `${gitVersion} is not a version of Kubernetes this suite knows`,
      hint: 'Try a delivery with dry-run first.',
      path,
    };
  if (Number(minor) < oldest)
    return {
      ...{ verdict: 'failed', code: 'PREFLIGHT_FAILED', path },
      detail: `Kubernetes ${gitVersion} is older than 1.${oldest}`,
      hint: 'Upgrade the cluster: older servers accept fields they do not know, and drop them.',
    };
  const apart = Number(minor) - tested;
  if (Math.abs(apart) <= reach) return ok(`Kubernetes ${gitVersion}`);
  return {
    verdict: 'warning',
    detail: `Kubernetes ${gitVersion} is ${Math.abs(apart)} minor versions ${apart < 0 ? 'older' : 'newer'} than 1.${tested}, which this suite is tested with`,
    hint: apart < 0 ? 'Upgrade the cluster.' : 'Use a newer release of this suite.',
    path,
  };
}
