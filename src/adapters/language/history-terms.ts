// What kinds and states of requests are called when somebody looks for them.

import type { RequestState } from '../../domain/access/request.ts';
import { APPROVED, CLOSED, OPEN } from '../../shared/state-groups.ts';
import { fold } from './clean.ts';
import { type Line, words } from './line.ts';

export interface KindTitle {
  readonly id: string;
  readonly title: string;
}

/** Besides the titles, as a form shows them. */
const ALSO: ReadonlyArray<readonly [string, readonly string[]]> = [
  ['guests?|guest accounts?|invitations?', ['guest-access', 'external-guest', 'project-team']],
  ['pim|(?:directory |eligible )?roles?|eligibilit(?:y|ies)', ['pim-eligibility']],
  ['groups?|memberships?', ['group-membership']],
  ['packages?', ['access-package']],
  ['app(?:lication)?s?', ['app-role']],
  ['trust', ['inbound-trust']],
  ['separations?', ['separate-partner']],
  ['redemption', ['automatic-redemption']],
  ['synchroni[sz]ation|sync', ['cross-tenant-sync']],
];

/** Gives what a line says about kinds, and takes it out of the line. */
export function createKindWords(kinds: readonly KindTitle[]): (line: Line) => readonly string[] {
  const known = new Set(kinds.map(({ id }) => id));
  const titles = kinds
    .map(({ id, title }) => [`${fold(title).replace(/[^\p{L}\p{N}-]+/gu, ' ')}s?`, [id]] as const)
    .sort(([a], [b]) => b.length - a.length);
  const forms = [...titles, ...ALSO].map(
    ([form, ids]) => [words(form), ids.filter((id) => known.has(id))] as const,
  );
  return (line) => {
    const found = new Set<string>();
    for (const [pattern, ids] of forms) {
      if (ids.length > 0 && line.replace(pattern, '!')) for (const id of ids) found.add(id);
    }
    return [...found];
  };
}

export const STATES: {
  readonly approved: readonly RequestState[];
  readonly words: ReadonlyArray<readonly [RegExp, readonly RequestState[]]>;
} = {
  approved: APPROVED,
  words: [
    [words('still open|open|running|not (?:yet )?(?:closed|over)'), OPEN],
    [words('pending|undecided'), ['pending']],
    [words('active|in place'), ['active']],
    [words('approved|granted|allowed'), APPROVED],
    [words('denied|refused|rejected'), ['denied']],
    [words('withdrawn'), ['withdrawn']],
    [words('lapsed'), ['lapsed']],
    [words('ended|expired|over'), ['ended']],
    [words('failed|not granted'), ['failed']],
    [words('(?:only )?observed'), ['observed']],
    [words('closed|past|finished'), CLOSED],
  ],
};
