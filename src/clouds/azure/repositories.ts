import type { RepositoryState } from '../provider.ts';
import type { Acr } from './control-plane.ts';
import { failed, isDenied, lacking, statusOf } from './registry-failure.ts';

/** What ACR says of a repository; the first push makes one that is missing. */
export async function describeRepository(acr: Acr, repository: string): Promise<RepositoryState> {
  const found = (await acr.client()).getRepository(repository);
  try {
    const { canWrite } = await found.getProperties();
    return {
      exists: true,
      creatable: 'by-push',
      tags: canWrite === false ? 'immutable' : 'mutable',
      notes: [],
    };
  } catch (error) {
    if (statusOf(error) === 404) return { exists: false, creatable: 'by-push', tags: 'mutable', notes: [] };
    if (!isDenied(error)) throw failed(acr, repository, 'AcrPull', error);
    const notes = [lacking(acr.who, 'AcrPush')];
    return { exists: 'unknown', creatable: 'unknown', tags: 'unknown', notes };
  }
}
