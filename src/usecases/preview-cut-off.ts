// "cut off …": what it would end, told to whoever is on call before they press.
import { cutOffOwners } from '../domain/access/cut-off.ts';
import type { AccessRequest } from '../domain/access/request.ts';
import { type Estate, personOf, tenantById } from '../domain/estate/estate.ts';
import type { AccountRef } from '../shared/account.ts';
import type { Refusal } from '../shared/refusal.ts';
import { ok, type Result, refused } from '../shared/result.ts';
import { type CutScopeDeps, cutScope, tenantsIn } from './cut-scope.ts';
import { type CutFound, type CutTarget, targetNamed, whyNotOnCall } from './cut-target.ts';
import type { IdentifyDeps } from './identify-person.ts';

/** What a cut-off would end, by tenant. */
export interface Foreseen {
  readonly tenant: string;
  readonly grants: number;
  readonly waiting: number;
  /** Settings whose owners are asked: none of them ends by it. */
  readonly settings: number;
}

export interface CutPreview {
  readonly target: CutTarget;
  readonly foreseen: readonly Foreseen[];
  /** Names of the owners who are told. */
  readonly owners: readonly string[];
}

export type Previewed =
  | { readonly found: 'one'; readonly preview: CutPreview }
  | Extract<CutFound, { found: 'several' }>;

export async function previewCutOff(
  deps: CutScopeDeps & IdentifyDeps,
  actor: AccountRef,
  words: string,
): Promise<Result<Previewed, Refusal>> {
  const why = await whyNotOnCall(deps, actor);
  if (why) return refused(why);
  const named = await targetNamed(deps, words);
  if (!named.ok || named.value.found === 'several') return named as Result<Previewed, Refusal>;
  const { target } = named.value;
  return ok({
    found: 'one',
    preview: previewOf(deps.estate, target, await cutScope(deps, target.subject)),
  });
}

export function previewOf(
  estate: Estate,
  target: CutTarget,
  scope: readonly AccessRequest[],
): CutPreview {
  const byTenant = Map.groupBy(scope, ({ plan }) => plan.resource.tenantId);
  const tenants = [...tenantsIn(scope), ...(target.tenantId ? [target.tenantId] : [])];
  const isSetting = ({ lifecycle, state }: AccessRequest) =>
    lifecycle === 'relationship-setting' && state === 'active';
  return {
    target,
    foreseen: [...byTenant].map(([id, some]) => ({
      tenant: tenantById(estate, id)?.displayName ?? 'A tenant that is no longer known',
      grants: some.filter((one) => one.state !== 'pending' && !isSetting(one)).length,
      waiting: some.filter(({ state }) => state === 'pending').length,
      settings: some.filter(isSetting).length,
    })),
    owners: cutOffOwners(estate, { tenants, subject: target.subject }).map(
      (account) => personOf(estate, account)?.displayName ?? 'an owner',
    ),
  };
}
