import path from 'node:path';
import { mustRun } from '../../scripts/run-tool.ts';
import { templates } from './checks.ts';

/** The chart of the platform. */
export const chart = path.join(templates, 'delivery-platform/helm-charts/delivery-platform');

/** Clouds and environments that the chart has values for. */
export const chartClouds = ['aws', 'gcp', 'azure'] as const;
export const chartEnvironments = ['development', 'staging', 'production'] as const;

/** Values that a delivery sets: without them the chart renders nothing. */
export const delivered = path.join(chart, 'tests/values/pinned.yaml');

/** Renders the chart as a delivery to these clusters would, with no cluster to ask. */
export function renderChart(bin: string, values: readonly string[]): Promise<string> {
  return mustRun([
    path.join(bin, 'helm'),
    ...['template', 'delivery-platform', chart, '--namespace', 'delivery-platform'],
    ...[delivered, ...values].flatMap((file) => ['--values', file]),
  ]);
}

/** The chart's file of values of that name. */
export const valuesOf = (name: string): string => path.join(chart, `values-${name}.yaml`);
