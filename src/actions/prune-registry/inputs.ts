import { z } from 'zod';
import { flag, integer, list, text } from '../../core/inputs.ts';
import { registryInputs } from '../cloud-inputs.ts';

export const schema = z.object({
  fleet: text(),
  application: text().optional(),
  registries: list().optional(),
  keepReleases: integer(0, 10_000).optional(),
  keepDays: integer(0, 10_000).optional(),
  keepTags: list().optional(),
  delete: flag(),
  maxDelete: integer(0, 100),
  ...registryInputs,
});
