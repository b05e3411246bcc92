import { createHash } from 'node:crypto';

/**
 * An identifier that follows from what it stands for, so that a request sent twice, even to two replicas,
 * finds or makes the same record.
 */
export const deriveId = (prefix: string, ...parts: readonly string[]): string =>
  `${prefix}_${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 24)}`;
