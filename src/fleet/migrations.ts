import { z } from 'zod';

/** What a failed delivery does that brought a migration which the last verified release lacks: stay for a person, or go back. */
export const migrationPolicy = z.enum(['hold', 'return']);
export type MigrationPolicy = z.output<typeof migrationPolicy>;
