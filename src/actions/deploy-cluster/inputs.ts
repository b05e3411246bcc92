import { z } from 'zod';
import { digest, duration, flag, list, secret, text } from '../../core/inputs.ts';
import { cloudInputs } from '../cloud-inputs.ts';

export const schema = z.object({
  fleet: text(),
  environment: text(),
  directory: text(),
  release: digest().optional(),
  clusters: list().optional(),
  dryRun: flag(),
  force: flag(),
  reason: text().optional(),
  lockTimeout: duration(),
  resultsFile: text().optional(),
  token: secret().optional(),
  ...cloudInputs,
});
