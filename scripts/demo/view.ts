import type { ActLine } from '../../test/act/act-log.ts';

/** Steps of the runner itself, which say nothing about the delivery. */
const chores = /^(Set up job|Complete job|Check out.*|Fetch .*|Keep .*)$/;

/** What a person watching wants to see of a run: each step as it ends, and what the clusters and registries say. */
export function runView(write: (line: string) => void): (line: ActLine) => void {
  const last = new Map<string, number>();
  return (entry) => {
    const time = entry.time.slice(11, 19);
    const job = (entry.jobID ?? '').padEnd(8);
    const name = entry.step ?? '';
    if (entry.jobID === undefined && entry.level === 'error') write(`${time}  ${entry.msg.trimEnd()}`);
    else if (entry.stepResult !== undefined && entry.stage === 'Main' && !chores.test(name)) {
      const seconds = (/\[([^\]]+)\]/.exec(entry.msg)?.[1] ?? '').replace(/(\.\d)\d+/, '$1');
      write(`${time}  ${job} ${entry.stepResult === 'success' ? '✓' : '✗'} ${name.padEnd(18)} ${seconds}`);
    } else if (entry.command === 'error') {
      const title = entry.kvPairs?.['title'];
      write(`${time}  ${job}   ${title === undefined ? '' : `${title}: `}${entry.arg ?? ''}`);
    } else if (entry.raw_output === true && !chores.test(name)) {
      const text = entry.msg.trimEnd();
      if (text.startsWith('What to do: ')) write(`${time}  ${job}   ${text}`);
      const subject = /^(aws|gcp|azure)\b/.exec(text)?.[1];
      if (subject === undefined) return;
      // A line that only counts up is shown every other second; what is decided is shown at once.
      const counting = /\d+\/\d+ (ready|blobs)/.test(text);
      const now = Date.parse(entry.time);
      if (counting && now - (last.get(`${name}/${subject}`) ?? 0) < 2000) return;
      if (counting) last.set(`${name}/${subject}`, now);
      write(`${time}  ${job}   ${text.slice(0, 150)}`);
    }
  };
}
