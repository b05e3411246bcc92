import { z } from 'zod';
import type { Manifest } from './manifests.ts';

const template = z.object({
  metadata: z.object({ name: z.string() }),
  spec: z.object({
    crd: z.object({
      spec: z.object({
        names: z.object({ kind: z.string() }),
        validation: z.object({ openAPIV3Schema: z.record(z.string(), z.unknown()) }),
      }),
    }),
    targets: z.tuple([
      z.object({
        target: z.literal('admission.k8s.gatekeeper.sh'),
        code: z.tuple([
          z.object({
            engine: z.literal('Rego'),
            source: z.object({
              version: z.literal('v1'),
              rego: z.string(),
              libs: z.array(z.string()).default([]),
            }),
          }),
        ]),
      }),
    ]),
  }),
});

export type ConstraintTemplate = z.infer<typeof template>;

export const readTemplate = (manifest: Manifest): ConstraintTemplate => template.parse(manifest);

/**
 * The definition of a template's constraints, as Gatekeeper makes it: the template's schema as `parameters`, beside
 * what every constraint has.
 */
export function constraintDefinition({ spec }: ConstraintTemplate): Manifest {
  const { kind } = spec.crd.spec.names;
  const plural = kind.toLowerCase();
  const strings = { type: 'array', items: { type: 'string' } };
  const selector = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };
  const match = {
    type: 'object',
    properties: {
      kinds: { type: 'array', items: { type: 'object', properties: { apiGroups: strings, kinds: strings } } },
      excludedNamespaces: strings,
      labelSelector: selector,
      namespaces: strings,
      namespaceSelector: selector,
      scope: { type: 'string' },
    },
  };
  const schema = {
    type: 'object',
    properties: {
      spec: {
        type: 'object',
        properties: {
          enforcementAction: { type: 'string', enum: ['deny', 'dryrun', 'warn'] },
          match,
          parameters: spec.crd.spec.validation.openAPIV3Schema,
        },
      },
    },
  };
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.constraints.gatekeeper.sh` },
    spec: {
      group: 'constraints.gatekeeper.sh',
      scope: 'Cluster',
      names: { kind, plural, singular: plural, listKind: `${kind}List` },
      versions: [{ name: 'v1beta1', served: true, storage: true, schema: { openAPIV3Schema: schema } }],
    },
  };
}
