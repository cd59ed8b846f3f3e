// "What changed since Monday, and who did it?": new failures first, then every change with who made it.

import { assessAll } from '../../assess.ts';
import { mayBeAbout } from '../../change/audit-about.ts';
import { mended, newFailures, type Turned } from '../../change/new-failures.ts';
import { type WhatChanged, whatChanged } from '../../change/what-changed.ts';
import type { Attribution } from '../../change/who.ts';
import type { Check, EstateView, TenantView } from '../../check.ts';
import { hasLicence } from '../../licences.ts';
import type { Row } from '../answer.ts';
import { AREA_WORDS, EVERY_AREA } from '../area-words.ts';
import type { Asking, Kind, QuestionOf } from '../asking.ts';
import { oldestOf } from '../blind.ts';
import { fold } from '../find.ts';
import { counted, distinct, listed, sentence } from '../say.ts';
import { sayTenants, several, viewsOf, whichTenants } from '../scope.ts';
import { STATE_CELLS } from '../states.ts';

export const changes: Kind<'changes'> = {
  ask: 'changes',
  concerns: ({ tenants, since }) => ({
    tenants,
    areas: EVERY_AREA,
    since: since.from,
    ...(since.to !== undefined && { until: since.to }),
  }),
  answer(question, asking) {
    const views = viewsOf(asking, question.tenants);
    const told = views.flatMap((view) => tell(view, question, asking));
    const unseen = views.filter((view) => !asking.past?.(view.tenant.id));
    const turned = failures(question, asking, views);
    const rows = [
      ...turned.worse.map((one) => turnedRow(one, asking, 'New failure')),
      ...(question.failures
        ? []
        : told.flatMap(({ view, what }) =>
            changeRows(view, what, question, asking, several(views)),
          )),
      ...(question.failures ? turned.better.map((one) => turnedRow(one, asking, 'Mended')) : []),
    ];
    const count =
      rows.length - turned.worse.length - (question.failures ? turned.better.length : 0);
    const nobodys =
      question.by === undefined || question.failures ? 0 : unattributed(told, question);
    const { from, to } = question.since;
    const period =
      to === undefined
        ? `since ${asking.moment(from)}`
        : `between ${asking.moment(from)} and ${asking.moment(to)}`;
    const oldest = oldestOf(views, ['crossTenantPartners', 'conditionalAccess', 'users']);
    return {
      question,
      ...(unseen.length === views.length && {
        head: { verdict: 'cannot-tell', word: 'Not all can be told', tone: 'warning' } as const,
      }),
      sentence: sentence(
        `in ${sayTenants(asking, views, question.tenants)}, ${period}: ${counted(turned.worse.length, 'new failure')}${question.failures ? ` and ${counted(turned.better.length, 'check')} mended` : ` and ${counted(count, 'change')}`}${question.by ? ` by “${question.by}”` : ''}${question.about ? ` in ${question.about.replaceAll('-', ' ')}` : ''}${nobodys > 0 ? `; of ${nobodys} more it is not known who made ${nobodys === 1 ? 'it' : 'them'}` : ''}`,
      ),
      more:
        unseen.length > 0
          ? [
              sentence(
                `${listed(unseen.map(({ tenant }) => tenant.displayName))} ${unseen.length === 1 ? 'was' : 'were'} not known at the beginning, so what changed there is told by the audit alone, and not what that led to`,
              ),
            ]
          : [],
      rows,
      rowsAre: question.failures ? 'Checks' : 'Changes, new failures first',
      blind: told.flatMap(({ view, what }) =>
        [...Map.groupBy(what.incomparable, ({ because }) => because)].map(([why, areas]) => ({
          tenantId: view.tenant.id,
          tenant: view.tenant.displayName,
          what: listed(distinct(areas.map(({ area }) => AREA_WORDS[area])), 5),
          why,
          kind: 'unreadable' as const,
        })),
      ),
      ...(oldest !== undefined && { asOf: oldest }),
      notes: [
        ...distinct(told.flatMap(({ what }) => what.notes)),
        ...whichTenants(asking, question.tenants),
      ],
      next: [
        ...(question.failures ? [] : [{ ...question, failures: true } as const]),
        ...turned.worse.slice(0, 2).map(({ result: { checkId, tenantId } }) => ({
          ask: 'why' as const,
          check: checkId,
          tenants: tenantId === null ? ('all' as const) : [tenantId],
        })),
      ],
    };
  },
};

interface Told {
  readonly view: TenantView;
  readonly what: WhatChanged;
}

/** Where nothing was known at the beginning, the audit alone still tells what was done. */
function tell(view: TenantView, { since }: QuestionOf<'changes'>, asking: Asking): Told[] {
  const before = asking.past?.(view.tenant.id) ?? { tenantId: view.tenant.id, readings: {} };
  const premium = hasLicence(view, 'P1');
  const what = whatChanged(before, view.facts, {
    from: since.from,
    to: since.to ?? asking.estate.now,
    ourApplications: new Set(asking.estate.ownApplications ?? []),
    estate: asking.estate.estate,
    retention: premium === undefined ? undefined : premium ? 30 : 7,
  });
  return [{ view, what }];
}

/** Asked for one person's changes, those of which nobody knows whose they are may be theirs. */
const unattributed = (told: readonly Told[], { about }: QuestionOf<'changes'>): number =>
  told
    .flatMap(({ what }) => what.changes)
    .filter(({ change, who }) => !who.known && (about === undefined || change.about === about))
    .length;

function changeRows(
  { tenant }: TenantView,
  { changes: all, byAuditAlone }: WhatChanged,
  { by, about }: QuestionOf<'changes'>,
  { moment }: Asking,
  named: boolean,
): Row[] {
  const where = named ? { tenant: tenant.displayName } : {};
  const wanted = by === undefined ? undefined : fold(by);
  const isBy = (name: string | undefined) =>
    wanted === undefined || (name !== undefined && fold(name).includes(wanted));
  return [
    ...all
      .filter((one) => about === undefined || one.change.about === about)
      .filter(({ who }) => isBy(who.known ? who.actor.name : undefined))
      .map(({ change, who }) => ({
        text: sentence(change.sentence),
        detail: sayWho(who, moment),
        ...where,
      })),
    ...byAuditAlone
      .filter((one) => mayBeAbout(one, about))
      .filter(({ actor }) => isBy(actor.name))
      .map(({ activity, targets, actor, at }) => ({
        text: sentence(
          `${activity}${
            targets.length > 0
              ? `: ${listed(
                  targets.map(({ name }) => name),
                  3,
                )}`
              : ''
          }`,
        ),
        detail: `By ${actor.name}${actor.ours ? ' (Drawbridge)' : ''}, ${moment(at)}; known from the audit alone.`,
        ...where,
      })),
  ];
}

function sayWho(who: Attribution, moment: Asking['moment']): string {
  if (!who.known) return sentence(`who did it is not known: ${who.because}`);
  const { actor, at, certain } = who;
  return sentence(
    `${certain ? 'by' : 'probably by'} ${actor.name}${actor.ours ? ' (Drawbridge)' : ''}, ${moment(at)}`,
  );
}

/** The same checks over the facts as they were: what was not known then is no news. */
function failures(question: QuestionOf<'changes'>, asking: Asking, views: readonly TenantView[]) {
  const { by, about } = question;
  const known = views.filter(({ tenant }) => asking.past?.(tenant.id));
  // Who made a check fail is not known by itself.
  if (by !== undefined || known.length === 0) return { worse: [], better: [] };
  const checks = asking.checks.filter(
    (check) => check.scope === 'tenant' && (about === undefined || check.area === about),
  );
  const earlier = pastView(asking, question.since.from);
  const before = assessAll(
    checks,
    known.flatMap(({ tenant }) => earlier.view(tenant.id) ?? []),
    earlier,
  );
  const after = assessAll(checks, known, asking.estate);
  return { worse: newFailures(before, after).filter(wasKnown), better: mended(before, after) };
}

const wasKnown = ({ before }: Turned): boolean => before !== undefined && before !== 'unknown';

function pastView({ estate, past }: Asking, now: number): EstateView {
  const tenants = estate.tenants.map((view) => ({
    ...view,
    facts: past?.(view.tenant.id) ?? { tenantId: view.tenant.id, readings: {} },
  }));
  const byId = new Map(tenants.map((view) => [view.tenant.id, view]));
  return { ...estate, now, tenants, view: (id) => byId.get(id.toLowerCase()) ?? estate.view(id) };
}

function turnedRow({ result, before }: Turned, asking: Asking, what: string): Row {
  const check: Check | undefined = asking.checks.find(({ id }) => id === result.checkId);
  const where = asking.estate.tenants.find(({ tenant }) => tenant.id === result.tenantId);
  return {
    text: `${what}: ${check?.title ?? result.checkId}`,
    detail: sentence(
      `${result.reason}${before ? `; before: ${STATE_CELLS[before].word.toLowerCase()}` : ''}`,
    ),
    state: result.state,
    ...(where && { tenant: where.tenant.displayName }),
  };
}
