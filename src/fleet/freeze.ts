import { z } from 'zod';

export const weekdayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
const weekday = z.enum(weekdayNames);

const time = '([01]\\d|2[0-3]):[0-5]\\d';
/** The three ways to write an end of a window. */
export const freezeForms = {
  date: new RegExp(`^\\d{4}-\\d{2}-\\d{2}(T${time})?$`),
  time: new RegExp(`^${time}$`),
  weekly: new RegExp(`^(${weekdayNames.join('|')}) ${time}$`),
} as const;
export type FreezeForm = keyof typeof freezeForms;

/** Which form a text has; undefined when none. */
export const freezeForm = (text: string): FreezeForm | undefined =>
  (['date', 'time', 'weekly'] as const).find((form) => freezeForms[form].test(text));

const moment = z
  .string()
  .refine(
    (text) => freezeForm(text) !== undefined,
    'must be a date (2026-12-20 or 2026-12-20T18:00), a time (18:00) or a weekday with a time (fri 16:00)',
  )
  .refine(
    (text) => freezeForm(text) !== 'date' || isCalendarDate(text),
    'must be a date that is in the calendar',
  );

/** A time in which nothing is delivered by itself. */
export const freezeWindow = z
  .strictObject({
    name: z.string().min(1).describe('what it is for; named in the refusal'),
    from: moment.describe('date, time of day, or weekday and time when it begins'),
    to: moment.describe('when it ends, written as `from` is; a date alone is frozen to its end'),
    weekdays: z
      .array(weekday)
      .min(1)
      .optional()
      .describe('days on which a window of times of day begins; every day without it'),
    timezone: z
      .string()
      .refine(isTimeZone, 'must be a time zone such as UTC or Europe/Berlin')
      .default('UTC')
      .describe('time zone of the dates and times, as IANA names it'),
  })
  .superRefine(({ from, to, weekdays }, context) => {
    const form = freezeForm(from);
    if (form === undefined || freezeForm(to) === undefined) return;
    const wrong = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (freezeForm(to) !== form) wrong('to', 'must be written as `from` is');
    else if (form === 'date' && lastMinute(to) <= from) wrong('to', 'must be after `from`');
    else if (form !== 'date' && from === to) wrong('to', 'must differ from `from`');
    if (weekdays !== undefined && form !== 'time') wrong('weekdays', 'goes with times of day only');
  });
export type FreezeWindow = z.output<typeof freezeWindow>;

/** The first minute after an end: a date alone means all of that day. */
const lastMinute = (to: string) => (to.includes('T') ? to : `${to}T24:00`);

function isCalendarDate(text: string): boolean {
  const [day = ''] = text.split('T');
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
