import { z } from 'zod';
import { digest, integer, text, yaml } from '../../core/inputs.ts';
import { cloudInputs } from '../cloud-inputs.ts';

export const schema = z.object({
  fleet: text(),
  application: text().optional(),
  directory: text(),
  digests: yaml(z.record(z.string(), digest())).optional(),
  sequence: integer(0, Number.MAX_SAFE_INTEGER).optional(),
  endpoints: cloudInputs.endpoints,
});
