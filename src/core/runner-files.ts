/**
 * What a step leaves for later ones, in the runner's files and as @actions/core writes it; why by its file,
 * runner-commands.ts says.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#environment-files
 */
import {
  issueFileCommand,
  prepareKeyValueMessage,
} from '../../node_modules/@actions/core/lib/file-command.js';

export const writeOutput = (name: string, value: string | number | boolean) =>
  issueFileCommand('OUTPUT', prepareKeyValueMessage(name, value));

/** What the step keeps for its post step. */
export const saveState = (name: string, value: string) =>
  issueFileCommand('STATE', prepareKeyValueMessage(name, value));

export const readState = (name: string) => process.env[`STATE_${name}`] || undefined;

/** Sets a variable here and for the following steps of the job. */
export function exportVariable(name: string, value: string): void {
  process.env[name] = value;
  issueFileCommand('ENV', prepareKeyValueMessage(name, value));
}
