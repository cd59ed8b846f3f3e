// Which approvals need a fresh sign-in, and what counts as one.
import { describe, expect, test } from 'vitest';
import {
  needsSignIn,
  type Proof,
  type SignIn,
  whyNoSignIn,
} from '../../src/domain/access/step-up.ts';
import { MINUTE } from '../../src/shared/duration.ts';
import { NOW, pending } from '../fakes/access.ts';
import { OWNER, STRANGER } from '../fakes/estate.ts';

const step = (roleId: string) => ({
  id: 'eligible',
  change: {
    type: 'become-eligible',
    tenantId: 't',
    roleId,
    scope: '/',
    principal: { objectId: 'p' },
  },
  identity: 'pim-writer',
  permission: 'RoleEligibilitySchedule.ReadWrite.Directory',
  calls: 3,
});
const forRole = (roleId: string) => {
  const request = pending();
  return { ...request, plan: { ...request.plan, steps: [step(roleId)] } } as ReturnType<
    typeof pending
  >;
};

describe('which approvals', () => {
  test('a setting between tenants, whatever the rule says', () => {
    const request = { ...pending(), lifecycle: 'relationship-setting' } as const;
    expect(needsSignIn(request, undefined)).toBe(true);
    expect(needsSignIn(request, { stepUp: false })).toBe(true);
  });
  test('roles that Microsoft labels privileged, also those that only read', () => {
    expect(needsSignIn(forRole('729827E3-9C14-49F7-BB1B-9608F156BBB8'), undefined)).toBe(true);
    expect(needsSignIn(forRole('5d6b6bb7-de71-4623-b4af-96380a352509'), undefined)).toBe(true);
    expect(needsSignIn(forRole('4a5d8f65-41da-4de4-8968-e035b65339cf'), undefined)).toBe(false);
  });
  test('what a rule asks it for, and nothing else', () => {
    expect(needsSignIn(pending(), { stepUp: true })).toBe(true);
    expect(needsSignIn(pending(), {})).toBe(false);
  });
});

describe('which sign-in', () => {
  const fresh: SignIn = {
    account: OWNER,
    issuedAt: NOW,
    signedInAt: NOW - MINUTE,
    mark: '1',
    contexts: ['c1'],
  };
  const why = (proof: Proof, context?: string) => whyNoSignIn(proof, OWNER, NOW, context)?.code;
  const having = (change: Partial<SignIn>) => why({ signIn: { ...fresh, ...change } });

  test('of this account, a few minutes old', () => {
    expect(why({ signIn: fresh })).toBeUndefined();
    expect(having({ account: STRANGER })).toBe('sign-in-not-yours');
    expect(having({ signedInAt: NOW - 5 * MINUTE })).toBeUndefined();
    expect(having({ signedInAt: NOW - 5 * MINUTE - 1 })).toBe('sign-in-again');
  });
  test('a new token of an old sign-in proves nothing, nor one that does not say how old it is', () => {
    expect(having({ issuedAt: NOW, signedInAt: NOW - 60 * MINUTE })).toBe('sign-in-again');
    const { signedInAt: _, ...silent } = fresh;
    expect(why({ signIn: silent })).toBe('sign-in-again');
  });
  test('an old token of a fresh sign-in is old, and one from the future is none', () => {
    expect(having({ issuedAt: NOW - 6 * MINUTE })).toBe('sign-in-again');
    expect(having({ signedInAt: NOW + 2 * MINUTE })).toBe('sign-in-again');
  });
  test('as strong as is asked for', () => {
    expect(why({ signIn: fresh }, 'c1')).toBeUndefined();
    expect(why({ signIn: fresh }, 'c2')).toBe('sign-in-too-weak');
  });
  test('nothing, or something else, is said apart', () => {
    expect(why({ none: 'not-asked' })).toBe('sign-in-needed');
    expect(why({ none: 'not-valid', why: 'signature' })).toBe('sign-in-not-yours');
    expect(why({ none: 'unavailable' })).toBe('sign-in-unavailable');
  });
});
