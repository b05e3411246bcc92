import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { createCluster } from './cluster.ts';
import { readCounts } from './counts.ts';
import { restoreDrill } from './drill.ts';
import { markdownOf, passed } from './report.ts';

/**
 * `node disaster-recovery/drill/main.ts [options]`: a restore drill on the cluster of the current kubeconfig. Exits
 * with 1 when anything differs from what was backed up, or when it took longer than the objective.
 */
const { values } = parseArgs({
  options: {
    // Namespace of the platform, and of Velero.
    namespace: { type: 'string', default: 'delivery-platform' },
    'velero-namespace': { type: 'string', default: 'velero' },
    // Schedule whose template is backed up with: the drill proves the backups that are really made.
    schedule: { type: 'string', default: 'hourly' },
    // Recovery time objective, in minutes.
    'objective-minutes': { type: 'string', default: '15' },
    // Seconds between two looks at the cluster.
    'interval-seconds': { type: 'string', default: '5' },
    // Row counts of the database before the backup, and of the restored one: lines `TABLE COUNT`.
    'rows-before': { type: 'string' },
    'rows-after': { type: 'string' },
    report: { type: 'string', default: 'restore-drill.json' },
  },
});

const report = await restoreDrill(createCluster(), {
  namespace: values.namespace,
  veleroNamespace: values['velero-namespace'],
  schedule: values.schedule,
  objectiveMs: Number(values['objective-minutes']) * 60_000,
  intervalMs: Number(values['interval-seconds']) * 1000,
  rows: {
    before: await readCounts(values['rows-before']),
    after: await readCounts(values['rows-after']),
  },
});
await writeFile(values.report, `${JSON.stringify(report, null, 2)}\n`);
console.log(markdownOf(report));
process.exitCode = passed(report) ? 0 : 1;
