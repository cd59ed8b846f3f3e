// An owner pauses a tenant, or somebody locks everything down: at once, and told to everybody concerned.
import { whyUnfit } from '../domain/access/authority.ts';
import type { Brake } from '../domain/access/brake.ts';
import { mayPull, whoIsTold } from '../domain/access/brake-people.ts';
import type { DueWork } from '../domain/access/decision.ts';
import { personOf } from '../domain/estate/estate.ts';
import type { BrakeStore } from '../ports/brake-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import { type AccountRef, accountKey, sameAccount } from '../shared/account.ts';
import { DAY } from '../shared/duration.ts';
import { requestIdFrom } from '../shared/ids.ts';
import { type Refusal, refusal } from '../shared/refusal.ts';
import { ok, type Result, refused } from '../shared/result.ts';
import { brakesToPull } from './brakes-to-pull.ts';
import { type IdentifyDeps, identifyPerson } from './identify-person.ts';
import { notYourTenant } from './not-your-tenant.ts';
import type { InForceDeps } from './rules-behind.ts';

export interface BrakeDeps extends IdentifyDeps, InForceDeps {
  readonly brakes: BrakeStore;
  readonly clock: Clock;
  readonly log: Log;
}

/** Why this account may not stop it; null: everything. */
export async function whyNotPull(
  deps: IdentifyDeps,
  actor: AccountRef,
  tenantId: string | null,
): Promise<Refusal | undefined> {
  if (!mayPull(deps.estate, tenantId, actor)) {
    if (tenantId === null) return notAsked;
    return notYourTenant(brakesToPull(deps.estate, actor).tenants, 'pause Drawbridge in');
  }
  const known = await identifyPerson(deps, actor);
  if (known.ok) return whyUnfit(known.value);
  // Stopping must not wait for a directory that is away: the token has told who presses.
  return known.error.code === 'tenant-unreadable' ? undefined : known.error;
}

/** The same press twice is one brake. */
export const brakeIdFrom = (seed: string): string => requestIdFrom(`brake/${seed}`);

export async function pullBrake(
  deps: BrakeDeps,
  actor: AccountRef,
  tenantId: string | null,
  seed: string,
): Promise<Result<{ readonly brake: Brake; readonly already: boolean }, Refusal>> {
  const why = await whyNotPull(deps, actor, tenantId);
  if (why) return refused(why);
  if (seed === '') return refused(notDrawn);
  const { estate, brakes, clock, log } = deps;
  const now = clock.now();
  const name = personOf(estate, actor)?.displayName ?? 'Somebody on duty';
  const brake: Brake = {
    id: brakeIdFrom(seed),
    version: 1,
    tenantId,
    by: actor,
    at: now,
    ends: [],
    personal: { names: { [accountKey(actor)]: name } },
  };
  const told = whoIsTold(estate, brake).filter((account) => !sameAccount(account, actor));
  const stored = await brakes.pull({
    brake,
    audit: [
      {
        verb: tenantId === null ? 'locked-down' : 'paused',
        at: now,
        actor,
        tenantId: tenantId ?? actor.tenantId,
        details: { brake: brake.id },
      },
    ],
    work: [
      { work: { kind: 'brake' }, dueAt: now },
      ...told.map((account): DueWork => ({ work: { kind: 'tell-brake', account }, dueAt: now })),
      { work: { kind: 'remind-brake' }, dueAt: now + DAY },
    ],
  });
  if (stored === 'committed') {
    log.warn('brake.pulled', { brake: brake.id, tenantId });
    return ok({ brake, already: false });
  }
  const [holding] = (await brakes.inForce()).filter((one) => one.tenantId === tenantId);
  return holding ? ok({ brake: holding, already: true }) : refused(overAlready);
}

const notAsked = refusal(
  'not-on-call',
  'Only owners of tenants, people of security and those on call may lock everything down.',
  'Call one of them.',
);

const notDrawn = refusal(
  'form-unknown',
  'That button is not one that Drawbridge drew.',
  'Type "lockdown" again.',
);

const overAlready = refusal(
  'too-late',
  'That lockdown has been ended, and its card locks nothing down a second time.',
  'Type "lockdown" to do it again.',
);
