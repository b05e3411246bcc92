import { readFile } from 'node:fs/promises';
import { ActionError, messageOf } from '../core/errors.ts';
import type { CloudPorts } from './provider.ts';

/**
 * A token that the machine keeps fresh in a file, read and masked anew each time. `variable` names the file in
 * messages. `IDENTITY_UNAVAILABLE`.
 */
export async function readTokenFile(variable: string, file: string, { log }: CloudPorts): Promise<string> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    const message = `The file that ${variable} names cannot be read: ${messageOf(cause)}`;
    throw new ActionError('IDENTITY_UNAVAILABLE', message, {
      hint: 'Let the runner’s pod or machine mount it, and let the job read it.',
    });
  });
  const token = text.trim();
  log.mask(token);
  return token;
}
