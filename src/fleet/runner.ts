import { z } from 'zod';

/** A runner by its label, or by all labels it must have. */
export const runnerLabels = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);
