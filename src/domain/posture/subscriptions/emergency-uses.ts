// When the emergency accounts of a tenant last signed in, or somebody tried to.
import type { TenantView } from '../check.ts';
import { emergencyAccounts } from '../emergency-accounts.ts';
import type { SignInActivityFact } from '../facts/directory.ts';
import { momentOf } from '../moments.ts';
import { userName } from '../people.ts';
import { readingOf } from '../reading.ts';
import type { Critical, Found } from './critical.ts';

/**
 * Each use is a thing of its own, so the moment is part of what it is. Only those that the estate
 * registers: an account that merely looks like one may be somebody's everyday account.
 */
export function emergencyUses(view: TenantView): Found {
  const { by, ids, accounts } = emergencyAccounts(view);
  const activity = readingOf(view.facts, 'signInActivity');
  if (by !== 'registry' || !ids || activity.state !== 'read')
    return { seen: 'none', criticals: [] };
  const names = new Map(accounts.map(({ id, user }) => [id.toLowerCase(), user && userName(user)]));
  const criticals = activity.value.flatMap((fact): Critical[] => {
    const id = fact.id.toLowerCase();
    const last = ids.has(id) ? lastUse(fact) : undefined;
    if (!last) return [];
    return [
      {
        kind: 'emergency-account',
        object: `${id}@${new Date(last.at).toISOString()}`,
        since: last.at,
        name: names.get(id) ?? id,
        detail: last.succeeded
          ? 'an emergency account that signed in'
          : 'an emergency account with which somebody signed in or tried to',
        certain: true,
        ids: [],
      },
    ];
  });
  return { seen: activity.gaps?.length ? 'some' : 'all', criticals };
}

/**
 * Graph tells the last interactive sign-in whether it succeeded or not, and the last that did beside it:
 * https://learn.microsoft.com/graph/api/resources/signinactivity
 */
function lastUse(fact: SignInActivityFact): { at: number; succeeded: boolean } | undefined {
  const succeeded = momentOf(fact.lastSuccessfulSignInDateTime);
  const moments = [
    momentOf(fact.lastSignInDateTime),
    momentOf(fact.lastNonInteractiveSignInDateTime),
    succeeded,
  ].filter((at) => at !== undefined);
  if (moments.length === 0) return undefined;
  const at = Math.max(...moments);
  return { at, succeeded: at === succeeded };
}
