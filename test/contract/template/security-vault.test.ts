import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { parseHcl } from '../../../scripts/terraform/hcl.ts';
import { vault as fleetVault } from '../../../src/fleet/vault.ts';
import { filesOf } from '../../template/checks.ts';

/* What the server itself would refuse or, worse, ignore; the real one reads the same files in the full test. */

const files = await filesOf('vault is configured');
const within = (part: string) => files.filter((file) => file.includes(`/vault/${part}`));
const hcl = async (file: string) => parseHcl(path.basename(file), await readFile(file, 'utf8'));
const json = async (file: string): Promise<unknown> => JSON.parse(await readFile(file, 'utf8'));
const nameOf = (file: string) => path.basename(file).replace(/\.\w+$/, '');

// The parts of https://developer.hashicorp.com/vault/docs/configuration that are used; anything else is a misspelling.
const server = z.strictObject({
  ui: z.boolean(),
  cluster_name: z.string(),
  log_format: z.literal('json'),
  disable_mlock: z.literal(true),
  default_lease_ttl: z.string(),
  max_lease_ttl: z.string(),
  listener: z.strictObject({
    tcp: z.tuple([
      z.strictObject({
        address: z.string(),
        cluster_address: z.string(),
        tls_cert_file: z.string(),
        tls_key_file: z.string(),
        tls_min_version: z.literal('tls13'),
        telemetry: z.tuple([z.strictObject({ unauthenticated_metrics_access: z.boolean() })]),
      }),
    ]),
  }),
  storage: z.strictObject({
    raft: z.tuple([
      z.strictObject({
        path: z.string(),
        retry_join: z
          .array(
            z.strictObject({
              leader_api_addr: z.string().startsWith('https://'),
              leader_ca_cert_file: z.string(),
              leader_tls_servername: z.string(),
            }),
          )
          .length(3),
      }),
    ]),
  }),
  service_registration: z.strictObject({ kubernetes: z.tuple([z.strictObject({})]) }),
  telemetry: z.tuple([
    z.strictObject({ prometheus_retention_time: z.string(), disable_hostname: z.boolean() }),
  ]),
});

const capability = z.enum(['create', 'read', 'update', 'patch', 'delete', 'list', 'sudo', 'deny']);
const policy = z.strictObject({
  path: z.record(z.string(), z.tuple([z.strictObject({ capabilities: z.array(capability).min(1) })])),
});

const jwtRole = z.strictObject({
  role_type: z.literal('jwt'),
  user_claim: z.literal('sub'),
  bound_audiences: z.tuple([z.string()]),
  bound_subject: z.string(),
  bound_claims_type: z.literal('string'),
  bound_claims: z.strictObject({ repository_id: z.string(), environment: z.string() }),
  claim_mappings: z.record(z.string(), z.string()),
  token_policies: z.tuple([z.string()]),
  token_no_default_policy: z.literal(true),
  token_ttl: z.literal('10m'),
  token_max_ttl: z.literal('10m'),
});

describe("Vault's configuration", () => {
  it('has TLS 1.3, Raft with three members and no plain listener', async () => {
    const [file = ''] = within('config/server.hcl');
    server.parse(await hcl(file));
    // The chart's entry point replaces these words, and helm would take braces for a template.
    expect(await readFile(file, 'utf8')).not.toMatch(
      /HOST_IP|POD_IP|HOSTNAME|API_ADDR|TRANSIT_ADDR|RAFT_ADDR|\{\{/,
    );
  });

  it.each([
    ['aws', 'awskms'],
    ['gcp', 'gcpckms'],
    ['azure', 'azurekeyvault'],
  ])('is unsealed by the key service of %s, with no key in the file', async (cloud, seal) => {
    expect(await hcl(within(`config/seal-${cloud}.hcl`)[0] ?? '')).toEqual({ seal: { [seal]: [{}] } });
    expect(within(`values-${cloud}.yaml`)).toHaveLength(1);
  });
});

describe("Vault's policies", () => {
  const policies = within('policies/');

  it.each(policies.map((file) => [nameOf(file), file]))('%s is well-formed', async (_name, file) => {
    const { path: paths } = policy.parse(await hcl(file));
    for (const [place, [{ capabilities }]] of Object.entries(paths)) {
      expect(place).not.toMatch(/^[*/]/);
      expect(new Set(capabilities).size).toBe(capabilities.length);
    }
  });

  it.each(['development', 'staging', 'production'])(
    'lets a delivery to %s read its own secrets alone',
    async (name) => {
      const { path: paths } = policy.parse(await hcl(within(`policies/deploy-${name}.hcl`)[0] ?? ''));
      expect(paths).toEqual({
        [`secret/data/delivery-platform/${name}/*`]: [{ capabilities: ['read'] }],
        'auth/token/revoke-self': [{ capabilities: ['update'] }],
      });
    },
  );

  it('lets nobody who writes secrets, audits or administers read one', async () => {
    for (const name of ['secret-writer', 'auditor', 'administrator', 'snapshot']) {
      const { path: paths } = policy.parse(await hcl(within(`policies/${name}.hcl`)[0] ?? ''));
      for (const [place, [{ capabilities }]] of Object.entries(paths))
        if (place.startsWith('secret/data/')) expect(capabilities).not.toContain('read');
    }
  });
});

describe("Vault's logins", () => {
  it.each(['development', 'staging', 'production'])(
    'bind a job to the environment %s of one repository',
    async (name) => {
      const role = jwtRole.parse(await json(within(`auth/jwt/deploy-${name}.json`)[0] ?? ''));
      expect(role.bound_subject).toBe(`repo:example-org/delivery-platform:environment:${name}`);
      expect(role.bound_claims.environment).toBe(name);
      expect(role.token_policies).toEqual([`deploy-${name}`]);
      // The audience is the address that the suite is given.
      fleetVault.parse({ address: role.bound_audiences[0], role: `deploy-${name}` });
    },
  );

  it('bind pods to one service account, with policies that exist', async () => {
    const role = z.strictObject({
      bound_service_account_names: z.tuple([z.string().regex(/^[a-z-]+$/)]),
      bound_service_account_namespaces: z.tuple([z.string().regex(/^[a-z-]+$/)]),
      audience: z.literal('vault'),
      token_policies: z.tuple([z.string()]),
      token_no_default_policy: z.literal(true),
      token_ttl: z.string(),
      token_max_ttl: z.string(),
    });
    const roles = within('auth/kubernetes/').filter((file) => nameOf(file) !== 'config');
    expect(roles).toHaveLength(2);
    const known = within('policies/').map(nameOf);
    for (const file of roles) expect(known).toContain(role.parse(await json(file)).token_policies[0]);
    expect(await json(within('auth/jwt/config.json')[0] ?? '')).toEqual({
      oidc_discovery_url: 'https://token.actions.githubusercontent.com',
      bound_issuer: 'https://token.actions.githubusercontent.com',
    });
  });

  it('are set up by commands that name files which are there', async () => {
    const readme = await readFile(within('README.md')[0] ?? '', 'utf8');
    const named = [
      ...readme.matchAll(/(?:^|[ (@<])((?:config|policies|auth|kubernetes)\/[\w/-]+\.(?:hcl|json|yaml))/g),
    ];
    expect(named.length).toBeGreaterThan(6);
    for (const [, name = ''] of named) expect([name, within(name)]).toEqual([name, [expect.any(String)]]);
  });
});
