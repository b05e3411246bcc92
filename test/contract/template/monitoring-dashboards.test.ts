import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { runTool } from '../../../scripts/run-tool.ts';
import { filesOf } from '../../template/checks.ts';
import { typeErrors } from '../../template/monitoring/dashboard-types.ts';
import { type Dashboard, readDashboard } from '../../template/monitoring/dashboards.ts';
import { monitoring } from '../../template/monitoring/paths.ts';
import { readQuery } from '../../template/monitoring/queries.ts';

let files: string[] = [];
let dashboards: Dashboard[] = [];
beforeAll(async () => {
  files = (await filesOf('dashboards')).filter((file) => file.endsWith('.json'));
  dashboards = await Promise.all(files.map(readDashboard));
});

describe('the dashboards', () => {
  it('are the four of the seed and the one of all clouds', () => {
    const names = files.map((file) => path.basename(file, '.json'));
    expect(names).toEqual(['development', 'executive', 'multi-cloud', 'operations', 'security']);
    expect(new Set(dashboards.map(({ uid }) => uid)).size).toBe(5);
  });

  it('are what their source makes', async () => {
    const dir = await mkdtemp(path.join(os.tmpdir(), 'dashboards-'));
    try {
      await runTool([process.execPath, path.join(monitoring, 'grafana/generate.ts'), dir]);
      expect((await readdir(dir)).sort()).toEqual(files.map((file) => path.basename(file)));
      for (const file of files)
        expect(await readFile(path.join(dir, path.basename(file)), 'utf8')).toBe(
          await readFile(file, 'utf8'),
        );
    } finally {
      await rm(dir, { recursive: true });
    }
  });

  it('have the types that Grafana publishes', async () => {
    expect(await typeErrors(files)).toBe('');
  }, 60_000);

  it('ask the data source that is chosen, of variables that are there', () => {
    for (const { uid, panels, templating } of dashboards) {
      const variables = templating.list.map(({ name }) => name);
      expect([uid, variables[0]]).toEqual([uid, 'datasource']);
      const charts = panels.filter(({ type }) => type !== 'row');
      expect([...new Set(charts.map(({ datasource }) => datasource?.uid))]).toEqual(['$datasource']);
      const used = charts.flatMap(({ targets }) =>
        targets.flatMap(({ expr }) => [...expr.matchAll(/\$(?!__)(\w+)/g)].map(([, name]) => name)),
      );
      expect([uid, [...new Set(used)].sort()]).toEqual([uid, variables.slice(1).sort()]);
    }
  });

  it('name in legends only labels that their query keeps', () => {
    const wrong = dashboards.flatMap(({ panels }) =>
      panels.flatMap(({ title, targets }) =>
        targets.flatMap(({ expr, legendFormat }) => {
          const grouped = /^\s*(?:sum|min|max|avg|count|group)(?:\s+by\s*\(([^)]*)\))?\s*\(/.exec(expr);
          if (grouped === null) return [];
          const kept = (grouped[1] ?? '').split(',').map((label) => label.trim());
          return [...legendFormat.matchAll(/\{\{(\w+)\}\}/g)]
            .map(([, label = '']) => label)
            .filter((label) => !kept.includes(label))
            .map((label) => `${title}: ${label}`);
        }),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('lay no panel over another, nor beyond the edge', () => {
    for (const { uid, panels } of dashboards) {
      const taken = new Map<string, string>();
      for (const { title, gridPos } of panels) {
        const { x, y, w, h } = gridPos;
        expect([uid, title, x + w <= 24]).toEqual([uid, title, true]);
        for (let column = x; column < x + w; column += 1)
          for (let row = y; row < y + h; row += 1) {
            expect([uid, title, taken.get(`${column},${row}`)]).toEqual([uid, title, undefined]);
            taken.set(`${column},${row}`, title);
          }
      }
    }
  });

  it('ask in each panel for something', () => {
    const empty = dashboards.flatMap(({ panels }) =>
      panels.filter(
        ({ type, targets }) =>
          type !== 'row' && targets.every(({ expr }) => readQuery(expr).metrics.length === 0),
      ),
    );
    expect(empty.map(({ title }) => title)).toEqual([]);
  });
});
