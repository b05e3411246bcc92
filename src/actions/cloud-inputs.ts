import { endpoints } from '../clouds/endpoints.ts';
import { yaml } from '../core/inputs.ts';
import { secretLines } from '../core/secrets.ts';

/** The inputs of every action that talks to a cloud. */
export const cloudInputs = { endpoints: yaml(endpoints).optional(), secrets: secretLines() };
