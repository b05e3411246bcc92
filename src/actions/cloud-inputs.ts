import { endpoints } from '../clouds/endpoints.ts';
import { list, yaml } from '../core/inputs.ts';
import { secretLines } from '../core/secrets.ts';

/** The inputs of every action that talks to a cloud. */
export const cloudInputs = { endpoints: yaml(endpoints).optional(), secrets: secretLines() };

const host = /^(?:\[[\da-f:.]+\]|[a-z\d](?:[a-z\d.-]*[a-z\d])?)(?::\d{1,5})?$/i;

/** The inputs of every action that asks registries. */
export const registryInputs = {
  ...cloudInputs,
  allowHosts: list()
    .refine((all) => all.every((entry) => host.test(entry)), 'must be hosts, as HOST or HOST:PORT')
    .optional(),
};
