import path from 'node:path';
import { DefaultArtifactClient } from '@actions/artifact';
import * as core from '@actions/core';

/** Stands in for actions/download-artifact: one artifact by name, from this run. */
try {
  const name = core.getInput('name', { required: true });
  const client = new DefaultArtifactClient();
  const { artifact } = await client.getArtifact(name);
  const target = path.resolve(core.getInput('path') || '.');
  await client.downloadArtifact(artifact.id, { path: target });
  core.setOutput('download-path', target);
} catch (error) {
  core.setFailed(error instanceof Error ? error.message : String(error));
}
