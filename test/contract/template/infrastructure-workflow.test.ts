import { access, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { loadFleet } from '../../../src/fleet/load.ts';
import { templates } from '../../template/checks.ts';

const platform = path.join(templates, 'delivery-platform');
const workflow = z.object({
  jobs: z.object({
    root: z.object({
      strategy: z.object({
        matrix: z.object({
          environment: z.array(z.string()),
          root: z.array(z.string()),
          include: z.array(z.object({ environment: z.string(), root: z.string() })),
        }),
      }),
    }),
  }),
});

const text = await readFile(path.join(platform, '.github/workflows/infrastructure.yml'), 'utf8');
const { matrix } = workflow.parse(parse(text)).jobs.root.strategy;
const fleet = await loadFleet(path.join(platform, '.github/flotilla.yml'));
const roots = Object.entries(fleet.infrastructure?.roots ?? {}).flatMap(([environment, all]) =>
  Object.entries(all).map(([name, root]) => ({ environment, name, root })),
);
const identity = (name: string | undefined) => fleet.identities[name ?? ''];

describe('the infrastructure of the platform', () => {
  it('is planned root by root: those of the fleet file, all of them', () => {
    const planned = [
      ...matrix.environment.flatMap((environment) => matrix.root.map((root) => `${environment}/${root}`)),
      ...matrix.include.map(({ environment, root }) => `${environment}/${root}`),
    ];
    expect(planned.sort()).toEqual(roots.map(({ environment, name }) => `${environment}/${name}`).sort());
  });

  it.each(roots)(
    '$environment/$name is there, is read by one identity and changed by another',
    async ({ environment, root }) => {
      await access(path.join(platform, root.directory, 'versions.tf'));
      const [plan, apply] = [identity(root['plan-identity']), identity(root['apply-identity'])];
      expect(plan).toBeDefined();
      expect(apply).toBeDefined();
      expect(plan).not.toEqual(apply);
      expect(apply?.cloud).toBe(plan?.cloud);
      expect(root['apply-identity']).toMatch(new RegExp(`-infrastructure-apply-${environment}$`));
      // Where a lock is a lease that a reader may not take, plans go without.
      expect(root['lock-plans']).toBe(plan?.cloud !== 'azure');
      const provider = await readFile(path.join(platform, root.directory, 'providers.tf'), 'utf8');
      const names = { aws: 'aws', gcp: 'google', azure: 'azurerm', generic: 'none' } as const;
      expect(provider).toContain(`provider "${names[plan?.cloud ?? 'generic']}"`);
    },
  );

  it('is changed behind an environment that every bootstrap trusts by the same name', async () => {
    const bootstrap = path.join(platform, 'infrastructure/terraform/bootstrap');
    for (const [file, subject] of [
      ['aws/main.tf', /:environment:\$\{part\}-infrastructure"/],
      ['azure/identities.tf', /:environment:\$\{part\}-infrastructure"/],
      ['gcp/trust.tf', /:environment:\$\{var\.environment\}-infrastructure"/],
    ] as const)
      expect(await readFile(path.join(bootstrap, file), 'utf8')).toMatch(subject);
  });
});
