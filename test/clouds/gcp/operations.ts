import { json, type Reply } from '../http/exchange.ts';
import { googleError } from './errors.ts';

/** What a long-running operation ends with: a message of its type, or an error of google.rpc. */
export type Outcome =
  | { readonly response: Readonly<Record<string, unknown>> }
  | { readonly error: { readonly code: number; readonly message: string } };

/** Long-running operations of Artifact Registry: under way in the first answer, done when they are asked for. */
export interface Operations {
  start(parent: string, outcome: Outcome): Reply;
  /** The state of the operation of that name. */
  answer(name: string): Reply;
}

const type = 'type.googleapis.com/google.devtools.artifactregistry.v1.OperationMetadata';

/** No operations yet. */
export function createOperations(): Operations {
  const outcomes = new Map<string, Outcome>();
  return {
    start: (parent, outcome) => {
      const name = `${parent}/operations/${crypto.randomUUID()}`;
      outcomes.set(name, outcome);
      return json(200, { name, metadata: { '@type': type } });
    },
    answer: (name) => {
      const outcome = outcomes.get(name);
      if (!outcome) return googleError('NOT_FOUND', `Operation not found: ${name}`);
      return json(200, { name, done: true, metadata: { '@type': type }, ...outcome });
    },
  };
}
