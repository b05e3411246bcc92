/** Everything this process has asked its runner to hide. */
const masked = new Set<string>();

export const rememberMasked = (form: string): void => {
  masked.add(form);
};

/**
 * Hides in a text what the runner hides in its log: pages and comments are not the runner's, and go out as they are
 * written.
 */
export function redact(text: string): string {
  // Longest first, so that a secret within another leaves nothing of it.
  const forms = [...masked].sort((a, b) => b.length - a.length);
  return forms.reduce((rest, form) => rest.replaceAll(form, '***'), text);
}
