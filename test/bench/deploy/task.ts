import type { Release } from '../../../src/release/release.ts';

/** A cluster that is delivered to, by the kubeconfig of its administrator. */
export interface BenchCluster {
  readonly name: string;
  readonly kubeconfig: string;
  /** Where its nodes find the images: `HOST/PATH/SERVICE@DIGEST`. */
  readonly registry: { readonly host: string; readonly path: string };
  /** Values file of its cloud. */
  readonly values: readonly string[];
}

/** What everybody delivers: a chart, the values a release sets, and where to. */
export interface DeployTask {
  readonly chart: string;
  /** `.Release.Name`, and the application. */
  readonly release: string;
  readonly namespace: string;
  readonly record: Release;
  readonly clusters: readonly BenchCluster[];
}

/** The keys of the chart that a release sets, as `set` of the fleet file has them. */
export const releaseValues = {
  'services.{service}.image.repository': '{repository}',
  'services.{service}.image.digest': '{digest}',
  'services.{service}.revision': '{revision}',
  'global.release.commit': '{commit}',
  'global.cloud': '{cloud}',
};
