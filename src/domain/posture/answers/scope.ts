// The tenants that a question is about, as views and as words.
import { tenantNamed } from '../between/naming.ts';
import type { TenantView } from '../check.ts';
import type { Scope } from '../question.ts';
import type { Asking } from './asking.ts';
import { counted, listed } from './say.ts';

/** Of those that are ours and the asker's to read. */
export const viewsOf = ({ estate }: Asking, scope: Scope): readonly TenantView[] =>
  scope === 'all'
    ? estate.tenants
    : distinctIds(scope).flatMap((id) => {
        const view = estate.view(id);
        return view && estate.tenants.includes(view) ? [view] : [];
      });

const distinctIds = (ids: readonly string[]): string[] => [
  ...new Set(ids.map((id) => id.toLowerCase())),
];

export const nameOf = ({ estate }: Pick<Asking, 'estate'>, tenantId: string): string =>
  tenantNamed(estate, tenantId).name;

/** `Fabrikam`, `Contoso and Fabrikam`, `the 5 tenants you may ask about`, `the 4 tenants that could be read`. */
export function sayTenants(asking: Asking, views: readonly TenantView[], scope: Scope): string {
  const all = scope === 'all' ? asking.estate.tenants.length : scope.length;
  if (views.length > 3 && views.length < all)
    return `the ${views.length} tenants that could be read`;
  if (scope === 'all' && views.length > 3) {
    return asking.partial
      ? `the ${views.length} tenants you may ask about`
      : `all ${views.length} tenants`;
  }
  return (
    listed(
      views.map(({ tenant }) => tenant.displayName),
      5,
    ) || 'no tenant'
  );
}

export const several = (views: readonly TenantView[]): boolean => views.length > 1;

/** To be said where the answer leaves tenants of ours out. */
export const whichTenants = (asking: Asking, scope: Scope): string[] =>
  scope === 'all' && asking.partial
    ? [
        `This is about ${listed(
          asking.estate.tenants.map(({ tenant }) => tenant.displayName),
          12,
        )}, ${asking.estate.tenants.length === 1 ? 'the one tenant' : `the ${counted(asking.estate.tenants.length, 'tenant')}`} you may ask about.`,
      ]
    : [];
