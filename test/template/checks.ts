import { glob, readdir } from 'node:fs/promises';
import path from 'node:path';

/** The platform and the starters, as a user copies them. */
export const templates = path.resolve(import.meta.dirname, '../../action-templates');

/** A check of files that users copy: which, and the test that makes it. */
export interface Check {
  /** Globs below action-templates/. */
  readonly files: readonly string[];
  /** Below test/; a test takes its files by `filesOf`. */
  readonly test: string;
}

/** Every check by name. A file of the templates that none of them covers fails the counting test. */
export const checks = {
  'chart renders': {
    files: ['delivery-platform/helm-charts/**'],
    test: 'integration/chart.test.ts',
  },
} satisfies Readonly<Record<string, Check>>;

/** Files of a check, absolute and in order. */
export async function filesOf(name: keyof typeof checks): Promise<string[]> {
  const found = await Array.fromAsync(glob([...checks[name].files], { cwd: templates, withFileTypes: true }));
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

/** Every file of the templates, absolute and in order. */
export async function allFiles(): Promise<string[]> {
  const entries = await readdir(templates, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}
