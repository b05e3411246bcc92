import { at, listAt, textAt } from './fields.ts';
import type { KubeObject } from './object.ts';

/** One thing a rule allows: a verb on a resource, or on a path of the server. */
interface Grant {
  readonly verb: string;
  readonly group: string;
  readonly resource: string;
  readonly name: string;
}

/** Grants named in a text; the rest is counted. */
const most = 5;

/** Rights that are as good as all: of themselves they lead to every other. */
const powerful = (grant: Grant): boolean =>
  grant.verb === '*' ||
  grant.resource === '*' ||
  ['escalate', 'bind', 'impersonate'].includes(grant.verb) ||
  grant.resource === 'pods/exec' ||
  (grant.resource === 'secrets' && ['get', 'list', 'watch'].includes(grant.verb));

/**
 * The rights a role or binding gives beyond those it gave before; undefined when there are none. Of a role that is
 * new only the powerful rights are told: whoever adds a role means to give some.
 */
export function widening(live: KubeObject | undefined, after: KubeObject): string | undefined {
  switch (after.kind) {
    case 'Role':
    case 'ClusterRole': {
      const before = grantsOf(live);
      const gained = grantsOf(after).filter((grant) => !before.some((had) => covers(had, grant)));
      return say((live === undefined ? gained.filter(powerful) : gained).map(describe), 'allows');
    }
    case 'RoleBinding':
    case 'ClusterRoleBinding': {
      const role = `${textAt(after, 'roleRef', 'kind')} ${textAt(after, 'roleRef', 'name')}`;
      const before = new Set(live === undefined ? [] : subjectsOf(live));
      return say(
        subjectsOf(after).filter((subject) => !before.has(subject)),
        `gives ${role}${after.kind === 'ClusterRoleBinding' ? ' in every namespace' : ''} to`,
      );
    }
    default:
      return undefined;
  }
}

function say(entries: readonly string[], what: string): string | undefined {
  if (entries.length === 0) return undefined;
  const rest = entries.length > most ? ` and ${entries.length - most} more` : '';
  return `${what} ${entries.slice(0, most).join(', ')}${rest}`;
}

const textsOf = (rule: unknown, field: string): string[] => {
  const found = at(rule, field);
  return Array.isArray(found) ? found.map(String) : [];
};

function grantsOf(role: KubeObject | undefined): Grant[] {
  return listAt(role, 'rules').flatMap((rule) => {
    const names = textsOf(rule, 'resourceNames');
    const paths = textsOf(rule, 'nonResourceURLs').map((resource) => ({ group: 'url', resource }));
    const resources = textsOf(rule, 'apiGroups').flatMap((group) =>
      textsOf(rule, 'resources').map((resource) => ({ group, resource })),
    );
    return textsOf(rule, 'verbs').flatMap((verb) =>
      [...resources, ...paths].flatMap((what) =>
        (names.length > 0 ? names : ['*']).map((name) => ({ verb, ...what, name })),
      ),
    );
  });
}

const covers = (had: Grant, wanted: Grant): boolean =>
  (['verb', 'group', 'resource', 'name'] as const).every(
    (field) => had[field] === wanted[field] || (had[field] === '*' && wanted.group !== 'url'),
  );

const describe = ({ verb, group, resource, name }: Grant): string => {
  const where = group === '' || group === 'url' ? resource : `${resource}.${group}`;
  return `${verb} ${where}${name === '*' ? '' : `/${name}`}`;
};

const subjectsOf = (binding: KubeObject): string[] =>
  listAt(binding, 'subjects').map((subject) => {
    const namespace = textAt(subject, 'namespace');
    return `${subject['kind']} ${namespace === undefined ? '' : `${namespace}/`}${subject['name']}`;
  });
