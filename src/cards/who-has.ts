// Who has access to something, as the records tell it: each with until when and by whose yes, and what they do not tell.
import type { AccessRequest } from '../domain/access/request.ts';
import type { Instant } from '../domain/facts.ts';
import type { Card } from '../shared/card.ts';
import { execute } from './actions.ts';
import { LIST_LINES, lineWith, whenOf } from './lists.ts';
import { nameOf } from './names.ts';
import { renderCard } from './render.ts';
import { headlineOf } from './request-card.ts';
import { stateWord } from './states.ts';
import { escaped, plain } from './text.ts';
import type { Reader } from './times.ts';

export interface WhoHasInput {
  /** What was asked about, as typed. */
  readonly about: string;
  /** They want to end something of it. */
  readonly ends: boolean;
  readonly grants: readonly AccessRequest[];
  readonly people: number;
  readonly unsure: boolean;
  readonly tenantNames: ReadonlyMap<string, string>;
  readonly reader: Reader;
  readonly now: Instant;
}

const COVERS =
  'These are the records of Drawbridge: what was given through it and has not been proven to be gone, where you may see the record. Whoever was put there by hand, through another group, a role or by the application itself is not in them; that shows Microsoft Entra.';

export function whoHasCard(input: WhoHasInput): Card {
  const { about, ends, grants, people, unsure } = input;
  const headline = `Who has access to ${plain(about, 80)}`;
  const shown = grants.slice(0, LIST_LINES);
  const more = grants.length - shown.length;
  const count = `${people} ${people === 1 ? 'person' : 'people'}`;
  return renderCard('list', {
    fallback: plain(`${headline}: ${count} through Drawbridge`),
    headline: escaped(headline, 200),
    about: plain(grants.length === 0 ? COVERS : `${count} through Drawbridge. ${COVERS}`),
    empty:
      grants.length === 0
        ? 'Nobody, through Drawbridge and as far as you may see. A name that Drawbridge does not know finds nobody either.'
        : '',
    rows: shown.map((request) => ({
      title: plain(headlineOf(request), 160),
      line: plain(lineWith(request, input, `${whenOf(request, input)} · ${byOf(request)}`)),
      state: stateWord(request),
      action: execute('Open', 'history-open', { requestId: request.id }),
    })),
    more: [
      ...(ends ? ['Nothing has been ended: open the one you mean, and revoke it there.'] : []),
      ...(more > 0 ? [`And ${more} more: type "history" with "in" and the tenant.`] : []),
      ...(unsure
        ? ['A directory did not answer, so it could not be told whether you may see more.']
        : []),
    ].join(' '),
  });
}

function byOf(request: AccessRequest): string {
  const { by, rule } = request.decision ?? {};
  if (by) return `approved by ${nameOf(request, by, 'somebody')}`;
  return rule ? `by rule ${rule.id}` : 'not approved by a person';
}
