// A typed question in plain words, naming tenants and direction: for buttons, and to restate what was understood.
import type { Estate } from '../estate/estate.ts';
import type { Instant } from '../facts.ts';
import { sayRelation } from './describe-relation.ts';
import type { Question, Scope, Since } from './question.ts';
import { COUNTED, FACTS, LISTED } from './question-words.ts';
import { nameIn } from './tenant-name.ts';

/**
 * Understanding these words again gives the same question. `titleOf`: what a check is called. `say`: where they
 * are only read, as the reader writes moments.
 */
export function describe(
  question: Question,
  estate: Estate,
  titleOf: (checkId: string) => string | undefined = () => undefined,
  say: (at: Instant) => string = moment,
): string {
  const name = (id: string) => nameIn(estate, id);
  const inside = (scope: Scope) => (scope === 'all' ? 'in all tenants' : `in ${names(scope)}`);
  const names = (ids: readonly string[]) => anded(ids.map(name));
  const then = ({ asOf: at }: { readonly asOf?: Instant }) =>
    at === undefined ? '' : ` as of ${say(at)}`;
  const during = ({ from, to }: Since) =>
    to === undefined ? `since ${say(from)}` : `since ${say(from)} until ${say(to)}`;
  const check = (id: string) => {
    const title = titleOf(id)?.replaceAll('"', "'");
    return title ? `${id} "${title}"` : id;
  };
  switch (question.ask) {
    case 'fact':
      return question.fact === 'overview' && question.tenants !== 'all'
        ? `Show an overview of ${names(question.tenants)}`
        : `Show ${FACTS[question.fact]} ${inside(question.tenants)}`;
    case 'check':
      return question.showing
        ? `What passes ${anded(question.checks.map(check))} ${inside(question.tenants)}${then(question)}?`
        : `How do matters stand on ${anded(question.checks.map(check))} ${inside(question.tenants)}${then(question)}?`;
    case 'area':
      return `How do matters stand in the area ${question.area === 'all' ? 'posture' : question.area} ${inside(question.tenants)}${then(question)}?`;
    case 'why':
      return `Why is ${check(question.check)} as it is ${inside(question.tenants)}?`;
    case 'list': {
      const from = question.from === undefined ? '' : ` from ${name(question.from)}`;
      return question.count
        ? `How many ${COUNTED[question.of]}${from} are there ${inside(question.tenants)}${then(question)}?`
        : `Show the list of ${LISTED[question.of]}${from} ${inside(question.tenants)}${then(question)}`;
    }
    case 'compare':
      return `Compare ${name(question.a)} and ${name(question.b)}${question.area === undefined ? '' : ` in the area ${question.area}`}`;
    case 'relation':
      return sayRelation(question, name);
    case 'reach':
      return `Can ${question.person === undefined ? 'somebody' : quoted(question.person)} of ${name(question.from)} use ${question.application === undefined ? 'anything' : quoted(question.application)} in ${name(question.to)}?`;
    case 'matrix':
      return `Show the ${question.of} matrix ${inside(question.tenants)}`;
    case 'changes': {
      const by = question.by === undefined ? '' : ` by ${quoted(question.by)}`;
      const about = question.about === undefined ? '' : ` in the area ${question.about}`;
      return `What ${question.failures ? 'started failing' : 'changed'}${about} ${inside(question.tenants)}${by} ${during(question.since)}?`;
    }
    case 'impact':
      return `What would break if the partner ${name(question.partner)} were removed from ${name(question.at)}?`;
    case 'person': {
      const who = question.who === 'me' ? 'I' : quoted(question.who);
      const does = question.who === 'me' ? 'do' : 'does';
      const purpose =
        question.purpose === undefined ? '' : ` because of ${quoted(question.purpose)}`;
      return `What ${does} ${who} hold ${inside(question.tenants)}${purpose}?`;
    }
    case 'outsiders':
      return question.from === undefined
        ? `Who from outside is ${inside(question.tenants)}, and because of whom?`
        : `Who from ${name(question.from)} is ${inside(question.tenants)}, and because of whom?`;
    case 'freshness':
      return `How fresh is the data ${inside(question.tenants)}?`;
    case 'first':
      return `What should be fixed first ${inside(question.tenants)}?`;
    case 'decision-record':
      return `Draft the decision record of ${name(question.tenant)}`;
    case 'score':
      return `Show the secure score ${inside(question.tenants)}${question.since ? ` ${during(question.since)}` : ''}`;
    case 'standing-against-eligible':
      return `How many administrators are standing and how many eligible ${inside(question.tenants)}?`;
    case 'guidance':
      return `What is advised about ${/^[A-Z]{3}-\d\d$/.test(question.topic) ? check(question.topic) : quoted(question.topic)}?`;
  }
}

/** `2026-11-20 00:00 UTC`; seconds only where there are some. */
function moment(at: Instant): string {
  const [day = '', time = ''] = new Date(at).toISOString().slice(0, -1).split('T');
  return `${day} ${time.replace(/:00\.000$/, '').replace(/\.000$/, '')} UTC`;
}

const quoted = (text: string): string => `"${text.replaceAll('"', "'")}"`;

function anded(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}
