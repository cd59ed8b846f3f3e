// The form of one kind of access for one person: what they may choose, and for how long.
import { underBrakes } from '../domain/access/brake-offers.ts';
import { type FormTimes, formTimes } from '../domain/access/form-times.ts';
import type { AccessKind, Input, Offer } from '../domain/access/kind.ts';
import { kindById } from '../domain/access/kinds/index.ts';
import { rulesPossible } from '../domain/access/policy.ts';
import { asksMore, ruleInputs } from '../domain/access/rule-asks.ts';
import type { BrakeStore } from '../ports/brake-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { RequestStore } from '../ports/request-store.ts';
import type { AccountRef } from '../shared/account.ts';
import { offerTitle } from '../shared/offer-title.ts';
import { type Refusal, refusal } from '../shared/refusal.ts';
import { ok, type Result, refused } from '../shared/result.ts';
import { type IdentifyDeps, identifyPerson } from './identify-person.ts';
import { whyUntoldIn } from './kinds-for.ts';
import { listOffers, type Offers } from './list-offers.ts';
import { readOnce } from './read-once.ts';
import { runStudy } from './run-study.ts';
import { type GoingOn, timeOffers } from './time-offers.ts';

export type KindWords = Pick<AccessKind, 'id' | 'title' | 'about' | 'question' | 'lifecycle'>;

export interface OpenFormDeps extends IdentifyDeps {
  readonly store: Pick<RequestStore, 'guestLinks' | 'ofPerson'>;
  readonly clock: Clock;
  readonly brakes: Pick<BrakeStore, 'inForce'>;
}

/** What is known already when a form is drawn. */
export interface FormWish extends GoingOn {
  /** Value of the choice. */
  readonly chosen?: string | undefined;
  readonly wantedMs?: number | undefined;
  /** The longest that is taken, where the form was sent with more. */
  readonly atMostMs?: number | undefined;
}

export interface OpenedForm extends Offers, FormTimes {
  readonly kind: KindWords;
  /** What is not listed while a brake holds, and why the one that was meant is not. */
  readonly notes: readonly string[];
  readonly why?: Refusal;
  /** Whether it asks more once it is known what is wanted. */
  readonly asksMore: boolean;
  /** What was chosen, and what is asked about it. */
  readonly page?: {
    readonly chosen: { readonly name: string; readonly value: string };
    readonly inputs: readonly Input[];
  };
}

export async function openForm(
  given: OpenFormDeps,
  actor: AccountRef,
  kindId: string,
  wish: FormWish = {},
): Promise<Result<OpenedForm, Refusal>> {
  const kind = kindById(kindId);
  if (!kind) return refused(kindUnknown);
  // Many offers ask the same: what a tenant is licensed for, a role for each of its places.
  const deps = { ...given, facts: readOnce(given.facts) };
  const person = await identifyPerson(deps, actor);
  if (!person.ok) return person;
  const all = await listOffers(deps, kind, person.value);
  if (all.offers.length === 0) {
    const untold = whyUntoldIn(deps.estate, [kind], person.value);
    return refused(untold ?? nothingOffered(kind, all.missing[0]?.sentence));
  }
  const braked = underBrakes(
    deps.estate,
    await deps.brakes.inForce(),
    kind,
    all.offers,
    ({ value }) => value === wish.chosen,
  );
  if (braked.offers.length === 0 && braked.why) return refused(braked.why);
  const listed = { ...all, ...braked };
  const rulesFor = ({ resource: { tenantId, id: resourceId } }: Offer) =>
    rulesPossible(deps.estate, { kind: kind.id, tenantId, resourceId, requestor: person.value });
  const byRule = listed.offers.some((one) => rulesFor(one).some(asksMore));
  const more = byRule || kind.inputs !== undefined;
  const offer = listed.offers.find(({ value }) => value === wish.chosen);
  const timed = await timeOffers(deps, kind, person.value, listed.offers, wish);
  const meant = offer && timed.get(offer);
  const times = formTimes([...timed.values()], meant, { ...wish, settled: more });
  const form = { kind, ...listed, ...times, asksMore: more };
  if (!more || !offer) return ok(form);
  const asked = kind.inputs?.(deps.estate, offer.resource, person.value);
  const own = asked ? await runStudy(asked, deps.facts) : ok([]);
  if (!own.ok) return own;
  const inputs = [...own.value, ...ruleInputs(rulesFor(offer))];
  const name = offerTitle(offer);
  const page = { chosen: { name, value: offer.value }, inputs };
  return ok({ ...form, page });
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
