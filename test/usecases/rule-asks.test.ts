// What a rule asks besides who decides: on the second page of the form, on the card, and bound to the audit.
import { describe, expect, test } from 'vitest';
import { requestForm } from '../../src/cards/forms.ts';
import { requestCard } from '../../src/cards/request-card.ts';
import { readerFrom } from '../../src/cards/times.ts';
import { type AccessRequest, isAsApproved } from '../../src/domain/access/request.ts';
import type { TicketAnswer } from '../../src/domain/access/ticket.ts';
import type { PolicyRule } from '../../src/domain/estate/estate.ts';
import type { TicketRule } from '../../src/domain/estate/rule-asks.ts';
import { DAY, HOUR } from '../../src/shared/duration.ts';
import { openForm } from '../../src/usecases/open-form.ts';
import { renewedWish } from '../../src/usecases/renewed-wish.ts';
import { AWAY, EMPLOYEE, estate, GROUP, OWNER, ROLE, rule } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const QUESTIONS: PolicyRule['questions'] = [
  { id: 'invoice', label: 'Which invoice?', type: 'text', required: true },
  { id: 'site', label: 'Site', type: 'choice', choices: ['Berlin', 'Kiel'], required: false },
];
const TICKET: TicketRule = {
  needed: 'demanded',
  system: 'ServiceNow',
  pattern: 'CHG[0-9]{7}',
  whenUnreachable: 'refuse',
};

const under = (...policies: readonly PolicyRule[]) => new World(estate({ policies }));

/** With a system that says this of every ticket, if it says anything. */
function withTicket(answer?: TicketAnswer, change: Partial<TicketRule> = {}): World {
  const world = under(rule({ ticket: { ...TICKET, ...change } }));
  if (answer) world.tickets = { ask: async () => answer };
  return world;
}

const codes = async (world: World, fields: Record<string, unknown>, kind = 'guest-access') => {
  const sent = await world.ask({ fields, kind });
  return sent.ok ? sent.value : sent.error.map(({ code, field }) => `${field}: ${code}`);
};

async function asked(world: World, fields: Record<string, unknown>, kind?: string) {
  const sent = await codes(world, fields, kind);
  if (Array.isArray(sent)) throw new Error(sent.join());
  return sent as AccessRequest;
}

const cardOf = (request: AccessRequest, now: number) =>
  JSON.stringify(
    requestCard({
      request,
      viewer: OWNER,
      audience: 'approver',
      tenant: 'Away',
      reader: readerFrom(null, null),
      now,
    }),
  );

describe('questions of a rule', () => {
  test('name a number of the form that a ticket has', async () => {
    const world = withTicket();
    const opened = await openForm(world.deps, EMPLOYEE, 'guest-access', {
      chosen: `away/${GROUP}`,
    });
    if (!opened.ok) throw new Error(opened.error.code);
    expect(opened.value.page?.inputs).toMatchObject([{ placeholder: 'CHG0012345' }]);
    const sent = await world.ask({ fields: { 'input-rule-ticket': 'what' } });
    expect(sent.ok ? [] : sent.error.map(({ next }) => next)).toEqual([
      'Copy the number as it stands there, such as CHG0012345.',
    ]);
  });

  test('come with its own times, not those of another rule for the same tenant', async () => {
    const own = rule({
      id: 'own',
      resources: [GROUP],
      questions: QUESTIONS,
      longest: 2 * DAY,
      usual: 6 * HOUR,
    });
    const opened = await openForm(under(own, rule()).deps, EMPLOYEE, 'guest-access', {
      chosen: `away/${GROUP}`,
    });
    if (!opened.ok) throw new Error(opened.error.code);
    expect(opened.value.preset).toBe(6 * HOUR);
    expect(opened.value.durations).toContain(6 * HOUR);
    expect(Math.max(...opened.value.durations)).toBeLessThanOrEqual(2 * DAY);
  });

  test('stand on a second page, once it is known what is wanted', async () => {
    const world = under(rule({ questions: QUESTIONS }));
    const first = await openForm(world.deps, EMPLOYEE, 'guest-access');
    expect(first).toMatchObject({ ok: true, value: { asksMore: true } });
    expect(first.ok && first.value.page).toBeUndefined();
    const second = await openForm(world.deps, EMPLOYEE, 'guest-access', {
      chosen: `away/${GROUP}`,
    });
    const page = second.ok ? second.value.page : undefined;
    expect(page?.inputs).toEqual([
      { id: 'rule-invoice', label: 'Which invoice?', type: 'text', required: true },
      {
        id: 'rule-site',
        label: 'Site',
        type: 'choice',
        choices: ['Berlin', 'Kiel'].map((title) => ({ title, value: title })),
        required: false,
      },
    ]);
  });

  test('leave a form without any as it was: one page', async () => {
    const opened = await openForm(new World().deps, EMPLOYEE, 'guest-access');
    expect(opened).toMatchObject({ ok: true, value: { asksMore: false } });
  });

  test('are told at their field where they have no answer, or one that is no choice', async () => {
    const world = under(rule({ questions: QUESTIONS }));
    expect(await codes(world, {})).toEqual(['input-rule-invoice: input-missing']);
    expect(await codes(world, { 'input-rule-invoice': '7', 'input-rule-site': 'Rome' })).toEqual([
      'input-rule-site: input-unknown',
    ]);
    expect(await codes(world, { 'input-rule-invoice': 'x'.repeat(201) })).toEqual([
      'input-rule-invoice: input-too-long',
    ]);
  });

  test('are answered on the card, and committed to by the audit without standing there', async () => {
    const world = under(rule({ questions: QUESTIONS }));
    const request = await asked(world, {
      'input-rule-invoice': '**4711** [pay](https://evil.example)',
      'input-rule-site': 'Kiel',
    });
    const card = cardOf(request, world.now);
    expect(card).toContain('Which invoice? ');
    // A TextRun renders no markdown, so the words stand there as they were typed.
    expect(card).toContain('"type":"TextRun","text":"**4711** [pay](https://evil.example)"');
    expect(card).toContain('Kiel');
    const entry = world.store.audit.find(({ verb }) => verb === 'requested');
    expect(entry?.committed).toMatchObject({
      'answer:invoice': '**4711** [pay](https://evil.example)',
      'answer:site': 'Kiel',
    });
    expect(JSON.stringify(entry?.details)).not.toContain('4711');
    const { personal: _, ...rest } = request;
    expect(JSON.stringify(rest)).not.toContain('4711');
  });

  test('change nothing about the plan, and come back filled in when it is asked for longer', async () => {
    const plain = await asked(under(rule()), {});
    const world = under(rule({ questions: QUESTIONS }));
    const request = await asked(world, { 'input-rule-invoice': '4711' });
    expect(request.plan.hash).toBe(plain.plan.hash);
    const again = await renewedWish(world.deps, EMPLOYEE, request.id);
    expect(again).toMatchObject({ ok: true, value: { fields: { 'input-rule-invoice': '4711' } } });
  });

  test('of the rule that turns out to be the one count, and the form shows those of all', async () => {
    const members = rule({
      id: 'members',
      recipients: { userTypes: ['member'] },
      questions: QUESTIONS,
    });
    const guests = rule({
      id: 'guests',
      recipients: { userTypes: ['guest'] },
      questions: [{ id: 'sponsor', label: 'Sponsor', type: 'text', required: true }],
    });
    const world = under(members, guests);
    const opened = await openForm(world.deps, EMPLOYEE, 'guest-access', {
      chosen: `away/${GROUP}`,
    });
    const inputs = opened.ok ? (opened.value.page?.inputs ?? []) : [];
    expect(inputs.map(({ id, required }) => [id, required])).toEqual([
      ['rule-invoice', false],
      ['rule-site', false],
      ['rule-sponsor', false],
    ]);
    // Whoever comes as a guest is asked for what the guests' rule wants.
    expect(await codes(world, { 'input-rule-invoice': '1' })).toEqual([
      'input-rule-sponsor: input-missing',
    ]);
  });

  test('are drawn without a meaning of their own', () => {
    const form = requestForm({
      kind: {
        id: 'guest-access',
        title: 'Guest access',
        about: '',
        question: '',
        lifecycle: 'personal-grant',
      },
      formId: 'f',
      offers: [],
      missing: [],
      durations: [],
      start: { timeZone: 'UTC', earliest: '', latest: '' },
      chosen: { name: 'n', value: 'v' },
      inputs: [{ id: 'rule-a', label: '{{DATE(x)}}', type: 'text', required: true }],
      values: {},
      errors: [],
    });
    expect(JSON.stringify(form)).toContain('{ {DATE(x)}}');
  });
});

describe('a ticket', () => {
  const GOOD = { 'input-rule-ticket': 'chg0031234' };

  test('is asked for, and its form is checked', async () => {
    const world = withTicket();
    expect(await codes(world, {})).toEqual(['input-rule-ticket: ticket-missing']);
    expect(await codes(world, { 'input-rule-ticket': 'see Anna' })).toEqual([
      'input-rule-ticket: ticket-form',
    ]);
    const request = await asked(world, GOOD);
    expect(request.plan.ticket).toEqual({ number: 'CHG0031234', system: 'ServiceNow' });
    expect(cardOf(request, world.now)).toContain(
      'CHG0031234 in ServiceNow (not looked up; only the form of the number was checked)',
    );
  });

  test('may be left out where it is optional', async () => {
    const request = await asked(withTicket(undefined, { needed: 'optional' }), {});
    expect(request.plan.ticket).toBeUndefined();
    expect(request.plan.hash).toBe((await asked(new World(), {})).plan.hash);
  });

  test('is part of what is approved: another one is another plan', async () => {
    const world = withTicket('known');
    const request = await asked(world, GOOD);
    expect(request.plan.hash).not.toBe((await asked(new World(), {})).plan.hash);
    expect((await world.approve(request.id)).ok).toBe(true);
    const approved = world.request(request.id);
    expect(isAsApproved(approved)).toBe(true);
    const ticket = { number: 'CHG9999999', system: 'ServiceNow' };
    expect(isAsApproved({ ...approved, plan: { ...approved.plan, ticket } })).toBe(false);
    await world.settle();
    expect(world.request(request.id).state).toBe('waiting');
  });

  test('that is unknown or closed is refused at its field', async () => {
    expect(await codes(withTicket('unknown'), GOOD)).toEqual(['input-rule-ticket: ticket-unknown']);
    expect(await codes(withTicket('closed'), GOOD)).toEqual(['input-rule-ticket: ticket-closed']);
  });

  test('that cannot be looked up is refused, or marked on the card where the rule accepts that', async () => {
    expect(await codes(withTicket('unreachable'), GOOD)).toEqual([
      'input-rule-ticket: ticket-not-verified',
    ]);
    for (const change of [{ whenUnreachable: 'accept' }, { needed: 'optional' }] as const) {
      const world = withTicket('unreachable', change);
      const request = await asked(world, GOOD);
      expect(request.ticket).toBe('not-verified');
      expect(cardOf(request, world.now)).toContain(
        'CHG0031234 in ServiceNow (not verified, since the system did not answer)',
      );
    }
  });

  test('survives that the plan moves, and the card is asked about anew with it', async () => {
    const world = withTicket('known');
    const { id } = await asked(world, { ...GOOD, resource: `away/${ROLE}` }, 'pim-eligibility');
    const stale = await world.approve(id, OWNER, 'another-hash');
    expect(stale.ok).toBe(false);
    expect(world.request(id).plan.ticket?.number).toBe('CHG0031234');
    expect(world.request(id).plan.resource.tenantId).toBe(AWAY);
  });
});
