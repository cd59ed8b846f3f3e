// Access package: a time-bound assignment to a package of entitlement management, through one of its policies.
import { ok, refused } from '../../../shared/result.ts';
import { type PackageOffer, type Tenant, tenantById } from '../../estate/estate.ts';
import { type AccessPackage, factValue, type PackagePolicy } from '../../facts.ts';
import { ask, askAll } from '../../study.ts';
import { changeKey, type HoldPackage } from '../change.ts';
import { guestForeseen } from '../home-address.ts';
import type { AccessKind, Planned, Wish } from '../kind.ts';
import { makePlan, type Step } from '../plan.ts';
import { leadsToDeciding } from '../protected-groups.ts';
import { firstUnreadable } from '../unreadable.ts';
import { GUEST_WRITER, guestStep } from './guest-step.ts';
import { isGone, notOffered, offerOf } from './offering.ts';
import { accessOf, clashes } from './package-clashes.ts';
import { closedToGuests, policyUnfit, tooLongFor, unfit, unlicensed } from './package-fitness.ts';
import { type Holder, holderIn } from './package-holder.ts';
import { outOfScope } from './package-scope.ts';
import { packageWords } from './package-words.ts';

const ID = 'access-package';
const WRITER = 'packages-writer';

/** Nobody holds a package twice, but different people may be let in by different policies. */
const idOf = ({ id, policy }: PackageOffer): string => `${id}:${policy}`;

const offerWith = (tenant: Tenant | undefined, id: string): PackageOffer | undefined =>
  tenant?.offers.packages.find((offer) => idOf(offer) === id);

const questions = (tenantId: string, { id: packageId, policy: policyId }: PackageOffer) =>
  ({
    found: { fact: 'access-package', tenantId, packageId },
    policy: { fact: 'package-policy', tenantId, policyId },
    plans: { fact: 'service-plans', tenantId },
  }) as const;

export const accessPackage: AccessKind = {
  id: ID,
  title: 'Access package',
  about: 'Get what belongs to a task in one go: groups, applications and sites, for a while.',
  lifecycle: 'personal-grant',
  question: 'Which access package do you need?',
  synonyms: ['access package', 'package', 'entitlement', 'bundle'],
  writers: [WRITER, GUEST_WRITER],
  notAt: () => false,
  offered: (tenant) => tenant.offers.packages.map(idOf),

  *describe(tenant, id) {
    const [packageId = '', policyId = ''] = id.split(':');
    const facts = yield* askAll(questions(tenant.id, { id: packageId, policy: policyId }));
    const { found, policy, plans } = facts;
    // Without the licence nothing about packages can be read.
    const licence = plans.known ? unlicensed(tenant, plans.value) : undefined;
    const missing = licence ?? firstUnreadable(tenant, facts);
    if (missing) return refused({ tenant: tenant.displayName, sentence: missing.sentence });
    const through = factValue(policy) ?? null;
    const resource = { kind: ID, tenantId: tenant.id, id };
    const offer = offerOf(
      tenant,
      resource,
      'access package',
      found,
      (value) => unfit(value) ?? policyUnfit(through, value),
    );
    const several = tenant.offers.packages.filter((other) => other.id === packageId).length > 1;
    return offer.ok && several && through
      ? ok({ ...offer.value, name: `${offer.value.name}: ${through.displayName}` })
      : offer;
  },

  *holds({ tenantId, id }, { objectId }) {
    const held = yield* ask({ fact: 'package-assignments', tenantId, objectId });
    const [packageId] = id.split(':');
    return held.known
      ? { ...held, value: held.value.some((assignment) => assignment.packageId === packageId) }
      : held;
  },

  foresee({ tenantId, id }, { address }) {
    const [packageId = '', policyId = ''] = id.split(':');
    const first = questions(tenantId, { id: packageId, policy: policyId });
    return [
      ...Object.values(first),
      { fact: 'package-conflicts', tenantId, packageId },
      ...guestForeseen(tenantId, address),
    ];
  },

  *plan(estate, wish) {
    const tenant = tenantById(estate, wish.resource.tenantId);
    const offer = offerWith(tenant, wish.resource.id);
    if (!tenant || !offer) return refused([notOffered('access package')]);
    const { plans, ...facts } = yield* askAll(questions(tenant.id, offer));
    const { found, policy } = facts;
    const licence = plans.known ? unlicensed(tenant, plans.value) : undefined;
    if (licence) return refused([licence]);
    if (!plans.known || !found.known || !policy.known) {
      const unread = firstUnreadable(tenant, { plans, ...facts });
      return refused([unread ?? notOffered('access package')]);
    }
    if (found.value === null) return refused([isGone('access package', tenant)]);
    const hindrance = unfit(found.value) ?? policyUnfit(policy.value, found.value);
    if (hindrance || policy.value === null) {
      return refused([hindrance ?? notOffered('access package')]);
    }
    const never = yield* leadsToDeciding(estate, tenant, groupsIn(found.value));
    if (never) return refused([never]);
    const late = tooLongFor(policy.value, wish.durationMs, policy.asOf);
    if (late) return refused([late]);
    const holder = yield* holderIn(estate, tenant, wish.beneficiary, found.value);
    if (!holder.ok) return refused([holder.error]);
    const closed = holder.value.asGuest ? closedToGuests(found.value) : undefined;
    if (closed) return refused([closed]);
    const out = yield* outOfScope(tenant, policy.value, holder.value, wish.beneficiary);
    if (out) return refused([out]);
    const step = assign(found.value, policy.value, holder.value);
    const ours = holder.value.account !== null && wish.held.has(changeKey(step.change));
    const clash = yield* clashes(tenant, found.value, holder.value, ours, wish.held);
    if (clash) return refused([clash]);
    return ok(planFor(tenant, found.value, holder.value, step, ours, wish));
  },
};

const groupsIn = ({ roles }: AccessPackage) =>
  roles.flatMap(({ kind, id, name }) => (kind === 'group' ? { id, displayName: name ?? id } : []));

/** In one order, however Graph lists them. */
const placesIn = ({ roles }: AccessPackage): NonNullable<HoldPackage['places']> => {
  const all = roles.flatMap(({ kind, id, role }) =>
    kind === 'group' ? `${id}/${accessOf(role)}` : [],
  );
  return [...new Set(all)].sort().map((one) => {
    const [groupId = '', as] = one.split('/');
    return { groupId, as: as === 'owner' ? 'owner' : 'member' };
  });
};

type Assign = Step & { readonly change: HoldPackage };

const assign = (found: AccessPackage, policy: PackagePolicy, { account }: Holder): Assign => ({
  id: 'package',
  change: {
    type: 'hold-package',
    tenantId: found.tenantId,
    packageId: found.id,
    policyId: policy.id,
    contents: found.contents,
    places: placesIn(found),
    holder: account ? { objectId: account.objectId } : { fromStep: 'guest' },
  },
  identity: WRITER,
  permission: 'EntitlementManagement.ReadWrite.All',
  calls: 4,
});

function planFor(
  tenant: Tenant,
  found: AccessPackage,
  holder: Holder,
  step: Assign,
  ours: boolean,
  wish: Wish,
): Planned {
  const { account, asGuest, waits } = holder;
  const { step: invite, held } = guestStep(tenant, wish);
  // A guest that a grant of ours made is held by this one too, so that the last of them removes it.
  const withGuest = asGuest && (account === null || held);
  const basis = { holder: account?.objectId ?? null, ours };
  // Until this begins the others may have ended, and the account is another one then.
  const shared: Step = { ...step, change: { ...step.change, holder: { fromStep: invite.id } } };
  const steps = withGuest ? [invite, shared] : [step];
  return {
    recipient: asGuest || account?.userType === 'guest' ? 'guest' : 'member',
    plan: makePlan(wish.resource, wish.durationMs, steps, basis, waits ? 'redemption' : null),
    words: packageWords(tenant, found, holder, ours, wish.beneficiary),
  };
}
