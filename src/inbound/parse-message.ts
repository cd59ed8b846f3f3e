// Reads what somebody typed as one of the commands, however they spell it.
import { readRequestId } from '../shared/ids.ts';
import { wholeText } from '../shared/whole-text.ts';
import { type AwayIntent, readAway } from './away-words.ts';
import { asksBecauseOfMe } from './because-words.ts';
import { type BrakeIntent, readBrake } from './brake-words.ts';
import { inOtherWords } from './in-other-words.ts';
import type { OwnAsk } from './own-words.ts';
import { readSubscribe, type SubscribeIntent } from './subscribe-words.ts';
import { readWhoHas, type WhoHasAsk } from './who-has-words.ts';

export type Intent =
  | {
      readonly intent:
        | 'help'
        | 'break-glass'
        | 'who-am-i'
        | 'history'
        /** What is kept about whoever asks. */
        | 'held'
        /** Which version is in force, and what waits. */
        | 'estate';
    }
  /** `asks`: about what of it, in a sentence of their own. */
  | { readonly intent: 'my-requests' | 'my-access'; readonly asks?: OwnAsk }
  /** `order`: they said to decide, which typing does not do. */
  | { readonly intent: 'approvals'; readonly order?: true }
  /** `asks`: for how long and by which rules they could have it. */
  | { readonly intent: 'request'; readonly wish: string; readonly asks?: 'terms' }
  /** Who would decide about it. */
  | { readonly intent: 'who-decides'; readonly about: string }
  /** What somebody has to do. */
  | { readonly intent: 'tasks'; readonly words: string }
  /** A colleague's name or address. */
  | { readonly intent: 'same-access'; readonly as: string }
  /** The name of a tenant. */
  | { readonly intent: 'reconcile'; readonly tenant: string }
  /** A person or a tenant; empty: which there are. */
  | { readonly intent: 'cut-off'; readonly words: string }
  /** `id` undefined: what was given cannot be a request number. */
  | { readonly intent: 'status'; readonly id: string | undefined; readonly given: string }
  | { readonly intent: 'subscribe'; readonly said: SubscribeIntent }
  | { readonly intent: 'away'; readonly said: AwayIntent }
  | { readonly intent: 'brake'; readonly said: BrakeIntent }
  /** Who is in their tenants because of them. */
  | { readonly intent: 'because-of-me' }
  /** Who has something that is given here. */
  | { readonly intent: 'who-has'; readonly said: WhoHasAsk }
  /** More than one's own: the whole text. */
  | { readonly intent: 'history-of'; readonly text: string }
  | { readonly intent: 'unknown'; readonly text: string };

const LONGEST = 4_000;
const POLITE = /[\s,.!]*\b(please|pls|thanks|thank you|thx|cheers)[\s.!]*$/i;

const EXACT: ReadonlyArray<
  [
    RegExp,
    Exclude<
      Intent['intent'],
      | 'away'
      | 'because-of-me'
      | 'brake'
      | 'cut-off'
      | 'history-of'
      | 'reconcile'
      | 'request'
      | 'same-access'
      | 'status'
      | 'subscribe'
      | 'tasks'
      | 'unknown'
      | 'who-decides'
      | 'who-has'
    >,
  ]
> = [
  [
    /^(help( me)?|hi|hello|hey|start|what can (you|i) do( here| for me)?|how does this work|how do i use (this|you|drawbridge)|good (morning|afternoon|evening))$/,
    'help',
  ],
  [/^(who am i|whoami|who i am)$/, 'who-am-i'],
  [
    /^((((show|list)( me)? )?(all )?my )?requests|(((show|list)( me)? )?my )request)$/,
    'my-requests',
  ],
  [/^((show|list)( me)? )?my access(es)?$|^what (access )?do i have$/, 'my-access'],
  [/^(my )?approvals?$|^what waits for me$/, 'approvals'],
  [/^(my )?history$/, 'history'],
  [/^break(ing)?[\s-]?(the )?glass$|^emergency access$/, 'break-glass'],
  [
    /^(what|which data) (do|does) (you|drawbridge) (hold|have|keep|know|store) (about|on|of) me$|^(show )?my data$|^(please )?(delete|erase|remove|forget) (all )?(of )?(my (personal )?data|(what|everything) (that )?(you|drawbridge) (hold|have|keep|know|store)s?( about me| of me)?|everything about me)$/,
    'held',
  ],
  [
    /^(the )?estate( version| changes?)?$|^(which|what) (estate|policy|policies|rules?) version (is|are) in force$|^(which|what)('s| is)? (the )?version of the (estate|policy|policies|rules)( is)?( in force)?$|^(what|who|when) (was |has |is )?(chang|accept|approv)ed (in |about )?the (last |latest )?estate( changes?)?$|^((don['’]?t|do not|please|i (want|would like) to) )*(accept|approve|refuse|reject) (the |this |that |my )*(estate )?changes?( (of|in|to) the estate)?$/,
    'estate',
  ],
];

const SAME =
  /^(?:(?:new )?request |i(?:'d| would)? (?:need|want|like|require) |(?:(?:can|could|may) (?:i (?:get|have)|you give me)|give me) )?(?:the )?same access as\s+(.+)$/is;

const TASKS =
  /^(?:tasks?\b|(?:which|what) (?:directory )?role (?:do i need|is needed|lets me|can|may)\b)[\s:,-]*(.*)$/is;

const HISTORY = /^(?:(?:show|list|find|give)(?: me)? )?(?:the |my )?history\b(?!\s*$)/i;

/** Its page has the button that makes the pack. */
const EVIDENCE =
  /^(?:(?:please )?(?:show|make|create|get|give|prepare|draw up|i need|i want)(?: me)? )?(?:an? |the )?(?:audit )?evidence(?: packs?)? (?:for|of|from|about|in|on) (?:the )?(.+)$/is;

/** `I want to know …` asks for an answer, not for access. */
const KNOWING = /^to (?:know|see|find out|understand|check|learn|be told)\b/i;

export function parseMessage(raw: string): Intent {
  const text = clean(raw);
  const words = text.toLowerCase().replace(/[\s.!?]+$/g, '');
  for (const [pattern, intent] of EXACT) if (pattern.test(words)) return { intent };
  const away = readAway(text);
  if (away) return { intent: 'away', said: away };
  if (asksBecauseOfMe(text)) return { intent: 'because-of-me' };
  const brake = readBrake(text);
  const maybe = brake && 'typed' in brake;
  if (brake && !maybe) return { intent: 'brake', said: brake };
  const said = readSubscribe(text);
  if (said) return { intent: 'subscribe', said };
  if (HISTORY.test(text)) return { intent: 'history-of', text };
  const evidence = EVIDENCE.exec(text)?.[1];
  if (evidence) {
    return { intent: 'history-of', text: `history in ${evidence.replace(/[\s.!?]+$/, '')}` };
  }
  const asSame = SAME.exec(text);
  const other = asSame ? undefined : inOtherWords(text);
  if (other) return other;
  const status = /^status(?:\s+(?:of\s+)?(.*))?$/i.exec(text);
  if (status) {
    const given = (status[1] ?? '').replace(/[.!?]+$/, '').trim();
    return { intent: 'status', id: readRequestId(given), given };
  }
  const tasks = TASKS.exec(text);
  if (tasks) return { intent: 'tasks', words: (tasks[1] ?? '').replace(/[\s.!?]+$/, '') };
  if (/^cut[\s-]?offs$/.test(words)) return { intent: 'cut-off', words: '' };
  const cut = /^cut[\s-]?off\b\s*(.*)$/is.exec(text);
  if (cut) return { intent: 'cut-off', words: (cut[1] ?? '').replace(/[.!?]+$/, '').trim() };
  const reconcile = /^reconcile\b\s*(.*)$/is.exec(text);
  if (reconcile) {
    return { intent: 'reconcile', tenant: (reconcile[1] ?? '').replace(/[.!?]+$/, '').trim() };
  }
  const same = asSame?.[1]?.replace(/\s+(?:because|so that|for)\s.*$|[\s.!?]+$/is, '');
  if (same) return { intent: 'same-access', as: same };
  const request = /^(?:(?:new\s+)?request|ask\s+for)\b[\s:,.-]*(.*)$/is.exec(text);
  if (request) return { intent: 'request', wish: (request[1] ?? '').trim() };
  const wish = /^i(?:'d| would)? (?:need|want|like|require)\b\s*(.*)$/is.exec(text);
  if (wish && !KNOWING.test(wish[1] ?? ''))
    return { intent: 'request', wish: (wish[1] ?? '').trim() };
  if (brake) return { intent: 'brake', said: brake };
  const has = readWhoHas(text);
  return has ? { intent: 'who-has', said: has } : { intent: 'unknown', text };
}

/** Teams sends HTML spaces, and in a channel the bot's name in front. */
function clean(raw: string): string {
  const text = wholeText(raw.slice(0, LONGEST))
    .replace(/<at>[^<]*<\/at>/gi, ' ')
    .replace(/&nbsp;|\u00A0/g, ' ')
    .replace(/(?![\n\t])[\p{Cc}\p{Cf}]/gu, '')
    .replace(/^\s*@?drawbridge\b[\s,:]*/i, '')
    .replace(/[ \t]+/g, ' ')
    .trim();
  return text.replace(POLITE, '').trim() || text;
}
