// The form of one kind of access for one person: what they may choose, and for how long.
import { underBrakes } from '../domain/access/brake-offers.ts';
import type { AccessKind, Input, Offer } from '../domain/access/kind.ts';
import { kindById } from '../domain/access/kinds/index.ts';
import { rulesPossible } from '../domain/access/policy.ts';
import { asksMore, ruleInputs } from '../domain/access/rule-asks.ts';
import type { PolicyRule } from '../domain/estate/estate.ts';
import type { BrakeStore } from '../ports/brake-store.ts';
import type { AccountRef } from '../shared/account.ts';
import { offerTitle } from '../shared/offer-title.ts';
import { type Refusal, refusal } from '../shared/refusal.ts';
import { ok, type Result, refused } from '../shared/result.ts';
import { type IdentifyDeps, identifyPerson } from './identify-person.ts';
import { listOffers, type Offers } from './list-offers.ts';
import { readOnce } from './read-once.ts';
import { runStudy } from './run-study.ts';

export type KindWords = Pick<AccessKind, 'id' | 'title' | 'about' | 'question' | 'lifecycle'>;

export interface OpenFormDeps extends IdentifyDeps {
  readonly brakes: Pick<BrakeStore, 'inForce'>;
}

export interface OpenedForm extends Offers {
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
  wantedMs?: number,
  chosen = '',
): Promise<Result<OpenedForm, Refusal>> {
  const kind = kindById(kindId);
  if (!kind) return refused(kindUnknown);
  // Many offers ask the same: what a tenant is licensed for, a role for each of its places.
  const deps = { ...given, facts: readOnce(given.facts) };
  const person = await identifyPerson(deps, actor);
  if (!person.ok) return person;
  const all = await listOffers(deps, kind, person.value, wantedMs);
  if (all.offers.length === 0) return refused(nothingOffered(kind, all.missing[0]?.sentence));
  const braked = underBrakes(
    deps.estate,
    await deps.brakes.inForce(),
    kind,
    all.offers,
    ({ value }) => value === chosen,
  );
  if (braked.offers.length === 0 && braked.why) return refused(braked.why);
  const listed = { ...all, ...braked };
  const rulesFor = ({ resource: { tenantId, id: resourceId } }: Offer) =>
    rulesPossible(deps.estate, { kind: kind.id, tenantId, resourceId, requestor: person.value });
  const byRule = listed.offers.some((one) => rulesFor(one).some(asksMore));
  const form = { kind, ...listed, asksMore: byRule || kind.inputs !== undefined };
  const offer = listed.offers.find(({ value }) => value === chosen);
  if (!form.asksMore || !offer) return ok(form);
  const asked = kind.inputs?.(deps.estate, offer.resource, person.value);
  const own = asked ? await runStudy(asked, deps.facts) : ok([]);
  if (!own.ok) return own;
  const inputs = [...own.value, ...ruleInputs(rulesFor(offer))];
  const name = offerTitle(offer);
  const page = { chosen: { name, value: offer.value }, inputs };
  return ok({ ...form, ...timesOf(form, rulesFor(offer)), page });
}

/** Once it is known what is wanted, its rules say how long it may be had, and usually is. */
function timesOf({ durations, usual }: Offers, rules: readonly PolicyRule[]) {
  const longest = Math.max(
    0,
    ...rules.map(({ longest, renewal }) => Math.max(longest, renewal?.longest ?? 0)),
  );
  const fitting = [...new Set([...durations, ...rules.map((rule) => rule.usual)])];
  return {
    durations: fitting.filter((ms) => ms <= longest).sort((a, b) => a - b),
    usual: rules[0]?.usual ?? usual,
  };
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
