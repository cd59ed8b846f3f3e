// PIM eligibility: time-bound eligibility for a directory role, never an active assignment.
import { sayDuration } from '../../../shared/duration.ts';
import { type Refusal, refusal } from '../../../shared/refusal.ts';
import { ok, refused } from '../../../shared/result.ts';
import { type Tenant, tenantById } from '../../estate/estate.ts';
import type { Account, DirectoryRole, Eligibility } from '../../facts.ts';
import { ask, askAll, type Study } from '../../study.ts';
import { roleCeiling } from '../ceiling.ts';
import { changeKey } from '../change.ts';
import type { AccessKind, Planned, Wish } from '../kind.ts';
import { makePlan, type Step } from '../plan.ts';
import { principalIn } from '../principal.ts';
import { cannotRead, firstUnreadable } from '../unreadable.ts';
import { guestStep, sharedGuest } from './guest-step.ts';
import { isGone, notOffered, offerOf, pickAnother } from './offering.ts';

const ID = 'pim-eligibility';
const WRITER = 'pim-writer';
/** Service plans that carry Privileged Identity Management: Entra ID P2 and Entra ID Governance. */
const PIM_PLANS = ['AAD_PREMIUM_P2', 'Entra_Identity_Governance'];

export const pimEligibility: AccessKind = {
  id: ID,
  title: 'PIM eligibility',
  about: 'Be able to activate a directory role for a while, with your own sign-in checks.',
  lifecycle: 'personal-grant',
  question: 'Which role do you need?',
  synonyms: ['pim', 'eligibility', 'eligible', 'role', 'administrator', 'admin', 'privileged'],
  writers: [WRITER],
  notAt: () => false,
  offered: (tenant) => tenant.offers.roles,

  *describe(tenant, id) {
    const { role, plans } = yield* askAll({
      role: { fact: 'role', tenantId: tenant.id, roleId: id },
      plans: { fact: 'service-plans', tenantId: tenant.id },
    });
    const read = plans.known ? role : plans;
    return offerOf(
      tenant,
      { kind: ID, tenantId: tenant.id, id },
      'role',
      read,
      (value) => unfit(value) ?? (plans.known ? unlicensed(tenant, plans.value) : undefined),
    );
  },

  *holds({ tenantId, id: roleId }, { objectId: principalId }) {
    const held = yield* ask({ fact: 'eligibility', tenantId, roleId, principalId });
    return held.known ? { ...held, value: held.value.length > 0 } : held;
  },

  foresee: ({ tenantId, id: roleId }) => [
    { fact: 'role', tenantId, roleId },
    { fact: 'service-plans', tenantId },
    { fact: 'role-limits', tenantId, roleId },
  ],

  *plan(estate, wish) {
    const tenant = tenantById(estate, wish.resource.tenantId);
    if (!tenant?.offers.roles.includes(wish.resource.id)) return refused([notOffered('role')]);
    const at = { tenantId: tenant.id, roleId: wish.resource.id };
    const facts = yield* askAll({
      role: { fact: 'role', ...at },
      plans: { fact: 'service-plans', tenantId: tenant.id },
    });
    const { role, plans } = facts;
    if (!role.known || !plans.known) {
      return refused([firstUnreadable(tenant, facts) ?? notOffered('role')]);
    }
    if (role.value === null) return refused([isGone('role', tenant)]);
    const hindrance = unfit(role.value) ?? unlicensed(tenant, plans.value);
    if (hindrance) return refused([hindrance]);
    const principal = yield* principalIn(tenant, wish.beneficiary);
    if (!principal.ok) return principal;
    const limit = yield* withinLimits(tenant, role.value, wish);
    if (limit) return refused([limit]);
    const held = yield* ask({ fact: 'eligibility', ...at, principalId: principal.value.objectId });
    if (!held.known) return refused([cannotRead(tenant.displayName, held.reason)]);
    return planFor(tenant, role.value, principal.value, held.value, wish);
  },
};

function planFor(
  tenant: Tenant,
  role: DirectoryRole,
  principal: Account,
  held: readonly Eligibility[],
  wish: Wish,
) {
  const step: Step = {
    id: 'eligible',
    change: {
      type: 'become-eligible',
      tenantId: tenant.id,
      roleId: role.id,
      scope: '/',
      principal: { objectId: principal.objectId },
    },
    identity: WRITER,
    permission: 'RoleEligibilitySchedule.ReadWrite.Directory',
    calls: 3,
  };
  const whole = held.filter((eligibility) => eligibility.scope === '/');
  const ours = wish.held.has(changeKey(step.change));
  if (whole.length > 0 && !ours) return refused([alreadyEligible(principal, role, tenant)]);
  const name = principal.displayName;
  // A guest that a grant of ours made is held by this one too, so that the last of them removes it.
  const { step: guest, held: guestHeld } = guestStep(tenant, wish);
  const steps = principal.external && guestHeld ? [guest, step] : [step];
  const planned: Planned = {
    recipient: principal.external || principal.userType === 'guest' ? 'guest' : 'member',
    plan: makePlan(wish.resource, wish.durationMs, steps, { eligible: whole.length > 0 }),
    words: {
      resource: role.displayName,
      title: `PIM eligibility as ${role.displayName}`,
      inPlace: 'Eligible',
      steps: {
        guest: sharedGuest,
        eligible: {
          before:
            ours && whole.length > 0
              ? `${name} is eligible for ${role.displayName} through an earlier request`
              : `${name} is not eligible for ${role.displayName}`,
          after: `${principal.userPrincipalName} can activate ${role.displayName} in all of ${tenant.displayName}`,
          undo: 'Eligibility and any running activation end.',
        },
      },
      notes: [
        role.description,
        'Eligible only: to use the role it has to be activated in PIM, with the checks that the tenant asks for.',
      ].filter((note) => note !== ''),
    },
  };
  return ok(planned);
}

function* withinLimits(
  tenant: Tenant,
  role: DirectoryRole,
  wish: Wish,
): Study<Refusal | undefined> {
  const limits = yield* ask({ fact: 'role-limits', tenantId: tenant.id, roleId: role.id });
  if (!limits.known) return cannotRead(tenant.displayName, limits.reason);
  const longest = limits.value.longestEligibility;
  return longest !== null && wish.durationMs > longest
    ? refusal(
        'longer-than-pim-allows',
        `PIM in ${tenant.displayName} allows eligibility as ${role.displayName} for ${sayDuration(longest)} at most.`,
        `Choose ${sayDuration(longest)} or less.`,
        'duration',
      )
    : undefined;
}

const unfit = (role: DirectoryRole): Refusal | undefined =>
  roleCeiling(role) ??
  (role.enabled
    ? undefined
    : refusal(
        'role-disabled',
        `${role.displayName} is switched off in this tenant.`,
        pickAnother('role'),
        'resource',
      ));

const unlicensed = (tenant: Tenant, plans: readonly string[]): Refusal | undefined =>
  plans.some((plan) => PIM_PLANS.includes(plan))
    ? undefined
    : refusal(
        'unlicensed',
        `${tenant.displayName} has no licence for Privileged Identity Management (Entra ID P2 or ID Governance), so nobody can be made eligible there.`,
        `Ask ${tenant.contact} about the licence, or for another way to do the task.`,
        'resource',
      );

const alreadyEligible = (account: Account, role: DirectoryRole, tenant: Tenant): Refusal =>
  refusal(
    'already-held',
    `${account.userPrincipalName} is already eligible for ${role.displayName} in ${tenant.displayName}.`,
    'Activate it in PIM; there is nothing to ask for.',
    'resource',
  );
