import { problem } from './problem.ts';

export interface TextRule {
  readonly pattern?: RegExp;
  readonly max?: number;
}

export interface RangeRule {
  readonly min: number;
  readonly max: number;
}

/** Reads the fields of a JSON object, and reports all that is wrong with it at once. */
export interface FieldReader {
  text(field: string, rule?: TextRule): string;
  integer(field: string, rule: RangeRule): number;
  object<T>(field: string, read: (reader: FieldReader) => T): T;
  list<T>(field: string, rule: RangeRule, read: (reader: FieldReader) => T): T[];
}

export interface FieldError {
  readonly field: string;
  readonly detail: string;
}

const asRecord = (value: unknown): Readonly<Record<string, unknown>> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? // An object that is no array may be read by any key: the values stay unknown.
      (value as Record<string, unknown>)
    : undefined;

const createReader = (value: unknown, path: string, errors: FieldError[]): FieldReader => {
  const record = asRecord(value);
  if (!record) errors.push({ field: path || '(body)', detail: 'must be an object' });
  const name = (field: string) => (path ? `${path}.${field}` : field);
  const fail = (field: string, detail: string) => {
    if (record) errors.push({ field: name(field), detail });
  };
  return {
    text: (field, { pattern, max = 200 } = {}) => {
      const text = record?.[field];
      if (typeof text !== 'string' || text.trim() === '') fail(field, 'must be a text that is not empty');
      else if (text.length > max) fail(field, `must have at most ${max} characters`);
      else if (pattern && !pattern.test(text)) fail(field, `must match ${pattern.source}`);
      else return text;
      return '';
    },
    integer: (field, { min, max }) => {
      const number = record?.[field];
      if (typeof number === 'number' && Number.isInteger(number) && number >= min && number <= max)
        return number;
      fail(field, `must be a whole number from ${min} to ${max}`);
      return min;
    },
    object: (field, read) => read(createReader(record?.[field], name(field), record ? errors : [])),
    list: (field, { min, max }, read) => {
      const items = record?.[field];
      if (!Array.isArray(items) || items.length < min || items.length > max) {
        fail(field, `must be a list of ${min} to ${max} entries`);
        return [];
      }
      return items.map((item: unknown, index) =>
        read(createReader(item, `${name(field)}[${index}]`, errors)),
      );
    },
  };
};

/** Reads a value; what is wrong with it becomes the error that `refuse` makes of the list. */
const readValue = <T>(
  value: unknown,
  read: (reader: FieldReader) => T,
  refuse: (detail: string, errors: readonly FieldError[]) => Error,
): T => {
  const errors: FieldError[] = [];
  const result = read(createReader(value, '', errors));
  if (errors.length === 0) return result;
  throw refuse(errors.map(({ field, detail }) => `${field} ${detail}`).join('; '), errors);
};

/** Reads a client's body; throws a problem (400 `invalid-body`) that names every wrong field. */
export const readBody = <T>(body: unknown, read: (reader: FieldReader) => T): T =>
  readValue(body, read, (detail, errors) => problem(400, 'invalid-body', detail, { errors }));

/** Reads another service's answer; throws a problem (502 `upstream-contract`) where it breaks the contract. */
export const readAnswer = <T>(upstream: string, body: unknown, read: (reader: FieldReader) => T): T =>
  readValue(body, read, (detail) => problem(502, 'upstream-contract', `${upstream} answered: ${detail}`));
