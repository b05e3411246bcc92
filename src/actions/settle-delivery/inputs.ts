import { z } from 'zod';
import { digest, duration, flag, list, secret, text } from '../../core/inputs.ts';
import { cloudInputs } from '../cloud-inputs.ts';

export const schema = z.object({
  fleet: text(),
  environment: text(),
  clusters: list().optional(),
  cluster: text(),
  release: digest(),
  results: text(),
  resultsFile: text().optional(),
  dryRun: flag(),
  lockTimeout: duration(),
  token: secret().optional(),
  ...cloudInputs,
});
