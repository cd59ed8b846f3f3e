// Work about a version of the estate has fallen due: somebody is told how it stands, or reminded.
import type { DueWork, EstateWork } from '../domain/access/decision.ts';
import { decidersOf, stillOpen } from '../domain/estate/change/deciders.ts';
import { tenantsConcerned } from '../domain/estate/change/difference.ts';
import type { EstateStanding, EstateVersion } from '../domain/estate/change/version.ts';
import { type Estate, tenantById } from '../domain/estate/estate.ts';
import type { Effect } from '../ports/effect.ts';
import type { WorkItem, WorkQueue } from '../ports/work-queue.ts';
import type { AccountRef } from '../shared/account.ts';
import { accountKey, sameAccount } from '../shared/account.ts';
import { DAY } from '../shared/duration.ts';
import type { EstateChangeDeps } from './estate-changes.ts';

export interface RunEstateDeps {
  readonly estate: Estate;
  readonly queue: Pick<WorkQueue, 'finish'>;
  readonly estateChanges?: EstateChangeDeps;
}

const KINDS: ReadonlyArray<WorkItem['work']['kind']> = [
  'tell-estate',
  'remind-estate',
  'tell-owner',
] satisfies Array<EstateWork['kind']>;

export const isEstateWork = (work: WorkItem['work']): work is EstateWork =>
  KINDS.includes(work.kind);

/** Gives the message that is to be sent, where there is one. */
export async function runEstateWork(
  { estate, queue, estateChanges }: RunEstateDeps,
  item: WorkItem,
  work: EstateWork,
): Promise<Effect | undefined> {
  const version = await estateChanges?.versions.load(item.requestId);
  const waits = version?.state === 'waiting';
  if (!estateChanges || !version || (work.kind === 'remind-estate' && !waits)) {
    await queue.finish(item.id);
    return undefined;
  }
  if (work.kind === 'remind-estate') {
    await remind(estateChanges, item, estate, version);
    return undefined;
  }
  if (work.kind === 'tell-owner') {
    const told = await newOwner(estateChanges, version, work);
    if (!told) await queue.finish(item.id);
    return told;
  }
  const reminds = (work.reminds ?? false) && waits;
  return {
    act: 'tell-estate',
    to: work.account,
    ...standingOf(estate, version, work.account),
    reminds,
  };
}

/**
 * Nothing where they own none of it any more. Of what is in force as the store has it: this turn may have begun
 * before the version came into force that made them owners.
 */
async function newOwner(
  { versions, parse }: EstateChangeDeps,
  { agreed, personal }: EstateVersion,
  { account, tenants }: Extract<EstateWork, { kind: 'tell-owner' }>,
): Promise<Effect | undefined> {
  const inForce = await versions.accepted();
  const parsed = inForce && parse(inForce.texts);
  if (!parsed || 'problems' in parsed) return undefined;
  const { estate } = parsed;
  const mine = tenants.filter((id) =>
    tenantById(estate, id)?.owners.some((owner) => sameAccount(owner.account, account)),
  );
  if (mine.length === 0) return undefined;
  const names = agreed.flatMap(({ by }) => personal?.names[accountKey(by)] ?? []);
  const named = mine.flatMap((id) => tenantById(estate, id)?.displayName ?? []);
  return { act: 'tell-owner', to: account, tenants: named, agreed: names };
}

/** What the card shows besides the version itself; of what is in force today. */
export function standingOf(
  inForce: Estate,
  version: EstateVersion,
  viewer: AccountRef,
): EstateStanding {
  const concerned = tenantsConcerned(version.personal?.differences ?? []);
  const yes = version.agreed.map(({ by }) => by);
  const open = stillOpen(inForce, concerned, yes, version.ownerless);
  const name = (id: string) => tenantById(inForce, id)?.displayName ?? id;
  const owned = inForce.tenants.filter(({ owners }) =>
    owners.some(({ account }) => sameAccount(account, viewer)),
  );
  const near = owned.filter(({ id }) => concerned.includes(id));
  return {
    version,
    saidYes: yes.some((by) => sameAccount(by, viewer)),
    owns: (near.length > 0 ? near : owned).map(({ displayName }) => displayName),
    needs: {
      people: open.people,
      tenants: open.tenants.map(name),
      ownerless: (version.ownerless ?? []).map(name),
    },
  };
}

/** Whoever has not said yes yet. */
async function remind(
  { versions, clock }: EstateChangeDeps,
  item: WorkItem,
  inForce: Estate,
  version: EstateVersion,
): Promise<void> {
  const now = clock.now();
  const concerned = tenantsConcerned(version.personal?.differences ?? []);
  const tell = decidersOf(inForce, concerned)
    .filter(({ account }) => !version.agreed.some(({ by }) => sameAccount(by, account)))
    .filter(({ account }) => version.asked.some((one) => sameAccount(one, account)))
    .map(
      ({ account }): DueWork => ({
        work: { kind: 'tell-estate', account, reminds: true },
        dueAt: now,
      }),
    );
  const again: DueWork = { work: { kind: 'remind-estate' }, dueAt: now + DAY };
  await versions.commit([{ version, audit: [], work: [...tell, again] }], { finishes: item.id });
}
