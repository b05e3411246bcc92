import { parseArgs } from 'node:util';
import { run } from './load.ts';
import { reportOf } from './measure.ts';

/** `node scaling/load-test/main.ts --url https://shop.example.com --rate 50 --seconds 60`: see capacity.md. */
const { values } = parseArgs({
  options: {
    url: { type: 'string' },
    rate: { type: 'string', default: '10' },
    seconds: { type: 'string', default: '30' },
    /** Budgets: beyond them the exit code is 1. */
    'max-p99': { type: 'string', default: '1000' },
    'max-errors': { type: 'string', default: '0.01' },
  },
});
const { url } = values;
const rate = Number(values.rate);
const seconds = Number(values.seconds);
const maxP99 = Number(values['max-p99']);
const maxErrors = Number(values['max-errors']);
if (url === undefined || ![rate, seconds, maxP99, maxErrors].every((value) => value >= 0)) {
  console.error('usage: main.ts --url URL [--rate N] [--seconds N] [--max-p99 MS] [--max-errors SHARE]');
  process.exit(2);
}

const report = reportOf(await run({ url, rate, seconds }), seconds);
const round = (value: number) => Math.round(value * 1000) / 1000;
console.log(
  JSON.stringify(Object.fromEntries(Object.entries(report).map(([key, value]) => [key, round(value)]))),
);
if (report.errorShare > maxErrors || report.p99 > maxP99) {
  console.error(`over budget: p99 of ${maxP99} ms, ${maxErrors} of the requests failed`);
  process.exitCode = 1;
}
