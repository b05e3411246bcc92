import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

/** A query, and where it stands. */
export interface Expression {
  readonly where: string;
  readonly text: string;
}

const panel = z.looseObject({
  id: z.number(),
  type: z.string(),
  title: z.string(),
  gridPos: z.object({ x: z.number(), y: z.number(), w: z.number(), h: z.number() }),
  datasource: z.object({ type: z.string(), uid: z.string() }).optional(),
  targets: z.array(z.looseObject({ expr: z.string(), legendFormat: z.string() })).default([]),
});
export const dashboard = z.looseObject({
  uid: z.string(),
  title: z.string(),
  panels: z.array(panel),
  templating: z.object({ list: z.array(z.looseObject({ type: z.string(), name: z.string() })) }),
  annotations: z.object({ list: z.array(z.looseObject({ name: z.string(), expr: z.string() })) }),
});
export type Dashboard = z.output<typeof dashboard>;

export const readDashboard = async (file: string): Promise<Dashboard> =>
  dashboard.parse(JSON.parse(await readFile(file, 'utf8')));

/** Every query of a dashboard. */
export async function expressionsIn(file: string): Promise<Expression[]> {
  const { panels, annotations } = await readDashboard(file);
  const name = path.basename(file);
  return [
    ...panels.flatMap(({ title, targets }) =>
      targets.map(({ expr }) => ({ where: `${name}: ${title}`, text: expr })),
    ),
    ...annotations.list.map(({ name: annotation, expr }) => ({
      where: `${name}: ${annotation}`,
      text: expr,
    })),
  ];
}
