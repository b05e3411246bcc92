import { z } from 'zod';
import { duration, flag, list, secret, text } from '../../core/inputs.ts';
import { cloudInputs } from '../cloud-inputs.ts';

export const schema = z.object({
  fleet: text(),
  environment: text(),
  confirm: text().optional(),
  clusters: list().optional(),
  volumes: flag(),
  keepLedger: flag(),
  dryRun: flag(),
  timeout: duration(),
  lockTimeout: duration(),
  token: secret().optional(),
  ...cloudInputs,
});
