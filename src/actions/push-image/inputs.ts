import { z } from 'zod';
import { digest, list, text, yaml } from '../../core/inputs.ts';
import { isTag } from '../../oci/tag-name.ts';
import { registryInputs } from '../cloud-inputs.ts';

const tags = () =>
  list().refine((all) => all.every(isTag), 'must be tags: letters, digits, _ . - and at most 128 characters');

/** An id, its first digits, or a tag: an id is the only one of them with a colon. */
const release = () =>
  text().refine(
    (value) => isTag(value) || /^sha256:[a-f0-9]{64}$/.test(value),
    'must be the id of a release, its first 12 digits, or a tag',
  );

export const schema = z
  .object({
    fleet: text(),
    application: text().optional(),
    directory: text(),
    digests: yaml(z.record(z.string(), digest())).optional(),
    registries: list().optional(),
    tags: tags().optional(),
    from: text().optional(),
    release: release().optional(),
    ...registryInputs,
  })
  .refine(({ from, release: wanted }) => wanted === undefined || from !== undefined, {
    path: ['from'],
    error: 'is needed with `release`: the registry that has it',
  })
  .refine(({ from, release: wanted }) => from === undefined || wanted !== undefined, {
    path: ['release'],
    error: 'is needed with `from`: which release to copy',
  })
  .refine(({ from, digests }) => from === undefined || digests === undefined, {
    path: ['digests'],
    error: 'are of a build; with `from` it is the release that says what is copied',
  });
