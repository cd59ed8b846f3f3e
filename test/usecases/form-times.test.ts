// For how long the form lets something be asked for: what the rule allows for it and for whoever asks, no more.
import { describe, expect, test } from 'vitest';
import { createInbound } from '../../src/inbound/create-inbound.ts';
import type { DialogReply, Fields } from '../../src/inbound/types.ts';
import { DAY, HOUR } from '../../src/shared/duration.ts';
import { AWAY, EMPLOYEE, estate, GROUP, ROLE, rule, tenant } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const FAR = '30000000-0000-4000-8000-000000000033';
const NEAR = `away/${GROUP}`;
const WIDE = `far/${GROUP}`;

const short = rule({ id: 'short', tenants: [AWAY], longest: 5 * DAY, usual: 2 * DAY });
const long = rule({ id: 'long', tenants: [FAR], longest: 60 * DAY, usual: 14 * DAY });

const far = tenant({ name: 'far', id: FAR, displayName: 'Far', domains: ['far.example'] });

/** Two tenants that offer the same kind, for 5 days and for 60. */
const between = (...policies: ReturnType<typeof rule>[]): World => {
  const of = estate({ policies: policies.length > 0 ? policies : [short, long] });
  return new World({ ...of, tenants: [...of.tenants, far] });
};

const dialogs = (world: World) => {
  const inbound = createInbound({ ...world.deps, deadline: () => new AbortController().signal });
  const who = { ...EMPLOYEE, locale: 'en', timeZone: 'UTC', alone: true };
  return {
    open: (fields: Fields) =>
      inbound.onDialogOpen(who, { verb: 'open-form', kind: 'guest-access', ...fields }),
    renew: (requestId: string) => inbound.onDialogOpen(who, { verb: 'open-renewal', requestId }),
    send: (fields: Fields) =>
      inbound.onDialogSubmit(who, { verb: 'submit-request', kind: 'guest-access', ...fields }),
    choose: (fields: Fields) =>
      inbound.onDialogSubmit(who, { verb: 'choose', kind: 'guest-access', ...fields }),
  };
};

interface Element {
  readonly [name: string]: unknown;
}

const elementsOf = (value: unknown): Element[] => {
  if (Array.isArray(value)) return value.flatMap(elementsOf);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Element, ...Object.values(value).flatMap(elementsOf)];
};

/** What the form shows: the times, which of them is chosen, its words, and what it sends back. */
function formIn(reply: DialogReply) {
  if (!('dialog' in reply)) throw new Error(JSON.stringify(reply));
  const all = elementsOf(reply.dialog.card);
  const field = (id: string) => all.find((one) => one.id === id);
  const times = field('duration');
  const sent = all.find(({ type }) => type === 'Action.Submit')?.data as Fields;
  return {
    times: elementsOf(times?.choices).map(({ value }) => String(value)),
    chosen: times?.value,
    field,
    sent,
    words: all.flatMap(({ text }) => (typeof text === 'string' ? [text.trim()] : [])).join('\n'),
  };
}

/** Given and in place, for seven days. */
async function had(world: World, duration: string): Promise<string> {
  const asked = await world.ask({ fields: { duration } });
  if (!asked.ok) throw new Error(asked.error.map(({ code }) => code).join());
  await world.approve(asked.value.id);
  await world.settle();
  const guest = world.guest();
  if (guest) world.directory.add({ ...guest, redemption: 'accepted' });
  await world.moveTo(world.now + 5 * 60_000);
  return asked.value.id;
}

describe('a form that was opened for one thing', () => {
  test('offers what the rule of its tenant allows, its longest time included', async () => {
    const near = formIn(await dialogs(between()).open({ resource: NEAR }));
    expect(near.times).toEqual(['PT4H', 'PT8H', 'P1D', 'P2D', 'P3D', 'P5D']);
    expect(near.chosen).toBe('P2D');
    const wide = formIn(await dialogs(between()).open({ resource: WIDE }));
    expect(wide.times.slice(-3)).toEqual(['P14D', 'P30D', 'P60D']);
    expect(wide.chosen).toBe('P14D');
  });

  test('says where more was wished for than the rule allows, and has the longest chosen', async () => {
    const form = formIn(await dialogs(between()).open({ resource: NEAR, duration: 'P14D' }));
    expect(form.chosen).toBe('P5D');
    expect(form.words).toContain(
      '14 days is longer than rule short (estate.yaml:1) allows: at most 5 days, which is chosen here.',
    );
  });

  test('takes a wish that the rule allows as it is, and says nothing about it', async () => {
    const form = formIn(await dialogs(between()).open({ resource: WIDE, duration: 'P14DT3H' }));
    expect(form.chosen).toBe('P14DT3H');
    expect(form.times).toContain('P14DT3H');
    expect(form.words).not.toContain('longer than');
  });

  test('says for what its times are, while something else can be chosen that has others', async () => {
    const form = formIn(await dialogs(between()).open({ resource: NEAR }));
    expect(form.words).toMatch(/These times are for .* \(Away\)\./);
    const alone = formIn(await dialogs(between(rule())).open({ resource: NEAR }));
    expect(alone.words).not.toContain('These times are for');
  });

  test('has a time chosen that is not refused, whichever account the right turns out to go to', async () => {
    const world = between(
      rule({
        id: 'members',
        recipients: { userTypes: ['member'] },
        longest: 60 * DAY,
        usual: 20 * DAY,
      }),
      rule({
        id: 'guests',
        recipients: { userTypes: ['guest'] },
        longest: 5 * DAY,
        usual: 2 * DAY,
      }),
    );
    const { open, send } = dialogs(world);
    for (const known of [{ resource: NEAR }, {}]) {
      const form = formIn(await open(known));
      expect(form.times.at(-1)).toBe('P60D');
      expect(form.chosen).toBe('P5D');
    }
    const form = formIn(await open({}));
    const filled = { resource: NEAR, duration: String(form.chosen), justification: 'Closing' };
    expect(await send({ ...form.sent, ...filled })).toEqual({ close: true });
  });

  test('keeps to the times of the one thing, whichever rule a tenant has for others', async () => {
    const own = rule({ id: 'own', resources: [GROUP], longest: DAY, usual: 8 * HOUR });
    const form = formIn(await dialogs(new World(estate({ policies: [own, rule()] }))).open({}));
    expect(form.times.at(-1)).toBe('P1D');
  });
});

describe('a form that does not know yet what is wanted', () => {
  test('says that the longest time depends on the tenant, and how long it is in each', async () => {
    const form = formIn(await dialogs(between()).open({}));
    expect(form.times.at(-1)).toBe('P60D');
    expect(form.words).toContain(
      'The longest time depends on the tenant: 5 days in Away, 60 days in Far.',
    );
  });

  test('has a time chosen that every rule allows', async () => {
    const form = formIn(await dialogs(between(long, short)).open({}));
    expect(['P1D', 'P2D', 'P3D', 'P5D']).toContain(form.chosen);
  });

  test('says nothing where it is the same everywhere', async () => {
    const form = formIn(await dialogs(between(rule())).open({}));
    expect(form.words).not.toContain('depends');
  });

  test('says where more was wished for than any rule allows', async () => {
    const form = formIn(await dialogs(between()).open({ duration: 'P90D' }));
    expect(form.chosen).toBe('P60D');
    expect(form.words).toContain('90 days is longer than the rules allow: at most 60 days');
  });

  test('comes back with what was filled in, the rule’s longest time chosen, and why', async () => {
    const world = between();
    const { open, send } = dialogs(world);
    const first = formIn(await open({}));
    const filled = { resource: NEAR, duration: 'P30D', justification: 'Closing the quarter' };
    const back = formIn(await send({ ...first.sent, ...filled }));
    expect(back.words).toMatch(
      /30 days is longer than the 5 days that rule \S+ \(\S+\) allows here\./,
    );
    expect(back.words.match(/is longer than/g)).toHaveLength(1);
    expect(back.field('resource')?.value).toBe(NEAR);
    expect(back.field('justification')?.value).toBe('Closing the quarter');
    expect(back.times.at(-1)).toBe('P5D');
    expect(back.chosen).toBe('P5D');
    const again = { ...back.sent, ...filled, duration: String(back.chosen) };
    expect(await send(again)).toEqual({ close: true });
  });

  test('keeps the times of what was chosen where something else has to be mended', async () => {
    const { open, send } = dialogs(between());
    const first = formIn(await open({}));
    const filled = { resource: NEAR, duration: 'P30D', justification: '' };
    const back = formIn(await send({ ...first.sent, ...filled }));
    expect(back.words).toContain('The reason is missing');
    expect(back.words).toContain('at most 5 days, which is chosen here');
    expect(back.chosen).toBe('P5D');
  });
});

describe('a form of two pages', () => {
  const questions = [{ id: 'why', label: 'Which?', type: 'text', required: true }] as const;
  const asking = () => between({ ...short, questions }, { ...long, questions });

  test('keeps what was wished for over the first page, and bounds it on the second', async () => {
    const { open, choose } = dialogs(asking());
    const first = formIn(await open({ duration: 'P14D', justification: 'The audit' }));
    expect(first.field('duration')).toBeUndefined();
    const second = formIn(await choose({ ...first.sent, resource: NEAR }));
    expect(second.times.at(-1)).toBe('P5D');
    expect(second.chosen).toBe('P5D');
    expect(second.words).toMatch(/14 days is longer than rule \S+ \(\S+\) allows/);
    expect(second.words).not.toContain('These times are for');
    expect(second.field('justification')?.value).toBe('The audit');
  });

  test('offers on the second what is usual there, where nothing was wished for', async () => {
    const { open, choose } = dialogs(asking());
    const first = formIn(await open({}));
    const second = formIn(await choose({ ...first.sent, resource: WIDE }));
    expect(second.chosen).toBe('P14D');
  });
});

describe('a form for longer', () => {
  const renewing = (renewal: NonNullable<ReturnType<typeof rule>['renewal']>) =>
    new World(estate({ policies: [rule({ renewal, questions: [] })] }));

  test('has the times of a renewal, and says where it was longer before', async () => {
    const world = renewing({ longest: 3 * DAY });
    const form = formIn(await dialogs(world).renew(await had(world, 'P7D')));
    expect(form.times.at(-1)).toBe('P3D');
    expect(form.chosen).toBe('P3D');
    expect(form.words).toContain(
      '7 days is longer than rule everything (estate.yaml:1) allows for a renewal: at most 3 days, which is chosen here.',
    );
  });

  test('offers more than the first time where the rule allows it', async () => {
    const world = renewing({ longest: 60 * DAY });
    expect(formIn(await dialogs(world).open({ resource: NEAR })).times.at(-1)).toBe('P30D');
    const id = await had(world, 'P7D');
    expect(formIn(await dialogs(world).renew(id)).times.at(-1)).toBe('P60D');
  });

  test('counts as one however it is opened, and not where it would begin after the end', async () => {
    const world = renewing({ longest: 3 * DAY });
    await had(world, 'P7D');
    const { open } = dialogs(world);
    const form = formIn(await open({ resource: NEAR, duration: 'P14D' }));
    expect(form.chosen).toBe('P3D');
    expect(form.words).toMatch(/14 days is longer than rule \S+ \(\S+\) allows for a renewal/);
    const startDate = new Date(world.now + 9 * DAY).toISOString().slice(0, 10);
    expect(formIn(await open({ resource: NEAR, startDate })).times.at(-1)).toBe('P30D');
  });

  test('lets it be had anew for as long as the first time, from a start after the end', async () => {
    const world = renewing({ longest: 3 * DAY });
    await had(world, 'P7D');
    const { open, send } = dialogs(world);
    const form = formIn(await open({ resource: NEAR }));
    expect(form.times).toContain('P14D');
    expect(form.words).toContain(
      'You have this already. To go on from that it is 3 days at most; from a start after its end, 30 days.',
    );
    const startDate = new Date(world.now + 9 * DAY).toISOString().slice(0, 10);
    const filled = { resource: NEAR, duration: 'P14D', justification: 'The next closing' };
    const atOnce = formIn(await send({ ...form.sent, ...filled }));
    expect(atOnce.words).toContain('14 days is longer than the 3 days');
    expect(atOnce.times.at(-1)).toBe('P3D');
    expect(atOnce.words).not.toContain('after its end');
    expect(await send({ ...form.sent, ...filled, startDate })).toEqual({ close: true });
  });

  test('offers no more than a renewal may be where no start can be after the end', async () => {
    const renewal = { longest: 3 * DAY };
    const world = new World(estate({ policies: [rule({ longest: 60 * DAY, renewal })] }));
    await had(world, 'P60D');
    const form = formIn(await dialogs(world).open({ resource: NEAR }));
    expect(form.times.at(-1)).toBe('P3D');
    expect(form.words).not.toContain('after its end');
  });

  test('stays one when it comes back with something to mend', async () => {
    const world = new World(
      estate({
        policies: [rule({ kinds: ['external-guest'], renewal: { longest: 3 * DAY } })],
        tenants: estate().tenants.map((one) => ({ ...one, access: ['external-guest'] })),
      }),
    );
    const about = {
      'input-address': 'g@outside.example',
      'input-name': 'G. Uest',
      'input-organisation': 'Outside Ltd',
    };
    const asked = await world.ask({
      kind: 'external-guest',
      fields: { resource: NEAR, duration: 'P7D', ...about },
    });
    if (!asked.ok) throw new Error(asked.error.map(({ sentence }) => sentence).join());
    await world.approve(asked.value.id);
    await world.settle();
    // For somebody else it is no renewal, and what is usual stays chosen.
    const anew = formIn(
      await dialogs(world).choose({ kind: 'external-guest', formId: 'f', resource: NEAR }),
    );
    expect(anew.chosen).toBe('P7D');
    const form = formIn(await dialogs(world).renew(asked.value.id));
    expect(form.times.at(-1)).toBe('P3D');
    const back = formIn(
      await dialogs(world).send({ ...form.sent, ...about, duration: 'P3D', justification: '' }),
    );
    expect(back.words).toContain('The reason is missing');
    expect(back.times.at(-1)).toBe('P3D');
  });
});

test('a time that PIM does not allow comes back with the longest that it does', async () => {
  const world = new World();
  world.directory.limits = { longestEligibility: 3 * DAY };
  const { send, open } = dialogs(world);
  const first = formIn(await open({ kind: 'pim-eligibility', resource: `away/${ROLE}` }));
  expect(first.times).toContain('P7D');
  const back = formIn(
    await send({
      ...first.sent,
      resource: `away/${ROLE}`,
      duration: 'P7D',
      justification: 'Closing',
    }),
  );
  expect(back.words).toContain('PIM in Away allows');
  expect(back.times.at(-1)).toBe('P3D');
  expect(back.chosen).toBe('P3D');
});
