/** Everything this process has asked its runner to hide. */
const masked = new Set<string>();
/** The same, longest first, so that a secret within another leaves nothing of it; undefined while it is out of date. */
let ordered: readonly string[] | undefined;

export const rememberMasked = (form: string): void => {
  masked.add(form);
  ordered = undefined;
};

/**
 * Hides in a text what the runner hides in its log: pages and comments are not the runner's, and go out as they are
 * written.
 */
export function redact(text: string): string {
  ordered ??= [...masked].sort((a, b) => b.length - a.length);
  return ordered.reduce((rest, form) => rest.replaceAll(form, '***'), text);
}
