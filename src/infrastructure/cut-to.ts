/** Said where a text is cut: the log is never. */
const note = '\n… cut here; the log of the run has all of it.';

/** A text in at most so many characters, more than the note has, cut visibly. Secrets are to be hidden before: a cut may leave half of one. */
export const cutTo = (text: string, room: number): string =>
  text.length <= room ? text : `${text.slice(0, Math.max(0, room - note.length))}${note}`;
