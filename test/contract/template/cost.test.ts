import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { templates } from '../../template/checks.ts';

const cost = path.join(templates, 'delivery-platform/cost');
const values = async (name: string) => parse(await readFile(path.join(cost, name), 'utf8'));

describe('the values of OpenCost', () => {
  it('let it ask for names, and reach the API server and the clouds, where a policy shuts the rest', async () => {
    const { networkPolicies } = await values('values.yaml');
    // The chart's policy (2.5.17) has one way out by itself: to Prometheus.
    expect(networkPolicies.enabled).toBe(true);
    const anywhere: { ports: { port: number }[]; to?: object[] }[] = networkPolicies.extraEgress;
    const ports = anywhere.filter(({ to }) => to === undefined).flatMap((rule) => rule.ports);
    expect(ports.map(({ port }) => port)).toEqual([53, 53, 443]);
  });

  it('name the identity on every cloud that wants a name', async () => {
    const azure = await values('values-azure.yaml');
    expect(azure.podLabels).toEqual({ 'azure.workload.identity/use': 'true' });
    expect(azure.serviceAccount.annotations).toHaveProperty(['azure.workload.identity/client-id']);
    const gcp = await values('values-gcp.yaml');
    expect(gcp.serviceAccount.annotations).toHaveProperty(['iam.gke.io/gcp-service-account']);
  });
});

it('the report goes by a way that the policy leaves open', async () => {
  const report = await readFile(path.join(cost, 'report.md'), 'utf8');
  expect(report).toContain('port-forward service/opencost');
  expect(report).not.toContain('services/proxy');
});
