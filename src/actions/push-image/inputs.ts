import { z } from 'zod';
import { digest, list, text, yaml } from '../../core/inputs.ts';
import { isTag } from '../../oci/tag-name.ts';
import { registryInputs } from '../cloud-inputs.ts';

const tags = () =>
  list().refine((all) => all.every(isTag), 'must be tags: letters, digits, _ . - and at most 128 characters');

export const schema = z.object({
  fleet: text(),
  application: text().optional(),
  directory: text(),
  digests: yaml(z.record(z.string(), digest())).optional(),
  registries: list().optional(),
  tags: tags().optional(),
  ...registryInputs,
});
