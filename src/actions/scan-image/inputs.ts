import { z } from 'zod';
import { choice, list, text } from '../../core/inputs.ts';
import { severities } from '../../fleet/severity.ts';

export const schema = z.object({
  fleet: text(),
  application: text().optional(),
  directory: text(),
  dbRepositories: list().optional(),
  severity: choice(...severities).optional(),
});
