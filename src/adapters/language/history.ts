// "history of <name> …": a person, tenants, kinds, states and a time, in whatever order they come.
import type { RequestState } from '../../domain/access/request.ts';
import type { Estate } from '../../domain/estate/estate.ts';
import type { HistoryQuery, HistoryWords, Part } from '../../domain/record/history.ts';
import type { ReadHistory } from '../../ports/history-words.ts';
import { cleanText, fold } from './clean.ts';
import { type Add, findNames } from './find-names.ts';
import { createKindWords, type KindTitle, STATES } from './history-terms.ts';
import { Line, words } from './line.ts';
import { namesOf } from './names.ts';
import { findTimes } from './times.ts';

interface Lead {
  readonly part: Part;
  readonly states?: readonly RequestState[];
  /** The words tell of whoever writes them. */
  readonly me?: true;
}

const LEADS: ReadonlyArray<readonly [RegExp, Part, (readonly RequestState[])?]> = [
  [words('(?:was |were )?(?:approved|allowed) by'), 'decided', STATES.approved],
  [words('(?:was |were )?(?:denied|refused|rejected) by'), 'decided', ['denied']],
  [words('(?:was |were )?decided (?:about |on |upon )?by'), 'decided'],
  [words('(?:was |were )?(?:asked(?: for)?|requested|made) by'), 'asked'],
  [words('(?:for|given to|of access of)'), 'gets'],
  [words('(?:of|by|about|with|on)'), 'any'],
];

const I = 'i (?:have |did )?';
const OWN_LEADS: typeof LEADS = [
  [words(`${I}(?:approved?|allow(?:ed)?|grant(?:ed)?)|my approvals`), 'decided', STATES.approved],
  [
    words(`${I}(?:den(?:y|ied)|refused?|reject(?:ed)?)|my (?:denials|refusals)`),
    'decided',
    ['denied'],
  ],
  [words(`${I}decided?(?: about| on| upon)?|my decisions`), 'decided'],
  [words(`${I}(?:ask(?:ed)?(?: for)?|request(?:ed)?)|my requests`), 'asked'],
  [words(`${I}(?:got|get|received?)|i was given`), 'gets'],
];

/** Words that join the others and mean nothing by themselves. */
const JOINTS =
  /^(?:of|for|by|about|with|on|the|a|an|all|any|every|everything|what|which|that|was|were|is|are|has|had|have|been|happened|did|do|requests?|access|entries|record|only|and|or|to|from|between|during|tenants?|please|\?|,|:|\(|\))$/;
/** What they take out would be all that is told; with a capital they may be somebody's name. */
const TURNS =
  /^(?:not|never|no|nor|neither|except|excluding|besides|but|without|unless|nobody|none|nothing)$/;
const ME = /^(?:me|mine|myself|i)$/i;
const PLACE = /^(?:in|at|into|within|inside)$/;

export function createHistoryReader(kinds: readonly KindTitle[]): ReadHistory {
  const kindsIn = createKindWords(kinds);
  return ({ text, estate, now, timeZone }) => {
    const mine = /\bmy\s+history\b/i.test(text);
    const line = new Line(cleanText(text.replace(/^.*?\bhistory\b/is, ' ')));
    const named = personIn(line, estate);
    const places: string[] = [];
    const add: Add = Object.assign(
      ({ ids }: { ids: readonly string[] }) => {
        places.push(...ids);
        return '@';
      },
      { ids: () => places },
    );
    findNames(line, namesOf(estate), add);
    // Requests are on record from the first one on.
    const times = findTimes(line, now, timeZone, Number.POSITIVE_INFINITY);
    const lead = leadIn(line);
    const found = { kinds: kindsIn(line), states: statesIn(line) };
    const turned = line.tokens.find(
      ({ text, sign, capital }) => !sign && !capital && TURNS.test(text),
    );
    if (turned) return { query: {}, unclear: turned.text };
    const rest = readRest(line);
    const [time] = times;
    if (times.length > 1 || time === 'future') return { query: {}, unclear: 'date' };
    const said = named ?? rest.name;
    const isMe = lead?.me ?? (said !== undefined && ME.test(said));
    const part = lead?.part ?? 'any';
    const states = lead?.states ?? found.states;
    const query: HistoryQuery = {
      ...(places.length > 0 || rest.place ? { tenants: [...new Set(places)] } : {}),
      ...(found.kinds.length > 0 && { kinds: found.kinds }),
      ...(states && states.length > 0 && { states }),
      ...(time && Number.isFinite(time.from) && { from: time.from }),
      ...(time?.to !== undefined && { to: time.to }),
      ...((isMe ? part === 'any' : mine) && { mine: true }),
    };
    const person = isMe
      ? part !== 'any' && { person: { me: true, part } }
      : said !== undefined && { person: { said, part } };
    const other = lead?.me ? said : named !== undefined ? rest.name : undefined;
    const unclear = rest.unclear ?? other;
    return { ...person, query, ...(unclear !== undefined && { unclear }) } as HistoryWords;
  };
}

/** In quotes, as an address, or one of the estate: a name may have a month or a tenant in it. */
function personIn(line: Line, estate: Estate): string | undefined {
  const at = line.tokens.findIndex(({ quoted, text }) => quoted || text.includes('@'));
  if (at >= 0) {
    const raw = line.tokens[at]?.raw ?? '';
    line.put(at, at + 1, '&');
    return raw;
  }
  for (const { displayName, name } of estate.people) {
    for (const called of [displayName, name]) {
      const pattern = fold(called)
        .replace(/[^\p{L}\p{N}.-]+/gu, ' ')
        .trim();
      if (pattern === '') continue;
      if (line.replace(words(pattern.replace(/[.-]/g, '\\$&')), '&')) return displayName;
    }
  }
  return undefined;
}

function leadIn(line: Line): Lead | undefined {
  for (const [leads, me] of [
    [OWN_LEADS, { me: true }],
    [LEADS, {}],
  ] as const) {
    for (const [pattern, part, states] of leads) {
      if (line.replace(pattern, '>')) return { part, ...(states && { states }), ...me };
    }
  }
  return undefined;
}

function statesIn(line: Line): readonly RequestState[] {
  const found: RequestState[] = [];
  for (const [pattern, states] of STATES.words) {
    if (line.replace(pattern, '')) found.push(...states);
  }
  return [...new Set(found)];
}

interface Rest {
  readonly name?: string;
  /** Something stands where a tenant would, and is none. */
  readonly place: boolean;
  readonly unclear?: string;
}

/** What is left is the name of a person, in one piece. */
function readRest(line: Line): Rest {
  const runs: Array<{ from: number; to: number; place: boolean }> = [];
  let place = false;
  line.tokens.forEach(({ text, sign }, at) => {
    const run = runs.at(-1);
    if (sign || JOINTS.test(text) || PLACE.test(text)) {
      place = PLACE.test(text);
      return;
    }
    if (run && run.to === at) run.to = at + 1;
    else runs.push({ from: at, to: at + 1, place });
    place = false;
  });
  const said = (run: { from: number; to: number }) => line.raw(run.from, run.to);
  const names = runs.filter((run) => !run.place);
  const [first, second] = names;
  return {
    ...(first && { name: said(first) }),
    place: runs.some((run) => run.place),
    ...(second && { unclear: said(second) }),
  };
}
