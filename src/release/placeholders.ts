import { ActionError } from '../core/errors.ts';

/**
 * Replaces `{name}` in a text of the fleet file; `{{` and `}}` stand for single braces. `FLEET_INVALID` names what is
 * not known, and `where` the text stands.
 */
export function fill(text: string, names: Readonly<Record<string, string>>, where: string): string {
  return text.replace(/\{\{|\}\}|\{([a-z]+)\}/g, (match, name?: string) => {
    if (name === undefined) return match.charAt(0);
    const value = Object.hasOwn(names, name) ? names[name] : undefined;
    if (value !== undefined) return value;
    throw new ActionError('FLEET_INVALID', `${where}: {${name}} is not known here`, {
      hint: `It may name ${Object.keys(names)
        .map((known) => `{${known}}`)
        .join(', ')}.`,
    });
  });
}
