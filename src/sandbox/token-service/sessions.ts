// Who is signed in to Teams since when, and the codes that a fresh sign-in leads to.
import type { Person } from '../personas/person.ts';
import type { ChatWorld } from '../personas/world.ts';

/** People sign in when they begin their day, and their client keeps them signed in. */
const EARLIER_MS = 3 * 3_600_000;

const keyOf = ({ tenantId, objectId }: Person) => `chat/sign-in/session/${tenantId}/${objectId}`;
const codeKey = (code: string) => `chat/sign-in/code/${code}`;

const seconds = (ms: number) => Math.floor(ms / 1_000);

/** In seconds of real time, in which tokens live. */
export const signedInAt = (world: Pick<ChatWorld, 'store'>, person: Person): number =>
  world.store.get<number>(keyOf(person)) ?? seconds(Date.now() - EARLIER_MS);

interface Code {
  readonly userId: string;
  readonly token: string;
}

/** The person signs in anew; gives the code that Teams hands to the bot. */
export async function signInAnew(
  world: Pick<ChatWorld, 'store' | 'tokens' | 'botAppId'>,
  person: Person,
  userId: string,
): Promise<string> {
  // Two sign-ins are never in the same second.
  const at = Math.max(seconds(Date.now()), signedInAt(world, person) + 1);
  world.store.put(keyOf(person), at);
  const code = String(100_000 + ((crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % 900_000));
  const token = await tokenOf(world, person);
  world.store.put(codeKey(code), { userId, token } satisfies Code);
  return code;
}

/** What the client gets without asking anybody: a new token of the sign-in that there is. */
export const tokenOf = (
  world: Pick<ChatWorld, 'store' | 'tokens' | 'botAppId'>,
  person: Person,
): Promise<string> =>
  world.tokens.signInToken({
    tenantId: person.tenantId,
    objectId: person.objectId,
    audience: world.botAppId,
    signedInAt: signedInAt(world, person),
  });

/** A code serves once. */
export function redeemCode(
  world: Pick<ChatWorld, 'store'>,
  code: string,
  userId: string,
): string | undefined {
  const kept = world.store.get<Code>(codeKey(code));
  if (kept?.userId !== userId) return undefined;
  world.store.delete(codeKey(code));
  return kept.token;
}
