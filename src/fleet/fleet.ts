import { z } from 'zod';
import { application } from './application.ts';
import { environment } from './environment.ts';
import { identity } from './identity.ts';
import { infrastructure } from './infrastructure.ts';
import { name } from './names.ts';
import { policy } from './policy.ts';
import { registry } from './registry.ts';

/** The fleet file, `.github/flotilla.yml`. References between its parts are checked too (see references.ts). */
export const fleet = z.strictObject({
  version: z.literal(1),
  applications: z.record(name, application),
  identities: z.record(name, identity).default({}),
  registries: z.record(name, registry),
  environments: z.record(name, environment).default({}),
  infrastructure: infrastructure.optional().describe('what Terraform or OpenTofu manages'),
  policy: policy.prefault({}),
});

export type Fleet = z.output<typeof fleet>;
