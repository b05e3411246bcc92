import { describe, expect, it } from '@jest/globals';
import { parseFleet } from '../../../src/fleet/load.ts';
import { selectRoot } from '../../../src/fleet/select.ts';

const fleet = (root: string, more = '') => `
version: 1
applications:
  shop:
    deploy: { kind: manifests, path: deploy }
    services: { web: { context: web } }
identities:
  aws: { cloud: aws, role: 'arn:aws:iam::111122223333:role/plan', region: eu-west-1 }
  robot: { cloud: generic, username: robot, password: PASSWORD }
registries:
  main: { type: oci, host: registry.example, path: shop, identity: robot }
infrastructure:
${more}
  roots:
    production:
      main: ${root}
`;
const read = (root: string, more?: string) => parseFleet(fleet(root, more), 'flotilla.yml');

describe('infrastructure of the fleet file', () => {
  it('names roots, and who plans and applies them', () => {
    const found = read('{ directory: main, plan-identity: aws, secrets: { TF_VAR_key: KEY } }');
    expect(selectRoot(found, 'production', 'main')).toMatchObject({
      infrastructure: { program: 'terraform', downloads: {} },
      root: { directory: 'main', 'plan-identity': 'aws', 'lock-plans': true },
    });
    expect(() => selectRoot(found, 'staging', 'main')).toThrow(
      /staging\/main is not .* has production\/main/,
    );
  });

  it.each([
    ['{ directory: main, plan-identity: gcp }', /plan-identity names "gcp", but identities has aws, robot/],
    ['{ directory: main, apply-identity: robot }', /names a login of a registry/],
    ['{ directory: ../main }', /must stay inside the repository/],
    ['{ directory: main, secrets: { LD_PRELOAD: KEY } }', /must be TF_VAR_/],
    ['{ directory: main, secrets: { PATH: KEY } }', /must be TF_VAR_/],
  ])('is refused: %s', (root, why) => {
    expect(() => read(root)).toThrow(why);
  });

  it('has one root in a directory, which has one state', () => {
    for (const directory of ['main', './main/'])
      expect(() => read(`{ directory: main }\n      copy: { directory: ${directory} }`)).toThrow(
        /copy\.directory is also that of production\/main, and so is its state/,
      );
    expect(() => read('{ directory: main }\n      copy: { directory: main/copy }')).not.toThrow();
  });

  it('downloads only by checksum, over https', () => {
    const sha256 = 'a'.repeat(64);
    const pin = (url: string, sum: string) => `  downloads: { opa: { url: '${url}', sha256: '${sum}' } }`;
    expect(() => read('{ directory: main }', pin('https://example.com/opa', sha256))).not.toThrow();
    expect(() => read('{ directory: main }', pin('http://example.com/opa', sha256))).toThrow(/https/);
    expect(() => read('{ directory: main }', pin('https://example.com/opa', 'abc'))).toThrow(/hexadecimal/);
  });
});
