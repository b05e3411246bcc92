/**
 * How long something that runs out still lasts, for people: `until 14:05 UTC (58 min)`, with the day where that is
 * another one. Both moments are milliseconds since the epoch.
 */
export function lasting(expiresAt: number, now: number): string {
  const [day = '', time = ''] = new Date(expiresAt).toISOString().split('T');
  const sameDay = new Date(now).toISOString().startsWith(day);
  const minutes = Math.max(0, Math.floor((expiresAt - now) / 60_000));
  const left = minutes < 120 ? `${minutes} min` : `${Math.floor(minutes / 60)} h`;
  return `until ${sameDay ? '' : `${day} `}${time.slice(0, 5)} UTC (${left})`;
}
