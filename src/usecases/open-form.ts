// The form of one kind of access for one person: what they may choose, and for how long.
import type { AccessKind } from '../domain/access/kind.ts';
import { kindById, kinds } from '../domain/access/kinds/index.ts';
import type { AccountRef } from '../shared/account.ts';
import { type Refusal, refusal } from '../shared/refusal.ts';
import { ok, type Result, refused } from '../shared/result.ts';
import { type IdentifyDeps, identifyPerson } from './identify-person.ts';
import { listOffers, type Offers } from './list-offers.ts';

export type KindWords = Pick<AccessKind, 'id' | 'title' | 'about' | 'question'>;

export interface OpenedForm extends Offers {
  readonly kind: KindWords;
}

/** Every kind there is, for the first question. */
export const allKinds = (): readonly KindWords[] => kinds;

export async function openForm(
  deps: IdentifyDeps,
  actor: AccountRef,
  kindId: string,
  wantedMs?: number,
): Promise<Result<OpenedForm, Refusal>> {
  const kind = kindById(kindId);
  if (!kind) return refused(kindUnknown);
  const person = await identifyPerson(deps, actor);
  if (!person.ok) return person;
  const listed = await listOffers(deps, kind, person.value, wantedMs);
  return listed.offers.length > 0
    ? ok({ kind, ...listed })
    : refused(nothingOffered(kind, listed.missing[0]?.sentence));
}

const nothingOffered = (kind: AccessKind, missing: string | undefined): Refusal =>
  refusal(
    'nothing-offered',
    missing ?? `There is nothing you can ask for as ${kind.title} at present.`,
    'If you expected something here, ask the owner of the tenant to offer it.',
  );

const kindUnknown = refusal(
  'kind-unknown',
  'That kind of access is not one that Drawbridge knows.',
  'Type "request" to see what can be asked for.',
);
