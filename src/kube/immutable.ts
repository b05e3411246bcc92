import type { KubeObject } from './object.ts';

/** What to do where the server does not let a field of a live object change. */
const remedies: Readonly<Record<string, string>> = {
  ConfigMap: 'it says `immutable: true`; give it another name with each change',
  DaemonSet: 'give it another name, or delete it with --cascade=orphan and deliver again',
  Deployment: 'give it another name, or delete it with --cascade=orphan and deliver again',
  PersistentVolumeClaim: 'a claim can only grow; a smaller or different one needs another name',
  RoleBinding: 'a binding keeps its role; give it another name',
  ClusterRoleBinding: 'a binding keeps its role; give it another name',
  Secret: 'it says `immutable: true`, or has another type; give it another name with each change',
  Service: 'leave the field out of the chart, or delete the Service and deliver again: its address changes',
  StatefulSet: 'delete it with --cascade=orphan and deliver again: its pods and volumes stay',
};

/**
 * What the server said of an object, with a way out where it refused to change what must stay as it was made, or where
 * a webhook of the cluster decided.
 */
export function explainRefusal({ kind }: KubeObject, said: string): string {
  const webhook = /admission webhook "([^"]+)" denied the request/.exec(said)?.[1];
  if (webhook !== undefined)
    return `${said} (deliver what the policy behind webhook ${webhook} asks for, such as a signed image, or change it)`;
  const isFixed =
    /field is immutable|may not change once set|cannot change roleRef|updates to \w+ spec for fields other than/.test(
      said,
    ) || /spec is immutable after creation/.test(said);
  const remedy = remedies[kind];
  return isFixed && remedy !== undefined ? `${said} (${remedy})` : said;
}
