import type { Change } from './dry-run.ts';
import { at, isRecord, listAt, numberAt, textAt } from './fields.ts';
import { groupKind, type KubeObject, type ObjectRef } from './object.ts';
import { containersOf, podSpecOf } from './pod-spec.ts';
import { widening } from './rbac-widening.ts';

/** What a person should look at before a plan is carried out. */
export const riskKinds = {
  admission: 'a webhook that can refuse other writes',
  exposure: 'reachable from outside the cluster',
  pdb: 'protection against disruption weakened',
  'privileged-pod': 'pods with power over their node',
  prune: 'an object is deleted',
  pvc: 'storage of a workload',
  'rbac-widening': 'more rights than before',
  recreate: 'deleted and created anew',
  'replica-drop': 'fewer pods than now',
  'selector-change': 'other pods than now are selected',
  takeover: 'fields of somebody else are overwritten',
} as const;
export type RiskKind = keyof typeof riskKinds;

export interface Risk {
  readonly ref: ObjectRef;
  readonly kind: RiskKind;
  /** What exactly, with the values before and after; no value of a Secret in it. */
  readonly text: string;
}

/** The risks in a plan's changes, by what is there and what the server would make of it. */
export function findRisks(changes: readonly Change[]): Risk[] {
  return changes.flatMap((change) => {
    if (change.action === 'unchanged') return [];
    const { live, ref } = change;
    // What an adopted or forced write leaves out is in `planned` alone; what defaults fill in is there as well.
    const after = change.action === 'prune' ? undefined : (change.planned ?? change.object);
    const risk = (kind: RiskKind, text: string | undefined): Risk[] =>
      text === undefined ? [] : [{ ref, kind, text }];
    return [
      ...risk('prune', after === undefined ? pruned(ref) : undefined),
      ...risk('recreate', change.recreate ? 'cannot be changed, so it is deleted and created' : undefined),
      ...risk('takeover', takeover(change)),
      ...risk('replica-drop', replicaDrop(live, after)),
      ...risk('selector-change', selectorChange(live, after)),
      ...risk('pvc', storage(live, after)),
      ...risk('pdb', disruption(live, after)),
      ...risk('rbac-widening', after && widening(live, after)),
      ...risk('privileged-pod', after && privilege(live, after)),
      ...risk('exposure', after && exposure(live, after)),
      ...risk('admission', after && admission(live, after)),
    ];
  });
}

const pruned = ({ kind }: ObjectRef): string =>
  kind === 'StatefulSet'
    ? 'is no longer in the release and will be deleted; its volumes stay'
    : 'is no longer in the release and will be deleted';

function takeover({ adopt, live }: Change): string | undefined {
  if (!adopt) return undefined;
  const before = live?.metadata.labels?.['app.kubernetes.io/managed-by'];
  return `is taken over from ${before ?? 'another tool'}: fields it set and the release leaves out are removed`;
}

/** Pods a workload or its autoscaler keeps at the least. */
function replicaDrop(live: KubeObject | undefined, after: KubeObject | undefined): string | undefined {
  for (const [field, otherwise] of [
    ['replicas', 1],
    ['minReplicas', 1],
    ['maxReplicas', undefined],
  ] as const) {
    const before = numberAt(live, 'spec', field);
    if (before === undefined || after === undefined) continue;
    const now = numberAt(after, 'spec', field) ?? otherwise;
    if (now !== undefined && now < before) return `${field} ${before} → ${now}`;
  }
  return undefined;
}

function selectorChange(live: KubeObject | undefined, after: KubeObject | undefined): string | undefined {
  if (live === undefined || after === undefined) return undefined;
  const [before, now] = [selectorOf(live), selectorOf(after)];
  return before === now ? undefined : `selects ${now} instead of ${before}`;
}

/** A selector as one text: `app=web,track=stable`. */
function selectorOf({ spec }: KubeObject): string {
  const selector = at(spec, 'selector') ?? at(spec, 'podSelector');
  const labels = at(selector, 'matchLabels') ?? selector;
  if (!isRecord(labels)) return 'nothing';
  const plain = Object.entries(labels).filter(([, value]) => typeof value === 'string');
  const more = listAt(selector, 'matchExpressions').map((expression) => JSON.stringify(expression));
  return [...plain.map(([key, value]) => `${key}=${value}`).sort(), ...more].join(',') || 'everything';
}

function storage(live: KubeObject | undefined, after: KubeObject | undefined): string | undefined {
  if (live === undefined || after === undefined) return undefined;
  if (live.kind === 'PersistentVolumeClaim') {
    const [before, now] = [live, after].map((one) => textAt(one, 'spec', 'resources', 'requests', 'storage'));
    return before === now ? undefined : `storage ${before} → ${now}`;
  }
  if (live.kind !== 'StatefulSet') return undefined;
  const [before, now] = [live, after].map((one) =>
    JSON.stringify(
      listAt(one, 'spec', 'volumeClaimTemplates').map((claim) => textAt(claim, 'metadata', 'name')),
    ),
  );
  return before === now ? undefined : `claims ${now} instead of ${before}`;
}

function disruption(live: KubeObject | undefined, after: KubeObject | undefined): string | undefined {
  if (live === undefined || groupKind(live) !== 'PodDisruptionBudget.policy') return undefined;
  if (after === undefined) return 'its pods may all be evicted at once';
  for (const field of ['minAvailable', 'maxUnavailable']) {
    const [before, now] = [at(live, 'spec', field), at(after, 'spec', field)];
    if (String(before) !== String(now)) return `${field} ${before ?? 'unset'} → ${now ?? 'unset'}`;
  }
  return undefined;
}

/** Powers of a pod that it did not have before. */
function privilege(live: KubeObject | undefined, after: KubeObject): string | undefined {
  const before = new Set(live === undefined ? [] : powersOf(live));
  const gained = powersOf(after).filter((power) => !before.has(power));
  return gained.length === 0 ? undefined : gained.join(', ');
}

function powersOf(object: KubeObject): string[] {
  const spec = podSpecOf(object);
  const shared = ['hostNetwork', 'hostPID', 'hostIPC'].filter((field) => at(spec, field) === true);
  const paths = listAt(spec, 'volumes').map((volume) => textAt(volume, 'hostPath', 'path'));
  const containers = containersOf(spec).flatMap((container) => {
    const security = at(container, 'securityContext');
    const added = at(security, 'capabilities', 'add');
    return [
      ...(at(security, 'privileged') === true ? [`privileged container ${container['name']}`] : []),
      ...(Array.isArray(added) ? added.map((name) => `capability ${name}`) : []),
    ];
  });
  return [
    ...shared,
    ...paths.filter((path) => path !== undefined).map((path) => `hostPath ${path}`),
    ...containers,
  ];
}

function exposure(live: KubeObject | undefined, after: KubeObject): string | undefined {
  if (after.kind !== 'Service' || after.apiVersion !== 'v1') return undefined;
  const [before = 'ClusterIP', now = 'ClusterIP'] = [live, after].map((one) => textAt(one, 'spec', 'type'));
  const opens = before !== now && (now === 'LoadBalancer' || now === 'NodePort');
  return opens ? `type ${before} → ${now}` : undefined;
}

function admission(live: KubeObject | undefined, { kind, ...after }: KubeObject): string | undefined {
  if (kind !== 'ValidatingWebhookConfiguration' && kind !== 'MutatingWebhookConfiguration') return undefined;
  const fatal = (object: unknown) =>
    listAt(object, 'webhooks').flatMap((hook) =>
      textAt(hook, 'failurePolicy') === 'Ignore' ? [] : [textAt(hook, 'name') ?? ''],
    );
  const before = fatal(live);
  const gained = fatal(after).filter((name) => !before.includes(name));
  return gained.length === 0 ? undefined : `${gained.join(', ')}: nothing passes while it does not answer`;
}
