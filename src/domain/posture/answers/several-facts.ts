// What is told of a fact of several tenants in one sentence, and how one tenant is introduced.
import type { TenantView } from '../check.ts';
import type { Fact } from '../question.ts';
import { knownValue } from '../reading.ts';
import { counted, listed } from './say.ts';

export const introduced = ({ tenant }: TenantView): string =>
  `is declared as ${tenant.kind}${tenant.purpose ? `: ${tenant.purpose}` : ''}`;

/** Undefined where one sentence would not say more than the rows. */
export function together(fact: Fact, views: readonly TenantView[]): string | undefined {
  if (fact !== 'hybrid') return undefined;
  const known = views.flatMap((view) => {
    const organization = knownValue(view.facts, 'organization');
    return organization ? [{ view, is: organization.onPremisesSyncEnabled === true }] : [];
  });
  const hybrid = known.filter(({ is }) => is).map(({ view }) => view.tenant.displayName);
  const blind = views.length - known.length;
  const rest = blind > 0 ? `; of ${counted(blind, 'tenant')} it cannot be told` : '';
  return hybrid.length === 0
    ? `none of the ${counted(known.length, 'tenant')} that could be read is synchronised from on-premises${rest}`
    : `${hybrid.length} of ${counted(known.length, 'tenant')} ${hybrid.length === 1 ? 'is' : 'are'} synchronised from on-premises: ${listed(hybrid)}${rest}`;
}

/** What a fact does not say, though people may take it to. */
export const beware = (fact: Fact): string[] =>
  fact === 'country'
    ? [
        'The country was chosen when the tenant was made and decides where most data is placed at first. It is no proof of where data lies today, which Graph does not tell; TEN-02 compares it with what the estate declares.',
      ]
    : [];

export const AS_DECLARED = 'As the estate declares it; Graph does not know it.';
