import { type Log, maskedForms, type Place } from './log.ts';
import { rememberMasked } from './masked.ts';
import {
  type AnnotationProperties,
  annotate,
  debugLine,
  endGroup,
  logLine,
  maskValue,
  startGroup,
} from './runner-commands.ts';

const properties = (place: Place | undefined): AnnotationProperties =>
  place === undefined
    ? {}
    : {
        file: place.file,
        ...(place.line === undefined ? {} : { line: place.line }),
        ...(place.column === undefined ? {} : { col: place.column }),
      };

/** The log of a step on a runner: workflow commands for annotations, groups and masks. */
export const runnerLog: Log = {
  info: logLine,
  debug: debugLine,
  notice: (message, place) => annotate('notice', message, properties(place)),
  warning: (message, place) => annotate('warning', message, properties(place)),
  error: (message, place) => annotate('error', message, properties(place)),
  group: async (title, work) => {
    startGroup(title);
    return work().finally(endGroup);
  },
  mask: (secret) => {
    for (const form of maskedForms(secret)) {
      maskValue(form);
      rememberMasked(form);
    }
  },
};
