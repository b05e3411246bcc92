import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';
import { DefaultArtifactClient } from '@actions/artifact';
import * as core from '@actions/core';

/**
 * Stands in for actions/upload-artifact, whose published bundle cannot be fetched here: the inputs the suite's
 * workflows use, over the same library. Lines of `path` name files or directories; `!` takes one out again.
 */
async function filesBelow(entry: string): Promise<string[]> {
  const stat = await lstat(entry).catch(() => undefined);
  if (stat === undefined) return [];
  if (!stat.isDirectory()) return [entry];
  const names = await readdir(entry);
  return (await Promise.all(names.map((name) => filesBelow(path.join(entry, name))))).flat();
}

try {
  const lines = core.getMultilineInput('path', { required: true });
  const wanted = lines.filter((line) => !line.startsWith('!')).map((line) => path.resolve(line));
  const unwanted = lines.filter((line) => line.startsWith('!')).map((line) => path.resolve(line.slice(1)));
  const files = (await Promise.all(wanted.map(filesBelow)))
    .flat()
    .filter((file) => !unwanted.some((entry) => file === entry || file.startsWith(entry + path.sep)));
  const rootDirectory = wanted[0];
  if (files.length === 0 || rootDirectory === undefined)
    throw new Error(`No files were found with ${lines.join(' ')}`);
  const { id, digest } = await new DefaultArtifactClient().uploadArtifact(
    core.getInput('name'),
    files,
    rootDirectory,
    {
      compressionLevel: Number(core.getInput('compression-level') || 6),
      ...(core.getInput('retention-days') === ''
        ? {}
        : { retentionDays: Number(core.getInput('retention-days')) }),
    },
  );
  core.setOutput('artifact-id', id);
  core.setOutput('artifact-digest', digest);
} catch (error) {
  core.setFailed(error instanceof Error ? error.message : String(error));
}
