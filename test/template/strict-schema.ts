/** A JSON schema, as far as it is looked into here. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/**
 * A schema of Kubernetes' OpenAPI as JSON Schema that refuses what an API server would drop or refuse: fields that are
 * not known. References between definitions become references between files.
 */
export function tighten(schema: JsonSchema): JsonSchema {
  if (schema['format'] === 'int-or-string' || schema['x-kubernetes-int-or-string'] === true) {
    return { type: ['integer', 'string'] };
  }
  const { $ref, properties, items, additionalProperties, nullable, ...rest } = schema;
  if (typeof $ref === 'string') return { $ref: `${$ref.replace('#/definitions/', '')}.json` };
  // A Quantity is written as text, but a number is taken too.
  if (/^Quantity is a fixed-point/.test(String(schema['description']))) return { type: ['number', 'string'] };
  const open = additionalProperties !== undefined || schema['x-kubernetes-preserve-unknown-fields'] === true;
  return {
    ...Object.fromEntries(Object.entries(rest).filter(([keyword]) => kept.has(keyword))),
    ...(nullable === true && schema['type'] !== undefined && { type: [schema['type'], 'null'] }),
    ...(isSchemas(properties) && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, tighten(one)])),
      ...(!open && { additionalProperties: false }),
    }),
    ...(isSchema(items) && { items: tighten(items) }),
    ...(isSchema(additionalProperties) && { additionalProperties: tighten(additionalProperties) }),
  };
}

/** Keywords that stay as they are: those that say what is allowed, without the ones that hold schemas of parts. */
const kept = new Set([
  ...['type', 'enum', 'required', 'pattern', 'minimum', 'maximum', 'minLength', 'maxLength'],
  ...['minItems', 'maxItems', 'minProperties', 'maxProperties', 'uniqueItems', 'multipleOf'],
  // Alternatives name fields that stand in `properties` beside them, so they are not tightened.
  ...['anyOf', 'oneOf', 'allOf', 'not'],
]);

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSchemas(value: unknown): value is Readonly<Record<string, JsonSchema>> {
  return isSchema(value);
}
