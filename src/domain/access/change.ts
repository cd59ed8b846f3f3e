// The changes Drawbridge can make to a directory, each as data: small, reversible, and named by a key.
import type { AccountRef } from '../../shared/account.ts';

/** An object id known when the plan is made, or the outcome of an earlier step of the same plan. */
export type PrincipalRef = { readonly objectId: string } | { readonly fromStep: string };

export interface InviteGuest {
  readonly type: 'invite-guest';
  readonly tenantId: string;
  /** The account at home that the guest stands for. */
  readonly home: AccountRef;
  /** Binds the address that was approved without keeping it: see shared/address.ts. */
  readonly addressHash: string;
}

export interface JoinGroup {
  readonly type: 'join-group';
  readonly tenantId: string;
  readonly groupId: string;
  readonly member: PrincipalRef;
}

export interface BecomeEligible {
  readonly type: 'become-eligible';
  readonly tenantId: string;
  readonly roleId: string;
  /** `/` is the whole tenant. */
  readonly scope: string;
  readonly principal: PrincipalRef;
}

export type Change = InviteGuest | JoinGroup | BecomeEligible;
export type ChangeType = Change['type'];

/** The parts of a change that point at no person. */
export function impersonal(change: Change): Readonly<Record<string, string>> {
  const { type, tenantId } = change;
  switch (change.type) {
    case 'invite-guest':
      return { type, tenantId };
    case 'join-group':
      return { type, tenantId, groupId: change.groupId };
    case 'become-eligible':
      return { type, tenantId, roleId: change.roleId, scope: change.scope };
  }
}

/** What a step produced that later steps refer to. */
export interface StepOutputs {
  readonly objectId?: string;
}

/** The object id behind a reference; `undefined` while the step it comes from has not run. */
export function resolvePrincipal(
  ref: PrincipalRef,
  outputs: Readonly<Record<string, StepOutputs | undefined>>,
): string | undefined {
  return 'objectId' in ref ? ref.objectId : outputs[ref.fromStep]?.objectId;
}

/** The change with its references replaced; `undefined` while one of them is open. */
export function resolveChange(
  change: Change,
  outputs: Readonly<Record<string, StepOutputs | undefined>>,
): Change | undefined {
  if (change.type === 'invite-guest') return change;
  const ref = change.type === 'join-group' ? change.member : change.principal;
  const objectId = resolvePrincipal(ref, outputs);
  if (objectId === undefined) return undefined;
  return change.type === 'join-group'
    ? { ...change, member: { objectId } }
    : { ...change, principal: { objectId } };
}

/**
 * The thing in the directory that a change brings about. Two grants with the same key hold the same
 * thing: it goes only when the last of them goes. Needs a resolved change.
 */
export function changeKey(change: Change): string {
  const id = (ref: PrincipalRef) => {
    if ('objectId' in ref) return ref.objectId;
    throw new Error(`The key of a ${change.type} was asked for before step ${ref.fromStep} ran.`);
  };
  switch (change.type) {
    case 'invite-guest':
      return `guest/${change.tenantId}/${change.home.tenantId}/${change.home.objectId}`;
    case 'join-group':
      return `member/${change.tenantId}/${change.groupId}/${id(change.member)}`;
    case 'become-eligible':
      return `eligible/${change.tenantId}/${change.roleId}${change.scope}/${id(change.principal)}`;
  }
}
