import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { z } from 'zod';
import { parseHcl } from '../../scripts/terraform/hcl.ts';
import type { TerraformModule } from '../../scripts/terraform/modules.ts';

const values = z.record(z.string(), z.unknown());

/** What a root's terraform.tfvars lacks, or says of variables that there are none of; a module has none. */
export async function valueFaults({ dir, name, isRoot, variables }: TerraformModule): Promise<string[]> {
  const file = path.join(dir, 'terraform.tfvars');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return isRoot ? [`${name}: has no terraform.tfvars to fill in`] : [];
  if (!isRoot) return [`${name}: is a module and has a terraform.tfvars`];
  const given = Object.keys(values.parse(await parseHcl(file, text)));
  const known = new Set(variables.map((variable) => variable.name));
  return [
    ...given.filter((one) => !known.has(one)).map((one) => `${name}: sets ${one}, which is no variable`),
    ...variables
      .filter((variable) => !('default' in variable.body) && !given.includes(variable.name))
      .map((variable) => `${name}: terraform.tfvars lacks ${variable.name}`),
    ...(/fill in/i.test(text) ? [] : [`${name}: terraform.tfvars does not say that it is to be filled in`]),
  ];
}
