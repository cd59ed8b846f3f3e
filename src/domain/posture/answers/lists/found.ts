// What a check found against a tenant, as a list: each object once, and none of which it could not tell.
import { homeTenantOf, isOutsider } from '../../between/outsiders.ts';
import type { TenantView } from '../../check.ts';
import { knownValue } from '../../reading.ts';
import type { Evidence, Result } from '../../result.ts';
import { AREA_WORDS } from '../area-words.ts';
import type { Asking } from '../asking.ts';
import { checksNamed } from '../results.ts';
import { details, type ListedRow, type ListKind } from './listed.ts';

export const foundBy = (checkId: string): Pick<ListKind, 'rows' | 'incomplete'> => ({
  rows(view, asking) {
    const result = judgedBy(checkId, view, asking);
    if (!result || result.state === 'unknown' || result.state === 'unlicensed') return undefined;
    const found = result.evidence.filter((one) => isFinding(one) && !one.unsure);
    const homeOf = homesIn(view, asking);
    return [...Map.groupBy(found, ({ kind, id }) => `${kind} ${id}`).values()].flatMap((same) => {
      const [first] = same;
      if (!first) return [];
      const detail = details(...new Set(same.map((one) => one.detail)));
      return [{ text: first.name, ...(detail && { detail }), ...homeOf(first) }];
    });
  },
  incomplete(view, asking) {
    const result = judgedBy(checkId, view, asking);
    if (result?.state !== 'fail' && result?.state !== 'partial') return [];
    const unsure = result.evidence.filter((one) => isFinding(one) && one.unsure).length;
    return [
      ...(result.missing ?? []).map(({ area, sentence }) => `${AREA_WORDS[area]}: ${sentence}`),
      ...(unsure > 0 ? [`of ${unsure} more it could not be told`] : []),
    ];
  },
});

const isFinding = ({ good, kind }: Evidence): boolean =>
  !good && kind !== 'setting' && kind !== 'attestation';

function judgedBy(checkId: string, view: TenantView, asking: Asking): Result | undefined {
  const [check] = checksNamed(asking, [checkId]);
  return check?.scope === 'tenant' ? asking.judge(check, view) : undefined;
}

/** Where a person is at home, or which partner it is. */
function homesIn(view: TenantView, { estate }: Asking) {
  const users = new Map(
    (knownValue(view.facts, 'users') ?? []).map((user) => [user.id.toLowerCase(), user]),
  );
  return ({ kind, id }: Evidence): Pick<ListedRow, 'from'> => {
    if (kind === 'partner') return { from: id };
    const user = users.get(id.toLowerCase());
    const from = user && (isOutsider(user) ? homeTenantOf(estate, user) : view.tenant.id);
    return from ? { from } : {};
  };
}
