// Somebody sent the form: check it, plan it, find who decides, and store it as a pending request.
import { readAnswers, tooLong } from '../domain/access/answers.ts';
import { asksOf } from '../domain/access/approvers.ts';
import { type WhyAsked, whyAsked } from '../domain/access/automatic.ts';
import { whyBraked } from '../domain/access/brake.ts';
import { homeOf, homesOf, whyCutOff } from '../domain/access/cut-off.ts';
import { foreseeRequest } from '../domain/access/foresight.ts';
import type { AccessKind, Planned } from '../domain/access/kind.ts';
import { kindById } from '../domain/access/kinds/index.ts';
import { holdersOf } from '../domain/access/people.ts';
import { startingAt } from '../domain/access/plan.ts';
import { allowedBy, rulesPossible } from '../domain/access/policy.ts';
import { GRANTED, renewalOf } from '../domain/access/renewal.ts';
import type { AccessRequest } from '../domain/access/request.ts';
import { readStart } from '../domain/access/start.ts';
import { alreadyAsked, submit } from '../domain/access/submit.ts';
import type { PolicyRule } from '../domain/estate/estate.ts';
import type { Instant } from '../domain/facts.ts';
import type { BrakeStore } from '../ports/brake-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { CutOffStore } from '../ports/cut-off-store.ts';
import type { Log } from '../ports/log.ts';
import type { RequestStore } from '../ports/request-store.ts';
import type { TicketCheck } from '../ports/ticket-check.ts';
import { type AccountRef, sameAccount } from '../shared/account.ts';
import { requestIdFrom } from '../shared/ids.ts';
import { knownTimeZone } from '../shared/local-time.ts';
import { type Refusal, refusal } from '../shared/refusal.ts';
import { ok, type Result, refused } from '../shared/result.ts';
import { agentAsks } from './agent-asks.ts';
import { answerInputs } from './answer-inputs.ts';
import { answerRule } from './answer-rule.ts';
import { checkDuties } from './check-duties.ts';
import { findPresent, type PresentDeps } from './find-present.ts';
import { peopleWanted } from './gather-people.ts';
import { type IdentifyDeps, identifyPerson } from './identify-person.ts';
import { openSettings } from './open-settings.ts';
import { planLess } from './plan-less.ts';
import { readOnce } from './read-once.ts';
import { runStudy } from './run-study.ts';

export interface RequestAccessDeps extends IdentifyDeps, PresentDeps {
  readonly store: RequestStore;
  readonly cutOffs: Pick<CutOffStore, 'open'>;
  readonly brakes: Pick<BrakeStore, 'inForce'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Absent where no system of tickets can be asked. */
  readonly tickets?: TicketCheck;
}

export interface SentForm {
  readonly actor: AccountRef;
  /** Made when the form was drawn: the same form sent twice is one request. */
  readonly formId: string;
  readonly kind: string;
  /** In which a day and a time of the form are meant; as the client says. */
  readonly timeZone?: string | null;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** More than anybody has or waits for; what lies beyond is only not noticed as asked twice. */
const HAD = 200;

export async function requestAccess(
  deps: RequestAccessDeps,
  form: SentForm,
): Promise<Result<AccessRequest, readonly Refusal[]>> {
  const { estate, store, clock, log } = deps;
  const facts = readOnce(deps.facts);
  const sent = await store.byForm(form.formId);
  if (sent) {
    return sameAccount(sent.requestor, form.actor) ? ok(sent) : refused([formUnknown]);
  }
  const kind = kindById(form.kind);
  if (!kind || form.formId === '') return refused([formUnknown]);
  const answers = readAnswers(estate, kind, form.fields);
  if (!answers.ok) return answers;
  const { resource: chosen, tenant, durationMs, justification } = answers.value;
  const start = startOf(kind, form, clock.now());
  if (!start.ok) return refused([start.error]);
  const startsAt = start.value;

  facts.foresee(foreseeRequest(estate, chosen, form.actor));
  const requestor = await identifyPerson({ ...deps, facts }, form.actor);
  if (!requestor.ok) return refused([requestor.error]);
  if (requestor.value.account.agent || requestor.value.home.agent) return refused([agentAsks]);
  const ask = {
    kind: kind.id,
    tenantId: tenant.id,
    resourceId: chosen.id,
    requestor: requestor.value,
  };
  const first = allowedBy(estate, ask, kind.title);
  if (!first.ok) return refused([first.error]);
  const rules = rulesPossible(estate, ask);
  const bounds = rules.flatMap(({ longest, renewal }) => [longest, renewal?.longest ?? 0]);
  const excess = tooLong(durationMs, Math.max(0, ...bounds), rules);
  if (excess) return refused([excess]);

  const answered = await answerInputs(deps, kind, chosen, requestor.value, form.fields, facts);
  if (!answered.ok) return answered;
  const named = await peopleWanted({ ...deps, facts }, kind, answered.value, requestor.value);
  if (!named.ok) return named;
  const people = named.value;
  // What names people is kept apart from the plan, where it can be erased.
  const resource = people ? chosen : answered.value;

  const { accounts } = requestor.value;
  const had = await store.ofPerson(accounts, { states: ['pending', ...GRANTED], limit: HAD });
  const twice = alreadyAsked(had, resource, requestor.value, people);
  if (twice) return refused([twice]);
  const from = startsAt ?? clock.now();
  const beneficiary = requestor.value;
  const renews = renewalOf(had, { resource, beneficiary, people, from });

  const held = await store.heldBy([...accounts, ...holdersOf(people ?? [])]);
  const open = await openSettings(store, kind);
  const by = { beneficiary: requestor.value, ...(people && { people }) };
  const wish = { resource, ...by, durationMs, held, open };
  const planned = await runStudy(kind.plan(estate, wish), facts);
  if (!planned.ok) return planned;
  const later = startingAt(planned.value, durationMs, startsAt);
  const cut = whyCutOff(estate, await deps.cutOffs.open(), {
    people: [...accounts, ...holdersOf(people ?? [])],
    homes: homesOf(estate, [requestor.value, ...(people ?? [])].map(homeOf)),
    plan: later.plan,
    lifecycle: kind.lifecycle,
  });
  if (cut) return refused([cut]);
  // Now it is known which account gets the right, and a rule about that may be the one that fits.
  const ruleFor = ({ plan, recipient }: Planned) => {
    const resourceId = plan.resource.id;
    const more = { ...(recipient && { recipient }), ...(renews && { renewal: renews.nth }) };
    return allowedBy(estate, { ...ask, resourceId, ...more }, kind.title);
  };
  const rule = ruleFor(planned.value);
  if (!rule.ok) return refused([rule.error]);
  const over = tooLong(durationMs, rule.value.longest, [rule.value]);
  if (over) return refused([over]);
  const { words } = planned.value;
  const duty = { resource, title: words.title, rule: rule.value, self: !people };
  const duties = await checkDuties(
    { estate, facts, store },
    { ...duty, people: people ?? [requestor.value] },
  );
  if (!duties.ok) return refused([duties.error]);
  const toRule = await answerRule(deps, rule.value, form.fields);
  if (!toRule.ok) return toRule;
  const { said, ticket } = toRule.value;
  const ticketRef = ticket && { number: ticket.number, system: ticket.system };

  const askers = [requestor.value, ...(people ?? [])];
  const present = await findPresent(
    { ...deps, facts },
    { planned: planned.value, rule: rule.value, beneficiary: requestor.value.home, askers },
  );
  if (!present.ok) return refused([present.error]);
  const { deciding, left } = present.value;
  const asks = asksOf(estate, deciding, askers);
  const { sides } = asks;
  const braked = whyBraked(estate, await deps.brakes.inForce(), { plan: later.plan, sides });
  if (braked) return refused([braked]);
  const { usual, id: ruleId } = rule.value;
  const sameRule = (one: Planned) => {
    const its = ruleFor(one);
    return its.ok && its.value.id === ruleId;
  };
  const asked = {
    wish,
    planned: planned.value,
    usual,
    sides,
    startsAt,
    ticket: ticketRef,
    sameRule,
  };
  const less = await planLess({ estate, facts }, kind, asked);
  const wanted = { kind, planned: later, requestor: requestor.value, people, durationMs };
  const decision = submit(
    estate,
    {
      id: requestIdFrom(form.formId),
      requestor: requestor.value,
      ...by,
      ...(people && answered.value.inputs && { answers: answered.value.inputs }),
      durationMs,
      startsAt,
      renews,
      justification,
      rule: rule.value,
      byRule: byRuleOf(whyAsked(estate, rule.value, wanted), rule.value),
      said,
      ticket: ticket?.standing,
      planned: startingAt(later, durationMs, startsAt, ticketRef),
      asks,
      left,
      lifecycle: kind.lifecycle,
      less,
    },
    clock.now(),
  );
  if (!decision.ok) return refused([decision.error]);
  const request = await store.create(decision.value, form.formId);
  log.info('request.submitted', {
    requestId: request.id,
    kind: kind.id,
    tenantId: tenant.id,
    policy: rule.value.id,
  });
  return ok(request);
}

/** A relationship setting begins once its sides have agreed: its form asks for no start. */
const startOf = ({ lifecycle }: AccessKind, { fields, timeZone }: SentForm, now: Instant) =>
  lifecycle === 'personal-grant'
    ? readStart(fields, knownTimeZone(timeZone ?? null), now)
    : ok(undefined);

/** Where the rule approves by itself: it decides next, or why its approvers are asked. */
const byRuleOf = (
  why: WhyAsked | undefined,
  { automatic }: PolicyRule,
): 'deciding' | WhyAsked | undefined => automatic && (why ?? 'deciding');

const formUnknown = refusal(
  'form-unknown',
  'That form is not one that Drawbridge drew.',
  'Type "request" to get a new one.',
);
