import { listAt, textAt } from './fields.ts';
import { describeRef, type KubeObject, type ObjectRef, refOf } from './object.ts';
import type { KubeStatusError } from './status-error.ts';

/** A field somebody else set to another value since we did. */
export interface Conflict {
  readonly ref: ObjectRef;
  readonly field: string;
  /** Field manager, with the subresource it wrote through if any: `kubectl (scale)`. */
  readonly manager: string;
  /** When that manager last wrote, as the server notes it; for some subresources it does not. */
  readonly when: string | undefined;
}

/** The conflicts behind a 409 of server-side apply; empty for another kind of conflict. */
export function conflictsOf(error: KubeStatusError, live: KubeObject): Conflict[] {
  return error.causes
    .filter(({ reason }) => reason === 'FieldManagerConflict')
    .map(({ message = '', field = '' }) => {
      const manager = /conflict with "([^"]+)"/.exec(message)?.[1] ?? 'unknown';
      const subresource = /with subresource "([^"]+)"/.exec(message)?.[1];
      const entry = listAt(live, 'metadata', 'managedFields').find(
        (one) => one['manager'] === manager && textAt(one, 'subresource') === subresource,
      );
      return {
        ref: refOf(live),
        field,
        manager: subresource === undefined ? manager : `${manager} (${subresource})`,
        when: textAt(entry, 'time'),
      };
    });
}

/** Conflicts as aligned lines: object, field, manager, when. */
export function conflictTable(conflicts: readonly Conflict[]): string {
  const rows = conflicts.map(({ ref, field, manager, when = 'no time noted' }) => [
    describeRef(ref),
    field,
    manager,
    when,
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
    .map((line) => line.trimEnd())
    .join('\n');
}
