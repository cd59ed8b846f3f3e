// Why a guest account is not ours to delete, or not any more: read anew when the access ends.
import type { Instant } from '../../../domain/facts.ts';
import type { ChangeContext } from '../../../ports/changer.ts';
import { type GuestAccount, readGuestAccount } from '../facts/guest-account.ts';
import type { ChangerDeps } from './deps.ts';
import { usesOfGuest } from './guest-uses.ts';
import { lookUntil } from './read-back.ts';

/** Clocks differ by seconds; what is older than that was made by somebody else. */
const CLOCKS_DIFFER_MS = 60_000;

/** Whether it was there before we set out to make it. One that cannot be seen is not called older. */
export const isOlder = (guest: GuestAccount | null, begunAt: Instant | undefined): boolean =>
  guest !== null &&
  begunAt !== undefined &&
  (guest.createdAt === null || guest.createdAt < begunAt - CLOCKS_DIFFER_MS);

/** In a sentence; nothing when it may go. Since the invitation somebody may have made more of it. */
export async function whyItStays(
  deps: ChangerDeps,
  tenantId: string,
  objectId: string,
  { signal, begunAt }: Pick<ChangeContext, 'signal' | 'begunAt'>,
): Promise<string | undefined> {
  let because: string | undefined;
  await lookUntil(deps.readBackMs, signal, async () => {
    const [account, { uses, mayPass }] = await Promise.all([
      readGuestAccount(deps.reader(tenantId), objectId, signal),
      usesOfGuest(deps, tenantId, objectId, signal),
    ]);
    const licences = licencesOf(account);
    const not = notOurs(account, begunAt);
    because = not ?? staysFor([...licences, ...uses]);
    return not !== undefined || uses.length === 0 || licences.length > 0 || !mayPass;
  });
  return because;
}

function notOurs(guest: GuestAccount | null, begunAt: Instant | undefined): string | undefined {
  if (isOlder(guest, begunAt)) return 'It was there before.';
  return guest?.isGuest === false
    ? 'The account is no longer a guest account, so it stays.'
    : undefined;
}

const licencesOf = (guest: GuestAccount | null): string[] =>
  guest?.licences ? [`${guest.licences} ${guest.licences === 1 ? 'licence' : 'licences'}`] : [];

const staysFor = (uses: readonly string[]): string | undefined =>
  uses.length > 0 ? `The guest account stays: it has ${LIST.format(uses)}.` : undefined;

const LIST = new Intl.ListFormat('en-GB');
