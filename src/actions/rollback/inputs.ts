import { z } from 'zod';
import { duration, flag, list, secret, text } from '../../core/inputs.ts';
import { cloudInputs } from '../cloud-inputs.ts';

const releaseName = () =>
  text().regex(
    /^(\d{1,10}|(sha256:)?[a-f0-9]{12,64})$/,
    'must be a sequence number, or a release id or its first 12 digits',
  );

export const schema = z.object({
  fleet: text(),
  environment: text(),
  clusters: list().optional(),
  release: releaseName().optional(),
  services: list().optional(),
  reason: text().refine((value) => value.trim() !== '', 'is required'),
  hold: duration(),
  dryRun: flag(),
  acrossMigrations: flag(),
  lockTimeout: duration(),
  token: secret().optional(),
  ...cloudInputs,
});
