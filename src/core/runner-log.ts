import * as core from '@actions/core';
import { type Log, maskedForms, type Place } from './log.ts';

const properties = (place: Place | undefined) =>
  place === undefined
    ? {}
    : {
        file: place.file,
        ...(place.line === undefined ? {} : { startLine: place.line }),
        ...(place.column === undefined ? {} : { startColumn: place.column }),
      };

/** The log of a step on a runner: workflow commands for annotations, groups and masks. */
export const runnerLog: Log = {
  info: core.info,
  debug: core.debug,
  notice: (message, place) => core.notice(message, properties(place)),
  warning: (message, place) => core.warning(message, properties(place)),
  error: (message, place) => core.error(message, properties(place)),
  group: core.group,
  mask: (secret) => maskedForms(secret).forEach(core.setSecret),
};
