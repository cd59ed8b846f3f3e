// The multitenant organization: exactly the tenants that are wanted in it, owned by ours, and nobody stuck.

import { DAY } from '../../../../shared/duration.ts';
import { allOf } from '../../all-of.ts';
import { inOrganization } from '../../between/effective.ts';
import { isOwned, tenantNamed } from '../../between/naming.ts';
import { settingsFor } from '../../between/settings.ts';
import { type EstateView, type TenantCheck, type TenantView, withFacts } from '../../check.ts';
import type { MultiTenantMemberFact } from '../../facts/cross-tenant.ts';
import { hedged } from '../../hedge.ts';
import type { Verdict } from '../../result.ts';
import {
  conclude,
  counted,
  type Level,
  type Observation,
  ofLevel,
  someNames,
} from '../cross-tenant/observed.ts';

const STUCK_AFTER = 7 * DAY;
const OWNER_AREAS = ['multiTenantMembers', 'crossTenantPartners'] as const;

export const organizationMembers: TenantCheck = {
  id: 'MTO-01',
  title: 'The multitenant organization holds our tenants, all of them in and no stranger',
  area: 'mto',
  kind: 'check',
  severity: 'high',
  appliesTo: ['primary', 'secondary'],
  scope: 'tenant',
  needs: 'P1',
  reads: ['multiTenantOrganization', 'multiTenantMembers', 'crossTenantPartners'],
  why: 'Tenants in one organization see each other’s people as their own and may carry settings to every partner. A stranger among them is trusted as one of us; a tenant stuck on the way in has people who believe that they are.',
  remediation:
    'Where there is none yet, make the organization in the tenant that owns it and add the others, or ask for it here. Let pending tenants complete their joining, remove whoever does not belong, and name the owners in the estate.',
  words: [
    'multitenant organization',
    'multi-tenant organisation',
    'mto',
    'organization members',
    'who is in our mto',
    'pending tenants',
  ],
  assess: (view, estate) =>
    withFacts(view, ['multiTenantOrganization'], ({ multiTenantOrganization: { state } }) => {
      const wanted = estate.declared.multiTenant?.members.includes(view.tenant.id) ?? false;
      if (state === null || state.toLowerCase() === 'inactive') return without(wanted, estate);
      const verdict = withFacts(view, OWNER_AREAS, ({ multiTenantMembers }) => {
        const own = multiTenantMembers.find(({ tenantId }) => same(tenantId, view.tenant.id));
        return own?.role?.toLowerCase() === 'owner'
          ? asOwner(view, estate, multiTenantMembers)
          : asMember(view, estate, multiTenantMembers, own, wanted);
      });
      return hedged(view, OWNER_AREAS, 'every', verdict);
    }),
};

function without(wanted: boolean, { declared }: EstateView): Verdict {
  if (wanted) {
    return {
      state: 'fail',
      reason: 'the estate wants this tenant in the organization, and it is in none',
      evidence: [],
    };
  }
  const none = declared.multiTenant ? 'not meant to be in one' : 'none is wanted';
  return {
    state: 'not-applicable',
    reason: `in no multitenant organization; ${none}`,
    evidence: [],
  };
}

function asOwner(
  view: TenantView,
  estate: EstateView,
  members: readonly MultiTenantMemberFact[],
): Verdict {
  const declared = estate.declared.multiTenant;
  const wanted = declared?.members ?? estate.tenants.map(({ tenant }) => tenant.id);
  const seen = members.map((member) => memberSeen(view, estate, member, wanted));
  const present = new Set(members.map(({ tenantId }) => tenantId.toLowerCase()));
  const absent = (declared?.members ?? []).filter((id) => !present.has(id));
  const undeclared: Observation[] = declared
    ? []
    : [
        {
          level: 'partial',
          kind: 'setting',
          id: 'multiTenantOrganization',
          name: 'Multitenant organization',
          detail: 'active, and the estate declares none',
        },
      ];
  const all = [
    ...seen,
    ...absent.map((id) => observation(estate, id, 'fail', 'wanted, and not in the organization')),
    ...undeclared,
  ];
  return conclude(all, (state) => {
    if (state === 'pass')
      return `${allOf(seen.length, 'member')} ${seen.length === 1 ? 'is' : 'are'} as the estate wants it, and none is stuck`;
    if (state === 'unknown')
      return `cannot be told of ${someNames(ofLevel(all, 'unknown'))}: ${ofLevel(all, 'unknown')[0]?.detail}`;
    const wrong = [...ofLevel(all, 'fail'), ...ofLevel(all, 'partial')];
    return wrong
      .map(({ name, detail }) => `${name}: ${detail}`)
      .slice(0, 3)
      .join('; ');
  });
}

function memberSeen(
  view: TenantView,
  estate: EstateView,
  member: MultiTenantMemberFact,
  wanted: readonly string[],
): Observation {
  const id = member.tenantId.toLowerCase();
  const of = (level: Level, detail: string) => observation(estate, id, level, detail);
  const role = member.role?.toLowerCase() ?? 'role not known';
  if (!wanted.includes(id)) {
    return of(
      'fail',
      isOwned(estate.estate, id)
        ? `${role}, and the estate does not want it in`
        : `${role}, and not one of our tenants`,
    );
  }
  const owners = estate.declared.multiTenant?.owners ?? [];
  if (role === 'owner' && owners.length > 0 && !owners.includes(id))
    return of('fail', 'owner, and not meant to be');
  const state = member.state?.toLowerCase();
  if (state !== 'active') return waiting(estate, member, id);
  if (/fail/i.test(member.transitionDetails?.status ?? ''))
    return of('partial', `${role}, and its last transition failed`);
  if (id === view.tenant.id) return of('good', role);
  const settings = settingsFor(view.facts, id);
  if (settings.entriesKnown && !settings.entry)
    return of('partial', 'active, and there is no partner entry for it');
  const marked = inOrganization(settings);
  if (marked === true) return of('good', `${role}, active`);
  return marked === false
    ? of('partial', 'active, but its partner entry is not marked as of the organization')
    : of('unknown', 'Graph did not say whether its partner entry is marked as of the organization');
}

/** Graph tells when a tenant was added, not since when it has been as it is. */
function waiting(
  estate: EstateView,
  { state, addedDateTime }: MultiTenantMemberFact,
  id: string,
): Observation {
  const of = (level: Level, detail: string) => observation(estate, id, level, detail);
  const what = state?.toLowerCase() ?? 'state not known';
  const added = Date.parse(addedDateTime ?? '');
  if (Number.isNaN(added)) return of('unknown', `${what}, and since when is not known`);
  const days = Math.floor((estate.now - added) / DAY);
  if (what === 'pending' && estate.now - added > STUCK_AFTER)
    return of('partial', `pending for ${counted(days, 'day')}`);
  if (what === 'removed')
    return of('partial', `removed, and still listed; it was added ${counted(days, 'day')} ago`);
  // Within the week it is on its way: not yet what is wanted, and not stuck.
  return of('partial', `${what}, added ${counted(days, 'day')} ago`);
}

function asMember(
  view: TenantView,
  estate: EstateView,
  members: readonly MultiTenantMemberFact[],
  own: MultiTenantMemberFact | undefined,
  wanted: boolean,
): Verdict {
  const notes = ['Judged from a member, which sees its own membership; an owner sees all.'];
  const stranger = members.find(
    ({ role, tenantId }) => role?.toLowerCase() === 'owner' && !isOwned(estate.estate, tenantId),
  );
  const seen = own
    ? ownSeen(estate, own, wanted)
    : observation(
        estate,
        view.tenant.id,
        'unknown',
        'in an organization, but its own membership is not listed',
      );
  const all = stranger
    ? [
        observation(
          estate,
          stranger.tenantId,
          'fail',
          'owns the organization, and is not one of our tenants',
        ),
        seen,
      ]
    : [seen];
  return conclude(
    all,
    (state) =>
      state === 'pass'
        ? 'its own membership is active'
        : (all.find(({ level }) => level === state)?.detail ?? seen.detail),
    notes,
  );
}

function ownSeen(estate: EstateView, own: MultiTenantMemberFact, wanted: boolean): Observation {
  const id = own.tenantId.toLowerCase();
  if (own.state?.toLowerCase() !== 'active') return waiting(estate, own, id);
  if (wanted) return observation(estate, id, 'good', 'active');
  return estate.declared.multiTenant
    ? observation(estate, id, 'fail', 'in the organization, and the estate does not want it in')
    : observation(estate, id, 'partial', 'in an organization, and the estate declares none');
}

const observation = (
  estate: EstateView,
  id: string,
  level: Level,
  detail: string,
): Observation => ({
  level,
  kind: 'tenant',
  id: id.toLowerCase(),
  name: tenantNamed(estate, id).name,
  detail,
});

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
