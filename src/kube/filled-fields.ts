import { at, isRecord, listAt } from './fields.ts';
import { groupKind, type KubeObject } from './object.ts';

/**
 * The object without fields that a controller of the cluster fills in. Sent along, they would be a conflict from the
 * second delivery on: by then the field is the controller's, and its value another.
 */
export function withoutFilledFields(object: KubeObject): KubeObject {
  // The aggregation controller overwrites the rules with those of the selected roles, whatever they are.
  // https://kubernetes.io/docs/reference/access-authn-authz/rbac/#aggregated-clusterroles
  if (groupKind(object) === 'ClusterRole.rbac.authorization.k8s.io' && isRecord(object['aggregationRule'])) {
    const { rules: _rules, ...role } = object;
    return role;
  }
  if (!caBundleHolders(object).some(hasPlaceholder)) return object;
  const copy = structuredClone(object);
  for (const holder of caBundleHolders(copy)) if (hasPlaceholder(holder)) delete holder['caBundle'];
  return copy;
}

/** Where a kind carries the CA of a server that the API server calls. */
function caBundleHolders(object: KubeObject): Record<string, unknown>[] {
  switch (groupKind(object)) {
    case 'ValidatingWebhookConfiguration.admissionregistration.k8s.io':
    case 'MutatingWebhookConfiguration.admissionregistration.k8s.io':
      return listAt(object, 'webhooks')
        .map((webhook) => webhook['clientConfig'])
        .filter(isRecord);
    case 'CustomResourceDefinition.apiextensions.k8s.io':
      return [at(object, 'spec', 'conversion', 'webhook', 'clientConfig')].filter(isRecord);
    case 'APIService.apiregistration.k8s.io':
      return [at(object, 'spec')].filter(isRecord);
    default:
      return [];
  }
}

/**
 * Whether a CA is left open for another to fill in, such as cert-manager's CA injector or the webhook's own server:
 * empty, or `Cg==`, the line break that kubebuilder wrote as long as API servers refused an empty one.
 */
const hasPlaceholder = ({ caBundle }: Record<string, unknown>): boolean =>
  caBundle === '' || caBundle === null || caBundle === 'Cg==';
