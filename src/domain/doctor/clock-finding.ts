// Whether this machine's clock is near enough to Microsoft's for tokens and ends to be right.
import { bad, type DoctorFinding, good } from './finding.ts';

/** Tokens are refused beyond five minutes. */
const REFUSED_MS = 5 * 60_000;
const NOTED_MS = 30_000;

export function clockFinding(aheadMs: number): DoctorFinding {
  const seconds = Math.round(Math.abs(aheadMs) / 1_000);
  const direction = aheadMs > 0 ? 'ahead of' : 'behind';
  const what = `this machine is ${seconds} seconds ${direction} Microsoft's services`;
  const remedy = 'Let the machine set its clock by NTP; access ends by this clock.';
  if (Math.abs(aheadMs) >= REFUSED_MS) return bad('clock', 'wrong', what, remedy);
  if (Math.abs(aheadMs) >= NOTED_MS) return bad('clock', 'note', what, remedy);
  return good(
    'clock',
    `within ${Math.max(seconds, 1)} second${seconds > 1 ? 's' : ''} of Microsoft's`,
  );
}
