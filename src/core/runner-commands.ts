/**
 * What a step says to its runner line by line, as @actions/core writes it. That module of the package is imported by
 * its file: the package's only door also opens an OIDC client, with Node's and undici's HTTP clients behind it, and
 * reading those costs more than all else until an input is refused. Identity tokens come from src/github/oidc.ts.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
import { issueCommand } from '../../node_modules/@actions/core/lib/command.js';

/** An input as text without white space around it; undefined when it is left empty. */
export const readInput = (name: string) => process.env[`INPUT_${name.toUpperCase()}`]?.trim() || undefined;

/** From here on the runner shows `***` in its place. */
export const maskValue = (value: string) => issueCommand('add-mask', {}, value);

/** Where an annotation points and what stands above it. Lines and columns count from 1. */
export interface AnnotationProperties {
  readonly title?: string;
  readonly file?: string;
  readonly line?: number;
  readonly col?: number;
}

/** A line of the log that is also shown on the page of the run. */
export const annotate = (
  level: 'notice' | 'warning' | 'error',
  message: string,
  properties: AnnotationProperties = {},
) => issueCommand(level, properties, message);

export const debugLine = (message: string) => issueCommand('debug', {}, message);

/** Until the next `endGroup` the log is folded under this title. */
export const startGroup = (title: string) => issueCommand('group', {}, title);

export const endGroup = () => issueCommand('endgroup', {}, '');

export const logLine = (message: string) => void process.stdout.write(`${message}\n`);
