// Why an access package, its policy or its tenant does not do: what it holds, how it is set up, how long it may last.
import { sayDuration } from '../../../shared/duration.ts';
import { type Refusal, refusal, tooLongRefusal } from '../../../shared/refusal.ts';
import type { Tenant } from '../../estate/estate.ts';
import type { AccessPackage, Instant, PackagePolicy, PackageRole } from '../../facts.ts';
import { isApiOfMicrosoft } from '../microsoft-apis.ts';
import { pickAnother } from './offering.ts';

/** Service plans that carry entitlement management: Entra ID P2 and Entra ID Governance. */
const PLANS = ['AAD_PREMIUM_P2', 'ENTRA_IDENTITY_GOVERNANCE'];

export const unlicensed = (tenant: Tenant, plans: readonly string[]): Refusal | undefined =>
  plans.some((plan) => PLANS.includes(plan.toUpperCase()))
    ? undefined
    : refusal(
        'unlicensed',
        `${tenant.displayName} has no licence for entitlement management (Entra ID P2 or ID Governance), so it has no access packages.`,
        `Ask ${tenant.contact} about the licence, or for another way to do the task.`,
        'resource',
      );

/** What is wrong with the package itself, whoever asks. */
export function unfit(found: AccessPackage): Refusal | undefined {
  const { displayName: name, catalog, roles } = found;
  const never = roles.map((role) => aboveCeiling(name, role)).find((why) => why !== undefined);
  if (never) return never;
  const gone = roles.some((role) => role.name === null);
  const fixed = roles.find((role) => role.fixed);
  const unknown = roles.find(({ kind }) => kind === 'other');
  const why = !catalog.published
    ? `its catalog “${catalog.displayName}” is not enabled in Entra`
    : found.hidden
      ? 'it is hidden in Entra'
      : roles.length === 0
        ? 'there is nothing in it'
        : gone
          ? 'something in it no longer exists, so Entra could not hand out all of it'
          : fixed
            ? `nobody can be put into ${fixed.name} by hand, so Entra could not hand out all of it`
            : unknown
              ? `it holds ${unknown.name}, and Drawbridge cannot judge what that gives`
              : undefined;
  return why ? unusable(name, why) : undefined;
}

/** For accounts that stand for one of another tenant. */
export const closedToGuests = ({ displayName, catalog }: AccessPackage): Refusal | undefined =>
  catalog.externallyVisible
    ? undefined
    : unusable(
        displayName,
        `its catalog “${catalog.displayName}” is not open to people of other organisations`,
      );

export function policyUnfit(
  policy: PackagePolicy | null,
  { id, displayName: name }: AccessPackage,
): Refusal | undefined {
  if (policy === null || policy.packageId !== id) {
    return unusable(name, 'the policy that the estate names for it is not there any more');
  }
  const why = policy.automatic
    ? 'assigns people by a rule of its own'
    : policy.audience === 'nobody'
      ? 'is not for people'
      : policy.needsApproval
        ? 'asks approvers of its own in Entra, and two approvals would be one too many'
        : policy.asksQuestions
          ? 'asks questions that only Entra’s own form can answer'
          : undefined;
  return why ? unusable(name, `its policy “${policy.displayName}” ${why}`) : undefined;
}

const unusable = (name: string, why: string): Refusal =>
  refusal(
    'package-unfit',
    `${name} cannot be had through Drawbridge: ${why}.`,
    pickAnother('access package'),
    'resource',
  );

/** `now`: when the policy was read. */
export function tooLongFor(
  { displayName, longest, endsAt }: PackagePolicy,
  durationMs: number,
  now: Instant,
): Refusal | undefined {
  const left = endsAt === null ? null : endsAt - now;
  const most = Math.min(longest ?? Number.POSITIVE_INFINITY, left ?? Number.POSITIVE_INFINITY);
  if (durationMs <= most) return undefined;
  if (most <= 0) {
    return refusal(
      'policy-over',
      `The policy “${displayName}” in Entra has ended, so nobody gets the package through it any more.`,
      pickAnother('access package'),
      'resource',
    );
  }
  return tooLongRefusal(
    'longer-than-policy-allows',
    `The policy “${displayName}” in Entra allows ${sayDuration(most)} at most.`,
    `Choose ${sayDuration(most)} or less.`,
    most,
  );
}

/** A package gives all of it or nothing, so one role above the ceiling is enough. */
function aboveCeiling(name: string, role: PackageRole): Refusal | undefined {
  const { kind, application, roleAssignable } = role;
  const api = application && (!application.forPeople || isApiOfMicrosoft(application));
  const why =
    kind === 'directory-role'
      ? `the directory role ${role.name}`
      : roleAssignable
        ? `${role.name}, a group that can hold directory roles`
        : api
          ? `a permission on ${role.name}`
          : undefined;
  return why
    ? refusal(
        'above-ceiling',
        `${name} holds ${why}, which is never given through Drawbridge this way.`,
        'Ask for a directory role as PIM eligibility, or for another package.',
        'resource',
      )
    : undefined;
}
