import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { filesOf } from '../../template/checks.ts';
import { runbooks } from '../../template/monitoring/paths.ts';
import { type Alert, expectations, isAlert, rulesIn } from '../../template/monitoring/rules.ts';

/* Whoever is woken by an alert has to know what it means, whom it concerns and what to do. */

let alerts: Alert[] = [];
beforeAll(async () => {
  alerts = (await rulesIn(await filesOf('alerts explain themselves'))).filter(isAlert);
});

const repository = 'https://github.com/example-org/delivery-platform/blob/main/monitoring/runbooks';

describe('every alert of the platform', () => {
  it('has a severity and a team that the routes of Alertmanager know', () => {
    const known = {
      severity: /^(critical|warning|info|none)$/,
      team: /^(delivery|platform|product|security)$/,
    };
    const wrong = alerts.filter(
      ({ labels }) =>
        !known.severity.test(labels['severity'] ?? '') || !known.team.test(labels['team'] ?? ''),
    );
    expect(wrong.map(({ alert }) => alert)).toEqual([]);
  });

  it('says in its summary and description what is wrong where', () => {
    const texts = alerts.map(({ alert, annotations }) => {
      const { summary = '', description = '', runbook_url = '', ...other } = annotations;
      return { alert, complete: summary.length > 10 && description.length > 20, other, runbook_url };
    });
    expect(texts.filter(({ complete, other }) => !complete || Object.keys(other).length > 0)).toEqual([]);
    expect(texts.filter(({ alert, runbook_url }) => runbook_url !== `${repository}/${alert}.md`)).toEqual([]);
  });

  it('is wanted to fire and to be silent by a test of promtool', async () => {
    const wanted = await expectations(await filesOf('rules hold their tests'));
    const untested = [...new Set(alerts.map(({ alert }) => alert))].filter((alert) => {
      const { fires = 0, silent = 0 } = wanted.get(alert) ?? {};
      // The watchdog never is silent: that is what it is for.
      return fires === 0 || (silent === 0 && alert !== 'Watchdog');
    });
    expect(untested).toEqual([]);
  });
});

describe('the runbooks', () => {
  it('are there for every alert, and for no other', async () => {
    const names = (await filesOf('runbooks help'))
      .map((file) => path.basename(file, '.md'))
      .filter((name) => name !== 'README');
    expect(names).toEqual([...new Set(alerts.map(({ alert }) => alert))].sort());
    expect(existsSync(path.join(runbooks, 'README.md'))).toBe(true);
  });

  it('say what it means, how bad it is, how to look and what to do', async () => {
    const files = (await filesOf('runbooks help')).filter((file) => !file.endsWith('README.md'));
    for (const file of files) {
      const text = await readFile(file, 'utf8');
      const headings = [...text.matchAll(/^#{1,2} (.+)$/gm)].map(([, title]) => title);
      expect([file, headings]).toEqual([
        file,
        [path.basename(file, '.md'), 'Meaning', 'Impact', 'Check', 'Mitigate'],
      ]);
      // A command, or a dashboard, to look with.
      expect([file, /```sh\n|dashboard/.test(text)]).toEqual([file, true]);
    }
  });
});
