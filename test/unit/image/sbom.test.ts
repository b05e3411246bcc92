import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { stabilizeSbom } from '../../../src/image/sbom.ts';

/** What Trivy writes of one image: the same content under other random names and in another order. */
function document(reversed: boolean, directory: string): string {
  const [root, app] = [randomUUID(), randomUUID()];
  const components = [
    { 'bom-ref': app, type: 'application', name: 'package-lock.json' },
    { 'bom-ref': 'pkg:npm/a@1', type: 'library', name: 'a' },
    { 'bom-ref': 'pkg:npm/b@1', type: 'library', name: 'b' },
  ];
  const dependencies = [
    { ref: root, dependsOn: [app] },
    { ref: app, dependsOn: reversed ? ['pkg:npm/b@1', 'pkg:npm/a@1'] : ['pkg:npm/a@1', 'pkg:npm/b@1'] },
  ];
  return JSON.stringify({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${randomUUID()}`,
    metadata: {
      timestamp: new Date().toISOString(),
      component: { 'bom-ref': root, type: 'container', name: directory },
    },
    components: reversed ? components.reverse() : components,
    dependencies: reversed ? dependencies.reverse() : dependencies,
    vulnerabilities: [{ id: randomUUID() }],
  });
}

const image = { name: 'api', digest: `sha256:${'a'.repeat(64)}`, created: '2026-01-01T00:00:00Z' };

describe('an SBOM', () => {
  it('is the same for the same image, whenever and wherever it was scanned', () => {
    const [one, other] = [
      stabilizeSbom(document(false, '/tmp/x'), image),
      stabilizeSbom(document(true, '/tmp/y'), image),
    ];
    expect(one).toBe(other);
    expect(JSON.parse(one)).toMatchObject({
      metadata: { timestamp: image.created, component: { name: 'api', version: image.digest } },
    });
    expect(one).not.toContain('vulnerabilities');
    expect(one).not.toContain('/tmp');
  });

  it('keeps the references between its parts', () => {
    const { components, dependencies, metadata } = JSON.parse(stabilizeSbom(document(false, 'x'), image));
    const references = [...components, metadata.component].map((entry) => entry['bom-ref']);
    for (const { ref, dependsOn } of dependencies)
      for (const one of [ref, ...dependsOn]) expect(references).toContain(one);
  });

  it('of another image is another one', () =>
    expect(stabilizeSbom(document(false, 'x'), { ...image, digest: `sha256:${'b'.repeat(64)}` })).not.toBe(
      stabilizeSbom(document(false, 'x'), image),
    ));
});
