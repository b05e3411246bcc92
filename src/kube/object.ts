/** Any JSON value below the parts of an object the suite names. */
export type Json =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly Json[]
  | { readonly [key: string]: Json };

export interface OwnerReference {
  uid: string;
  kind: string;
  name: string;
  controller?: boolean;
}

export interface ObjectMeta {
  name: string;
  namespace?: string;
  uid?: string;
  resourceVersion?: string;
  generation?: number;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  managedFields?: unknown[];
  creationTimestamp?: string;
  deletionTimestamp?: string;
  finalizers?: string[];
  ownerReferences?: OwnerReference[];
}

/** A Kubernetes object as it travels; `spec` and `status` are read with the functions of fields.ts. */
export interface KubeObject {
  apiVersion: string;
  kind: string;
  metadata: ObjectMeta;
  spec?: Json;
  status?: Json;
  data?: Record<string, string>;
  [key: string]: unknown;
}

/** A kind at one version of its group. */
export interface KindRef {
  readonly apiVersion: string;
  readonly kind: string;
}

/** One object. `namespace` is absent for cluster-scoped kinds. */
export interface ObjectRef extends KindRef {
  readonly name: string;
  readonly namespace?: string | undefined;
}

/** The API group of `apiVersion`; empty for the core group. */
export const groupOf = (apiVersion: string): string =>
  apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';

/** `Deployment.apps`, `ConfigMap`: a kind whatever its version. */
export function groupKind({ apiVersion, kind }: KindRef): string {
  const group = groupOf(apiVersion);
  return group === '' ? kind : `${kind}.${group}`;
}

/** Identity of an object that survives a change of version: group, kind, namespace and name. */
export const objectKey = ({ apiVersion, kind, namespace = '', name }: ObjectRef): string =>
  `${groupKind({ apiVersion, kind })}/${namespace}/${name}`;

export function refOf(object: KubeObject): ObjectRef {
  const { name, namespace } = object.metadata;
  return { apiVersion: object.apiVersion, kind: object.kind, name, ...(namespace ? { namespace } : {}) };
}

/** `Deployment order-service`, `ClusterRole reader`: an object in a message. */
export const describeRef = ({ kind, name, namespace }: ObjectRef, home?: string): string =>
  namespace === undefined || namespace === home ? `${kind} ${name}` : `${kind} ${namespace}/${name}`;
