// A paused tenant goes on by a word of an owner; a lockdown ends once two different persons have said so.
import { whyUnfit } from '../domain/access/authority.ts';
import { type Brake, isLockdown, type Press } from '../domain/access/brake.ts';
import { mayRelease, whoIsTold, whoReleases, YES_COUNTS } from '../domain/access/brake-people.ts';
import type { AuditVerb, DueWork } from '../domain/access/decision.ts';
import type { Identity } from '../domain/access/identity.ts';
import { samePerson } from '../domain/access/same-person.ts';
import { type AccountRef, accountKey, sameAccount } from '../shared/account.ts';
import { type Refusal, refusal } from '../shared/refusal.ts';
import { ok, type Result, refused } from '../shared/result.ts';
import { identifyDecider } from './identify-decider.ts';
import type { BrakeDeps } from './pull-brake.ts';
import { whyBehind } from './rules-behind.ts';

const TRIES = 4;

/** Decided anew at each press: who it is, whether they still may, and whose yes before still counts. */
export async function releaseBrake(
  deps: BrakeDeps,
  actor: AccountRef,
  id: string,
): Promise<Result<Brake, Refusal>> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const brake = await deps.brakes.load(id);
    if (!brake || !mayRelease(deps.estate, brake, actor)) return refused(notTheirs);
    if (brake.over) return ok(brake);
    const behind = whyBehind(deps);
    if (behind) return refused(behind);
    const person = await identifyDecider(deps, actor, true);
    if (!person.ok) return person;
    const unfit = whyUnfit(person.value);
    if (unfit) return refused(unfit);
    const press = { by: actor, at: deps.clock.now() };
    const next = await withPress(deps, brake, press, person.value);
    if (!next.ok) return next;
    const { displayName } = person.value.account;
    const names = { ...brake.personal?.names, [accountKey(actor)]: displayName };
    const named = { ...next.value, personal: brake.personal && { names } };
    const stored = await deps.brakes.commit({
      brake: named,
      audit: [
        {
          verb: verbOf(named),
          at: press.at,
          actor,
          tenantId: brake.tenantId ?? actor.tenantId,
          details: { brake: brake.id },
        },
      ],
      work: workOf(deps, named, press),
    });
    if (stored === 'committed') {
      deps.log.warn('brake.pressed', { brake: id, over: named.over !== undefined });
      return ok(named);
    }
  }
  throw new Error(`Brake ${id} was changed by others ${TRIES} times in a row.`);
}

/** By its name; an owner of it also hears that there is nothing to resume. */
export async function resumeTenant(
  deps: BrakeDeps,
  actor: AccountRef,
  { id, name }: { readonly id: string; readonly name: string },
): Promise<Result<Brake, Refusal>> {
  const brakes = await deps.brakes.inForce();
  const held = brakes.find(({ tenantId }) => tenantId === id);
  if (held) return releaseBrake(deps, actor, held.id);
  if (!mayRelease(deps.estate, { tenantId: id }, actor)) return refused(notTheirs);
  return refused(notPaused(name, brakes.some(isLockdown)));
}

const verbOf = (brake: Brake): AuditVerb =>
  !isLockdown(brake) ? 'resumed' : brake.over ? 'lockdown-ended' : 'lockdown-end-asked';

async function withPress(
  deps: BrakeDeps,
  brake: Brake,
  press: Press,
  person: Identity,
): Promise<Result<Brake, Refusal>> {
  if (!isLockdown(brake)) return ok({ ...brake, over: press });
  const before: Press[] = [];
  for (const end of brake.ends) {
    if (press.at - end.at > YES_COUNTS || !mayRelease(deps.estate, brake, end.by)) continue;
    const other = await identifyDecider(deps, end.by, true);
    if (!other.ok && other.error.code === 'tenant-unreadable') return other;
    // Whoever has left, or cannot sign in any more, has said nothing.
    if (!other.ok || whyUnfit(other.value)) continue;
    const sameness = samePerson(person, other.value);
    if (sameness === 'different') return ok({ ...brake, ends: [end, press], over: press });
    if (!sameAccount(end.by, press.by)) return refused(anotherPerson);
    before.push(end);
  }
  return before.length > 0 ? refused(saidAlready) : ok({ ...brake, ends: [press] });
}

function workOf({ estate }: BrakeDeps, brake: Brake, { by, at }: Press): DueWork[] {
  const others = (accounts: readonly AccountRef[]) =>
    accounts.filter((account) => !sameAccount(account, by));
  const tell = (account: AccountRef): DueWork => ({
    work: { kind: 'tell-brake', account, ...(brake.over && { released: true }) },
    dueAt: at,
  });
  // Of one yes only those are told who can give the other.
  if (!brake.over) return others(whoReleases(estate, brake)).map(tell);
  return [
    { work: { kind: 'brake' }, dueAt: at },
    ...others(whoIsTold(estate, brake)).map(tell),
    // They know; what they were shown before knows it as well.
    { work: { kind: 'tell-brake', account: by, released: true, quiet: true }, dueAt: at },
  ];
}

const notTheirs = refusal(
  'not-an-owner',
  'You do not decide about that.',
  'A pause is ended by an owner of its tenant, a lockdown by two owners or people of security, each with the account that is named for it.',
);

const notPaused = (name: string, locked: boolean): Refusal =>
  refusal(
    'not-paused',
    locked
      ? `Drawbridge is not paused in ${name}; it is locked down in all tenants.`
      : `Drawbridge is not paused in ${name}.`,
    locked ? 'Type "lockdown" to see who ends it.' : 'Nothing to do.',
  );

const saidAlready = refusal(
  'already-agreed',
  'You have said already that the lockdown may end; it takes another person as well.',
  'Nothing to do: the others have been told.',
);

const anotherPerson = refusal(
  'two-persons',
  'A lockdown is ended by two different persons, and your account and the one that has agreed belong to the same one, or that cannot be told.',
  'Another owner presses.',
);
