// PIM eligibility: time-bound eligibility for a directory role, never an active assignment.
import { sayDuration } from '../../../shared/duration.ts';
import { type Refusal, refusal, tooLongRefusal } from '../../../shared/refusal.ts';
import { ok, refused } from '../../../shared/result.ts';
import { type Estate, type Tenant, tenantById } from '../../estate/estate.ts';
import type { Account, DirectoryRole, Eligibility } from '../../facts.ts';
import { ask, type Study } from '../../study.ts';
import { changeKey } from '../change.ts';
import { guestForeseen } from '../home-address.ts';
import type { AccessKind, Planned, Wish } from '../kind.ts';
import { makePlan, type Step } from '../plan.ts';
import { principalIn } from '../principal.ts';
import { isOnlyForUnits, isOnlyForUnitsId } from '../scopable-roles.ts';
import { reachFacts, reachOf } from '../unit-reach.ts';
import { cannotRead } from '../unreadable.ts';
import { sharedGuest, withItsGuest } from './guest-step.ts';
import { notOffered } from './offering.ts';
import { type Looked, look, withMembers } from './role-look.ts';
import { type Smaller, smallerForeseen, smallerThan } from './role-narrower.ts';
import {
  isSameScope,
  type Place,
  roleScope,
  sayPlace,
  scopedName,
  titleOf,
  unitBasis,
  unitNotes,
} from './role-scope.ts';
import { tasksByRole } from './role-tasks.ts';

const ID = 'pim-eligibility';
const WRITER = 'pim-writer';
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
    const looked = yield* look(tenant, id);
    return looked.ok
      ? ok({
          resource: { kind: ID, tenantId: tenant.id, id },
          name: scopedName(looked.value.role, looked.value.unit),
          tenant: tenant.displayName,
        })
      : refused({ tenant: tenant.displayName, sentence: looked.error.sentence });
  },

  *holds({ tenantId, id }, { objectId: principalId }) {
    const { roleId, scope } = roleScope(id);
    const held = yield* ask({ fact: 'eligibility', tenantId, roleId, principalId });
    return held.known
      ? { ...held, value: held.value.some((one) => isSameScope(one.scope, scope)) }
      : held;
  },

  tasks: tasksByRole,

  foresee: ({ tenantId, id }, { tenant, address }) => {
    const { roleId, unitId } = roleScope(id);
    return [
      { fact: 'role', tenantId, roleId },
      { fact: 'service-plans', tenantId },
      { fact: 'role-limits', tenantId, roleId },
      ...(unitId === null
        ? []
        : ([
            { fact: 'administrative-unit', tenantId, unitId },
            { fact: 'unit-members', tenantId, unitId },
          ] as const)),
      ...(unitId !== null && isOnlyForUnitsId(roleId) ? [reachFacts(tenantId)] : []),
      ...guestForeseen(tenantId, address),
      ...(tenant ? smallerForeseen(tenant, id) : []),
    ];
  },

  *plan(estate, wish) {
    const tenant = tenantById(estate, wish.resource.tenantId);
    if (!tenant?.offers.roles.includes(wish.resource.id)) return refused([notOffered('role')]);
    const looked = yield* look(tenant, wish.resource.id);
    if (!looked.ok) return refused([looked.error]);
    const { role } = looked.value;
    const principal = yield* principalIn(tenant, wish.beneficiary);
    if (!principal.ok) return principal;
    const place = yield* withMembers(tenant, looked.value);
    if (!place.ok) return refused([place.error]);
    const beyond = yield* outOfReach(estate, tenant, role, place.value, principal.value);
    if (beyond) return refused([beyond]);
    const limit = yield* withinLimits(tenant, role, wish);
    if (limit) return refused([limit]);
    const held = yield* ask({
      fact: 'eligibility',
      tenantId: tenant.id,
      roleId: role.id,
      principalId: principal.value.objectId,
    });
    if (!held.known) return refused([cannotRead(tenant.displayName, held.reason)]);
    const smaller = yield* smallerThan(tenant, looked.value);
    const at = { ...place.value, role, smaller };
    return planFor(tenant, at, principal.value, held.value, wish);
  },
};

function* outOfReach(
  estate: Estate,
  tenant: Tenant,
  role: DirectoryRole,
  { unit, scope, members }: Place,
  principal: Account,
): Study<Refusal | undefined> {
  if (!unit || !isOnlyForUnits(role)) return undefined;
  return yield* reachOf(estate, { tenant, role, unit, scope, members, principal });
}

function planFor(
  tenant: Tenant,
  { role, smaller, ...place }: Looked & { readonly smaller: Smaller },
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
      scope: place.scope,
      principal: { objectId: principal.objectId },
    },
    identity: WRITER,
    permission: 'RoleEligibilitySchedule.ReadWrite.Directory',
    calls: 3,
  };
  const here = held.some(({ scope }) => isSameScope(scope, place.scope));
  const wider = place.unit !== null && held.some(({ scope }) => scope === '/');
  const ours = wish.held.has(changeKey(step.change));
  if (wider || (here && !ours)) return refused([alreadyEligible(principal, role, tenant, wider)]);
  const name = principal.displayName;
  const guest = principal.external || principal.userType === 'guest';
  const raising = isOnlyForUnits(role);
  const steps = withItsGuest(tenant, wish, principal, step);
  const planned: Planned = {
    recipient: guest ? 'guest' : 'member',
    narrower: smaller.narrower,
    plan: makePlan(wish.resource, wish.durationMs, steps, {
      eligible: here,
      ...unitBasis(place, raising),
    }),
    words: {
      resource: scopedName(role, place.unit),
      title: `PIM eligibility as ${titleOf(role, place.unit)}`,
      inPlace: 'Eligible',
      steps: {
        guest: sharedGuest,
        eligible: {
          before:
            ours && here
              ? `${name} is eligible for ${role.displayName} through an earlier request`
              : `${name} is not eligible for ${role.displayName}`,
          after: `${principal.userPrincipalName} can activate ${role.displayName} ${sayPlace(place, tenant)}`,
          undo: 'Eligibility and any running activation end.',
        },
      },
      notes: [
        role.description,
        ...smaller.notes,
        ...unitNotes(place, guest, raising),
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
    ? tooLongRefusal(
        'longer-than-pim-allows',
        `PIM in ${tenant.displayName} allows eligibility as ${role.displayName} for ${sayDuration(longest)} at most.`,
        `Choose ${sayDuration(longest)} or less.`,
        longest,
      )
    : undefined;
}

const alreadyEligible = (
  account: Account,
  role: DirectoryRole,
  tenant: Tenant,
  wider: boolean,
): Refusal =>
  refusal(
    'already-held',
    `${account.userPrincipalName} is already eligible for ${role.displayName} in ${wider ? 'all of ' : ''}${tenant.displayName}.`,
    'Activate it in PIM; there is nothing to ask for.',
    'resource',
  );
