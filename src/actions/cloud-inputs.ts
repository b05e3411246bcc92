import { endpoints } from '../clouds/endpoints.ts';
import { list, yaml } from '../core/inputs.ts';
import { secretLines } from '../core/secrets.ts';
import { host } from '../fleet/names.ts';

/** The inputs of every action that talks to a cloud. */
export const cloudInputs = { endpoints: yaml(endpoints).optional(), secrets: secretLines() };

/** The inputs of every action that asks registries. */
export const registryInputs = {
  ...cloudInputs,
  allowHosts: list()
    .refine(
      (all) => all.every((entry) => host.safeParse(entry).success),
      'must be hosts, as HOST or HOST:PORT',
    )
    .optional(),
};
