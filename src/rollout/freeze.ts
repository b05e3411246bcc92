import { ActionError } from '../core/errors.ts';
import { type FreezeWindow, freezeForm, weekdayNames } from '../fleet/freeze.ts';

const day = 24 * 60;
const week = 7 * day;

/**
 * The window that freezes a moment (milliseconds since the epoch); undefined when none does. Windows are wall-clock
 * times of their zone, so they begin and end by the clocks on the wall there, whatever the season.
 */
export function frozenBy(windows: readonly FreezeWindow[], now: number): FreezeWindow | undefined {
  return windows.find((window) => contains(window, wallClock(now, window.timezone)));
}

/** `RELEASE_REFUSED` with the window's name and end while one lasts. A forced delivery gets through with a reason. */
export function refuseFrozen(
  windows: readonly FreezeWindow[],
  { force, reason }: { readonly force: boolean; readonly reason: string | undefined },
  now: number,
): void {
  const window = frozenBy(windows, now);
  if (window === undefined || (force && reason !== undefined)) return;
  throw new ActionError(
    'RELEASE_REFUSED',
    `Deliveries to this environment are frozen: ${window.name}, until ${window.to} (${window.timezone})`,
    {
      hint: `Wait until the window is over. What cannot wait is delivered with \`force: true\` and a \`reason\`, which goes to the ledger.${force ? ' The reason is missing.' : ''} Rollbacks are never frozen.`,
    },
  );
}

interface WallClock {
  /** `2026-12-20T18:00` */
  readonly date: string;
  /** Minutes since Sunday, 0:00. */
  readonly minute: number;
}

function contains({ from, to, weekdays }: FreezeWindow, { date, minute }: WallClock): boolean {
  const inside = (start: number, length: number) => (minute - start + week) % week < length;
  switch (freezeForm(from)) {
    case 'date':
      return date >= from && (to.includes('T') ? date < to : date.slice(0, to.length) <= to);
    case 'time': {
      const length = (minuteOfDay(to) - minuteOfDay(from) + day) % day;
      return (weekdays ?? weekdayNames).some((name) =>
        inside(weekdayNames.indexOf(name) * day + minuteOfDay(from), length),
      );
    }
    default:
      return inside(minuteOfWeek(from), (minuteOfWeek(to) - minuteOfWeek(from) + week) % week);
  }
}

const minuteOfDay = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));

/** Of `fri 16:00`. */
const minuteOfWeek = (text: string) =>
  weekdayNames.findIndex((name) => text.startsWith(name)) * day + minuteOfDay(text.slice(4));

function wallClock(now: number, timeZone: string): WallClock {
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  const parts = new Map(format.formatToParts(now).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  const time = `${part('hour')}:${part('minute')}`;
  return {
    date: `${part('year')}-${part('month')}-${part('day')}T${time}`,
    minute: minuteOfWeek(`${part('weekday').toLowerCase()} ${time}`),
  };
}
