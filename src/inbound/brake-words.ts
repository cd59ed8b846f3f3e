// What somebody says to pause a tenant, to let it go on, or to lock everything down.
import { firstOf, plainly, whole } from './plainly.ts';

export type BrakeIntent =
  | { readonly say: 'pause' | 'resume'; readonly tenant: string }
  | { readonly say: 'lockdown' }
  /**
   * It may be meant: asked before anything is stopped. `tenant` empty: everywhere, or not said. `typed`: all of
   * it, where it is about a brake only if that is the name of a tenant.
   */
  | { readonly say: 'ask-pause'; readonly tenant: string; readonly typed?: string }
  /** Whether one holds: nothing changes. `tenant` empty: wherever it is theirs. */
  | { readonly say: 'ask-stands'; readonly tenant: string; readonly typed?: string };

const PAUSE =
  /^(pause|resume|unpause|unfreeze)\b\s*(?:drawbridge\b)?\s*(?:(?:in|for|at)\b)?\s*(?:the tenant\s+)?(.*)$/is;
const LOCKDOWN =
  /^(?:(?:end|lift|stop|release) (?:the )?)?lock[\s-]?down(?: (?:drawbridge|now|everything))*$/i;

const WISH =
  "(?:(?:can|could|may|would|will) (?:i|you) (?:please )?|how (?:do|can) i |(?:i|we) (?:want|need|have|would like|must)(?: you)? to |(?:i|we) must |i'd like to |please )?";
const STOP = '(?:pause|stop|halt|freeze|suspend|switch off|turn off|shut down)';
const IN = '(?: everywhere| (?:in|for|at|to|into|on|with) (?:the tenant )?(?<tenant>.{1,80}?))?';
const NOW = '(?: (?:now|at once|immediately|right now|right away|please|asap))*';
const EVERYTHING =
  '(?:everything|anything|it all|all of it|all|(?:all|any|every|new|further)(?: (?:new|further))* (?:access|grants?|granting|requests?|approvals?|giving|activity)|(?:giving|granting|handing out)(?: (?:out|any|all|new|more))* (?:access|anything))';

/** Drawbridge by its name: the whole sentence is the order. */
const EXACTLY = whole(
  `(?:pause|stop|halt|freeze|suspend) drawbridge (?:in|for|at) (?:the tenant )?(?<tenant>.{1,80}?)${NOW}`,
);
/** It goes on by a word as well, and only with its name. */
const GOES_ON = whole(
  `(?:restart|continue|start|turn on|switch on|reactivate) drawbridge(?: again)? (?:in|for|at) (?:the tenant )?(?<tenant>.{1,80}?)(?: again)?${NOW}`,
);
const PERHAPS: readonly RegExp[] = [
  whole(
    `${WISH}(?:block|kill|lock|lock down|disable|close|end) (?:everything|it all|all of it)${IN}${NOW}`,
  ),
  whole(`${WISH}lock[ -]?down (?:the tenant |in )?(?<tenant>.{1,80}?)${NOW}`),
  whole(`${WISH}put (?:the tenant )?(?<tenant>.{1,80}?) on hold${NOW}`),
  whole(`${WISH}${STOP} ${EVERYTHING}${IN}${NOW}`),
  whole(`${WISH}${STOP} (?:drawbridge|the bot)${IN}${NOW}`),
  whole(`(?:emergency|panic) (?:stop|brake)${IN}${NOW}`),
  whole(`(?:${WISH}pull (?:the )?)?(?:emergency )?brake${IN}${NOW}`),
];
const LOOSE = whole(
  `${WISH}(?:stop|halt|freeze|suspend|shut down) (?:the tenant )?(?<tenant>.{1,80}?)${NOW}`,
);

const HELD = '(?:paused|stopped|halted|frozen|suspended|on hold|locked down)';
const STANDS: readonly RegExp[] = [
  whole(`(?:why )?is drawbridge (?:still |now )?${HELD} (?:in|for) (?<tenant>.{1,80}?)`),
  whole(
    '(?:who|when was|why was) (?:has )?(?:paused|stopped|halted|froze|suspended) drawbridge (?:in|for) (?<tenant>.{1,80}?)',
  ),
  whole('(?:which|what) tenants are (?:still |now )?(?:paused|frozen|on hold)'),
  whole(`(?:is|are) (?:anything|everything|any tenants?|drawbridge) (?:still |now )?${HELD}`),
  whole('(?:is there|are we in|are we under|is it still|do we have) (?:a |the )?lock[ -]?down'),
];
const STANDS_THERE = whole(
  '(?:(?:why )?is (?:the tenant )?(?<tenant>.{1,80}?) (?:still |now )?(?:paused|frozen|on hold)|who (?:has )?(?:paused|froze) (?:the tenant )?(?<there>.{1,80}?))',
);
const ASKED = /\?\s*$/;

const ALL_OF_IT = new RegExp(`^${EVERYTHING}(?: (?:in|for|at) (?:the tenant )?|$)`, 'i');

function readStop(text: string): BrakeIntent | undefined {
  const sentence = plainly(text);
  if (sentence.length > LONGEST) return undefined;
  const exact = EXACTLY.exec(sentence)?.groups?.tenant;
  if (exact && !EVERYWHERE.test(exact)) {
    // With a question mark it is asked, not said.
    return { say: ASKED.test(text) ? 'ask-pause' : 'pause', tenant: exact };
  }
  const again = GOES_ON.exec(sentence)?.groups?.tenant;
  if (again) return { say: ASKED.test(text) ? 'ask-stands' : 'resume', tenant: again };
  const stands = firstOf(STANDS, sentence);
  if (stands) return { say: 'ask-stands', tenant: placeIn(stands.groups?.tenant) };
  const { tenant: where, there = where } = STANDS_THERE.exec(sentence)?.groups ?? {};
  if (there) return { say: 'ask-stands', tenant: there, typed: text };
  const perhaps = firstOf(PERHAPS, sentence);
  if (perhaps) return { say: 'ask-pause', tenant: placeIn(perhaps.groups?.tenant) };
  const loose = LOOSE.exec(sentence)?.groups?.tenant;
  return loose ? { say: 'ask-pause', tenant: loose, typed: text } : undefined;
}

const EVERYWHERE =
  /^(?:every(?:body|one)|all(?: (?:of )?(?:our )?tenants)?|(?:all|any) of them|us)$/i;

const placeIn = (tenant = ''): string => (EVERYWHERE.test(tenant) ? '' : tenant);

const LONGEST = 200;

export function readBrake(text: string): BrakeIntent | undefined {
  const words = text.replace(/[\s.!?]+$/g, '');
  if (LOCKDOWN.test(words)) return { say: 'lockdown' };
  const stop = readStop(text);
  if (stop) return stop;
  const said = PAUSE.exec(words);
  if (!said) return undefined;
  const tenant = (said[2] ?? '').trim();
  const asked = ASKED.test(text);
  if (said[1]?.toLowerCase() === 'pause') return { say: asked ? 'ask-pause' : 'pause', tenant };
  // There is one thing to resume in a tenant, so "everything" adds nothing to it.
  return { say: asked ? 'ask-stands' : 'resume', tenant: tenant.replace(ALL_OF_IT, '') };
}
