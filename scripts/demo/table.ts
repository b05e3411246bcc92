import { clouds, type Running, services } from '../../test/act/outside.ts';

/** Columns as wide as their widest cell. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => [...(row[column] ?? '')].length)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Service × cloud: the digest that is served and how many pods serve it, beside the digest of the release. */
export function deliveryTable(
  released: Readonly<Record<string, string>>,
  running: readonly Running[],
  verdicts: Readonly<Record<string, string>>,
  seconds: Readonly<Record<string, string>>,
): string {
  const cell = (service: string, cloud: string) => {
    const found = running.find((one) => one.service === service && one.cloud === cloud);
    return found === undefined ? '–' : `${found.digest.slice(7, 19)}  ${found.ready}/${found.wanted} pods`;
  };
  return table([
    ['service', 'release', ...clouds],
    ...services.map((service) => [
      service,
      released[service]?.slice(7, 19) ?? '–',
      ...clouds.map((cloud) => cell(service, cloud)),
    ]),
    ['smoke test', '', ...clouds.map((cloud) => verdicts[cloud] ?? '–')],
    ['rollout', '', ...clouds.map((cloud) => seconds[cloud] ?? '–')],
  ]);
}
