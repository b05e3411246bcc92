import type { Cut } from './cut-module.ts';

/** When a tool is needed: for the demo's clouds, for the tests, only for the full test run, only to compare speed. */
export type Task = 'demo' | 'test' | 'full' | 'bench';

export const tasks: readonly Task[] = ['demo', 'test', 'full', 'bench'];

/** Whether a task needs the tools of another: all need the demo's, the long ones those of the tests as well. */
export const includes = (task: Task, other: Task): boolean =>
  task === other || other === 'demo' || (other === 'test' && task !== 'demo');

/** Programs built from one Go module: a committed one (go/NAME/go.mod and go.sum are the pin), or `own`. */
export interface GoTool {
  readonly kind: 'go';
  readonly name: string;
  readonly version: string;
  readonly task: Task;
  /** Binary name → main package. */
  readonly programs: Readonly<Record<string, string>>;
  /** Variables set at link time, so that each program knows its version. */
  readonly variables?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  /** The program's own module, whose go.mod and go.sum hold for its build: its path, and its checksum as go.sum has it. */
  readonly own?: { readonly module: string; readonly sum: string; readonly cut?: Cut };
  /** Arguments that make each program print `version`: one already on PATH in that version is used as it is. */
  readonly versionArguments?: readonly string[];
  /** Seconds of a cold build alone on 2 cores, for the estimate of what is left. */
  readonly seconds: number;
}

/** Programs of a Python package, in an environment of their own; requirements/NAME.txt has the hashes. */
export interface PythonTool {
  readonly kind: 'pypi';
  readonly name: string;
  readonly version: string;
  readonly task: Task;
  readonly programs: readonly string[];
  readonly seconds: number;
}

/** Files of a Go module that are used as they are, such as the definitions of the kinds it serves. */
export interface ModuleFiles {
  readonly kind: 'module';
  readonly name: string;
  readonly version: string;
  readonly task: Task;
  /** Module path, and the checksum of its content as go.sum has it. */
  readonly module: string;
  readonly sum: string;
  /** Name of the link beside the programs → path in the module. */
  readonly files: Readonly<Record<string, string>>;
  readonly seconds: number;
}

export type Tool = GoTool | PythonTool | ModuleFiles;

/** Names of what a tool brings: its programs, or its files. */
export function linksOf(tool: Tool): readonly string[] {
  if (tool.kind === 'pypi') return tool.programs;
  return Object.keys(tool.kind === 'go' ? tool.programs : tool.files);
}
