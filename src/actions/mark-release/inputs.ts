import { z } from 'zod';
import { digest, flag, list, secret, text, yaml } from '../../core/inputs.ts';
import { verdicts } from '../../rollout/outcome.ts';
import { stageLines } from './report.ts';

export const schema = z.object({
  fleet: text(),
  environment: text(),
  clusters: list().optional(),
  release: digest().optional(),
  commit: text().optional(),
  results: yaml(z.record(z.string(), z.enum(verdicts))).optional(),
  resultsDirectory: text().optional(),
  stages: stageLines().optional(),
  inProgress: flag(),
  rollback: flag(),
  dryRun: flag(),
  token: secret().optional(),
});
