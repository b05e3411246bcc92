import { z } from 'zod';
import { list, text, yaml } from '../../core/inputs.ts';
import { runnerLabels } from '../../fleet/runner.ts';

export const schema = z.object({
  fleet: text(),
  environment: text(),
  clusters: list().optional(),
  runsOn: yaml(runnerLabels).optional(),
});
