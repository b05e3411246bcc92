import { type Finding, ok } from './finding.ts';

/** A minute is what token services forgive; from five minutes on signed requests are refused (milliseconds). */
const tolerated = 60_000;
const refused = 5 * 60_000;

/** Judges how far the runner's clock and a registry's are apart. Tokens and signatures carry the time. */
export function judgeSkew(skewMs: number | undefined): Finding {
  if (skewMs === undefined) return { verdict: 'ok', detail: 'the registry does not tell the time' };
  const apart = Math.abs(skewMs);
  // A Date header has no fractions of a second.
  if (apart <= 1500) return ok('within a second of the registry’s');
  const detail = `the runner is ${inWords(apart)} ${skewMs > 0 ? 'behind' : 'ahead of'} the registry`;
  if (apart <= tolerated) return ok(detail);
  const hint = 'Let the runner take its time from the network, such as with `timedatectl set-ntp true`.';
  if (apart <= refused) return { verdict: 'warning', detail, hint };
  return {
    verdict: 'failed',
    code: 'PREFLIGHT_FAILED',
    detail: `${detail}: signed requests and identity tokens will be refused`,
    hint,
  };
}

function inWords(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}
