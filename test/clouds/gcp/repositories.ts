import type { Clock } from '../clock.ts';
import { gcp } from '../identities.ts';

/** A repository of Artifact Registry. */
export interface ArtifactRepository {
  /** Resource name: projects/P/locations/L/repositories/R. */
  readonly name: string;
  readonly format: 'DOCKER';
  readonly createTime: string;
  readonly description: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly kmsKeyName?: string;
  readonly dockerConfig: { readonly immutableTags: boolean };
}

export type ArtifactRepositories = Map<string, ArtifactRepository>;

/** Resource name of a repository in the sample project. */
export function repositoryName(id: string): string {
  return `projects/${gcp.project}/locations/${gcp.location}/repositories/${id}`;
}

/** A new repository. */
export function newRepository(clock: Clock, name: string, immutableTags = false): ArtifactRepository {
  const createTime = new Date(clock.now()).toISOString();
  return { name, format: 'DOCKER', createTime, description: '', labels: {}, dockerConfig: { immutableTags } };
}

/** The repository that holds an image named PROJECT/REPOSITORY/IMAGE; undefined where there is none. */
export function repositoryOfImage(
  repositories: ArtifactRepositories,
  image: string,
): ArtifactRepository | undefined {
  const [project, id = '', ...rest] = image.split('/');
  return project === gcp.project && rest.length > 0 ? repositories.get(repositoryName(id)) : undefined;
}
