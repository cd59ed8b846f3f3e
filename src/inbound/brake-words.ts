// What somebody says to pause a tenant, to let it go on, or to lock everything down.

export type BrakeIntent =
  | { readonly say: 'pause' | 'resume'; readonly tenant: string }
  | { readonly say: 'lockdown' };

const PAUSE =
  /^(pause|resume|unpause)\b\s*(?:drawbridge\b)?\s*(?:(?:in|for|at)\b)?\s*(?:the tenant\s+)?(.*)$/is;
const LOCKDOWN =
  /^(?:(?:end|lift|stop|release) (?:the )?)?lock[\s-]?down(?: (?:drawbridge|now|everything))*$/i;

export function readBrake(text: string): BrakeIntent | undefined {
  const words = text.replace(/[\s.!?]+$/g, '');
  if (LOCKDOWN.test(words)) return { say: 'lockdown' };
  const said = PAUSE.exec(words);
  if (!said) return undefined;
  const verb = said[1]?.toLowerCase() === 'pause' ? 'pause' : 'resume';
  return { say: verb, tenant: (said[2] ?? '').trim() };
}
