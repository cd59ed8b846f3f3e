// Multitenant organization: one of our tenants is added to the organization that another owns, and joins it.
import type { Refusal } from '../../../shared/refusal.ts';
import { ok, type Result, refused } from '../../../shared/result.ts';
import { type Estate, type Tenant, tenantById } from '../../estate/estate.ts';
import type { FactQuery, Joining, Organization } from '../../facts.ts';
import { ask, askAll, type Study, together } from '../../study.ts';
import type { AccessKind } from '../kind.ts';
import type { Resource } from '../plan.ts';
import { cannotRead, firstUnreadable } from '../unreadable.ts';
import { notOffered } from './offering.ts';
import { ORGANIZATION_WRITER, planFor } from './organization-plan.ts';
import { type Meeting, tenantIn, unlicensed, whyNotJoin } from './organization-refusals.ts';
import { sideEffects } from './organization-side-effects.ts';
import { opensOnTheSide } from './organization-templates.ts';

const ID = 'multitenant-organization';

export const multitenantOrganization: AccessKind = {
  id: ID,
  title: 'Multitenant organization',
  about: 'Have one of our tenants join the organization that another of them owns.',
  lifecycle: 'relationship-setting',
  namesSides: true,
  question: 'Which tenant should join?',
  synonyms: ['multitenant organization', 'multitenant', 'mto', 'join organization'],
  writers: [ORGANIZATION_WRITER],
  notAt: () => false,
  offered: (tenant, estate) =>
    tenant.offers.organization.filter((id) => tenantById(estate, id)?.access.includes(ID)),

  *describe(tenant, id, estate) {
    const missing = (sentence: string) => refused({ tenant: tenant.displayName, sentence });
    const added = tenantById(estate, id);
    const read = yield* ask({ fact: 'organization', tenantId: tenant.id });
    if (!added) return missing(notOffered('tenant').sentence);
    if (!read.known) return missing(cannotRead(tenant.displayName, read.reason).sentence);
    if (tenantIn(read.value, id)?.state === 'active') {
      return missing(`${added.displayName} is in ${read.value?.displayName} already.`);
    }
    const resource = { kind: ID, tenantId: tenant.id, id };
    return ok({ resource, name: added.displayName, tenant: `joins ${tenant.displayName}` });
  },

  foresee: ({ tenantId, id }) => [...looksAt(tenantId), ...looksAt(id)],

  *plan(estate, wish) {
    const both = tenantsOf(estate, wish.resource);
    if (!both) return refused([notOffered('tenant')]);
    const { owner, added } = both;
    const [ours, theirs] = yield* together([standing(owner), standing(added)]);
    if (!ours?.ok) return refused([ours?.error ?? notOffered('tenant')]);
    if (!theirs?.ok) return refused([theirs?.error ?? notOffered('tenant')]);
    const { organization } = ours.value;
    const { organization: addedIsIn, joining } = theirs.value;
    const meeting: Meeting = { owner, added, organization, addedIsIn, joining };
    const reasons = [
      ...whyNotJoin(meeting),
      unlicensed(owner, ours.value.plans),
      unlicensed(added, theirs.value.plans),
    ].filter((reason) => reason !== undefined);
    if (reasons.length > 0) return refused(reasons);
    const effects = yield* sideEffects(estate, meeting);
    if (!effects.ok) return refused([effects.error]);
    const opened = effects.value.read.map(opensOnTheSide).filter((why) => why !== undefined);
    return opened.length > 0 ? refused(opened) : ok(planFor(estate, meeting, effects.value, wish));
  },

  *impact(estate, { plan }) {
    const both = tenantsOf(estate, plan.resource);
    if (!both) return [];
    const { owner, added } = both;
    const read = yield* ask({ fact: 'organization', tenantId: owner.id });
    if (!read.known) return [cannotRead(owner.displayName, read.reason).sentence];
    const organization = read.value;
    if (!organization || !tenantIn(organization, added.id)) {
      return [`Nothing: ${added.displayName} is not in the organization any more.`];
    }
    const others = organization.tenants.length - 1;
    return [
      `${added.displayName} leaves ${organization.displayName}, in which ${others === 1 ? 'one tenant stays' : `${others} tenants stay`}. That can take two hours.`,
      'Teams and people search no longer show the people of both tenants as one organization.',
      'Accounts, synchronisation and partner settings stay as they are; each is ended by itself.',
    ];
  },
};

function tenantsOf(
  estate: Estate,
  { tenantId, id }: Resource,
): { readonly owner: Tenant; readonly added: Tenant } | undefined {
  const owner = tenantById(estate, tenantId);
  const added = tenantById(estate, id);
  if (!owner || !added) return undefined;
  return multitenantOrganization.offered(owner, estate).includes(added.id)
    ? { owner, added }
    : undefined;
}

const looksAt = (tenantId: string): FactQuery[] => [
  { fact: 'organization', tenantId },
  { fact: 'organization-joining', tenantId },
  { fact: 'organization-templates', tenantId },
  { fact: 'service-plans', tenantId },
];

interface Standing {
  readonly organization: Organization | null;
  readonly joining: Joining;
  readonly plans: readonly string[];
}

function* standing(tenant: Tenant): Study<Result<Standing, Refusal>> {
  const at = { tenantId: tenant.id };
  const facts = yield* askAll({
    organization: { fact: 'organization', ...at },
    joining: { fact: 'organization-joining', ...at },
    plans: { fact: 'service-plans', ...at },
  });
  const { organization, joining, plans } = facts;
  if (!organization.known || !joining.known || !plans.known) {
    return refused(firstUnreadable(tenant, facts) ?? notOffered('tenant'));
  }
  return ok({ organization: organization.value, joining: joining.value, plans: plans.value });
}
