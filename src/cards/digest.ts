// A digest as a card: what failed first, then what changed and by whom, what was mended, and what could not be read.
import type { DigestFailure, TenantDigest } from '../domain/posture/subscriptions/digest.ts';
import type { DigestMessage } from '../domain/posture/subscriptions/message.ts';
import type { Card } from '../shared/card.ts';
import { execute } from './actions.ts';
import { digestLines, type Line } from './digest-lines.ts';
import { notice } from './notices.ts';
import { renderCard } from './render.ts';
import { escaped, plain } from './text.ts';
import { type Reader, sayMoment } from './times.ts';

const LIST = new Intl.ListFormat('en');
/** Of the whole card: Teams takes no more than so much. */
const LINES = 14;
const LINES_A_TENANT = 6;
const SECTIONS = 8;

export interface DigestCardInput {
  readonly of: DigestMessage;
  readonly reader: Reader;
}

export function digestCard({ of, reader }: DigestCardInput): {
  readonly card: Card;
  readonly summary: string;
} {
  const { digest, lost, subscriptionId } = of;
  const headline = headlineOf(of);
  const about = `In ${counted(digest.tenants.length, 'tenant')}, ${sayMoment(digest.from, reader)} to ${sayMoment(digest.to, reader)}`;
  const actions = [
    execute('Stop this digest', 'stop-subscription', { subscription: subscriptionId }),
  ];
  const told = [...digest.tenants].filter(hasNews).sort((a, b) => weight(b) - weight(a));
  const shrunk = lost.length > 0 ? [lostSection(lost)] : [];
  const foot = [...partly(digest.tenants), `Subscription ${subscriptionId}`].join(' · ');
  const summary = plain(headline, 200);
  if (told.length + shrunk.length + digest.estate.length === 0) {
    const card = notice(headline, [{ label: '', text: `${about}.` }], actions, foot);
    return { card, summary };
  }
  const sections = [
    ...shrunk,
    ...estateSection(digest.estate, of.shared),
    ...tenantSections(told, of, reader),
  ];
  const card = renderCard('digest', {
    fallback: plain(`${headline}. ${about}.`),
    headline: escaped(headline),
    about: plain(about),
    sections,
    actions,
    foot: plain(foot),
  });
  return { card, summary };
}

interface Section {
  readonly title: string;
  readonly counts: string;
  readonly lines: readonly Line[];
}

const section = (title: string, counts: string, lines: readonly Line[]): Section => ({
  title: plain(title, 120),
  counts: plain(counts ? `  ${counts}` : '', 160),
  lines: lines.map((line) => ({
    ...line,
    label: plain(line.label, 40),
    text: plain(line.text, 220),
    more: plain(line.more ? `  ${line.more}` : '', 180),
  })),
});

const lostSection = (lost: readonly string[]): Section =>
  section('No longer told', '', [
    {
      label: '',
      color: 'default',
      text: `You may not read ${shortList(lost)} any more, so this digest leaves it out from now on.`,
      more: '',
    },
  ]);

function estateSection(failures: readonly DigestFailure[], shared: boolean): Section[] {
  if (failures.length === 0) return [];
  const lines = shared ? [] : digestLines.failures(failures).slice(0, 4);
  return [section('All tenants together', counted(failures.length, 'new failure'), lines)];
}

function tenantSections(
  told: readonly TenantDigest[],
  { shared }: DigestMessage,
  reader: Reader,
): Section[] {
  let left = LINES;
  const sections = told.slice(0, SECTIONS).map((tenant) => {
    const lines = shared ? digestLines.counted(tenant, reader) : digestLines.named(tenant, reader);
    const fits = Math.min(left, LINES_A_TENANT);
    const shown = lines.length <= fits ? lines : lines.slice(0, Math.max(fits - 1, 0));
    left -= shown.length;
    const more = lines.length - shown.length;
    const rest: Line[] =
      more > 0 && shown.length > 0
        ? [{ label: '', color: 'default', text: `And ${more} more.`, more: '' }]
        : [];
    return section(tenant.name, countsOf(tenant), [...shown, ...rest]);
  });
  const further = told.slice(SECTIONS);
  return further.length === 0
    ? sections
    : [
        ...sections,
        section('Further tenants', shortList(further.map(({ name }) => name)), [
          {
            label: '',
            color: 'default',
            text: `${counted(
              sum(further, (one) => one.failures.length),
              'new failure',
            )} and ${counted(sum(further, changesIn), 'change')} there.`,
            more: '',
          },
        ]),
      ];
}

const hasNews = (one: TenantDigest): boolean =>
  one.freshness.state === 'unread' ||
  one.firstFailures !== undefined ||
  one.failures.length + one.mended.length + changesIn(one) > 0;

/** What only the audit tells counts as a change. */
const changesIn = (one: TenantDigest): number => one.changes.length + one.auditedOnly;

const weight = (one: TenantDigest): number =>
  (one.freshness.state === 'unread' ? 1_000 : 0) + one.failures.length * 20 + changesIn(one);

export function countsOf(tenant: TenantDigest): string {
  const { freshness, failures, mended, firstFailures } = tenant;
  const parts = [
    ...(freshness.state === 'unread' ? ['could not be read'] : []),
    ...(firstFailures !== undefined ? ['read for the first time'] : []),
    ...(failures.length > 0 ? [counted(failures.length, 'new failure')] : []),
    ...(changesIn(tenant) > 0 ? [counted(changesIn(tenant), 'change')] : []),
    ...(mended.length > 0 ? [`${mended.length} mended`] : []),
  ];
  return parts.join(', ');
}

function headlineOf({ digest: { tenants, estate }, rhythm, lost }: DigestMessage): string {
  const failures = sum(tenants, (one) => one.failures.length) + estate.length;
  const changes = sum(tenants, changesIn);
  const unread = tenants.filter(({ freshness }) => freshness.state === 'unread').length;
  const parts = [
    ...(failures > 0 ? [counted(failures, 'new failure')] : []),
    ...(changes > 0 ? [counted(changes, 'change')] : []),
    ...(unread > 0 ? [`${counted(unread, 'tenant')} not read`] : []),
  ];
  if (parts.length > 0) return LIST.format(parts);
  if (tenants.some(hasNews) || lost.length > 0) return 'No new failures and no changes';
  return rhythm === 'weekly' ? 'All quiet this week' : 'All quiet for a week';
}

const partly = (tenants: readonly TenantDigest[]): string[] => {
  const some = tenants.filter(
    ({ freshness, incomparable }) => freshness.state === 'partly' || incomparable > 0,
  );
  return some.length > 0
    ? [`Not everything could be read or compared in ${shortList(some.map(({ name }) => name))}`]
    : [];
};

const shortList = (names: readonly string[]): string => {
  const some = names.length > 5 ? [...names.slice(0, 4), `${names.length - 4} others`] : names;
  return LIST.format(some.map((name) => plain(name, 60)));
};

const sum = <T>(list: readonly T[], of: (one: T) => number): number =>
  list.reduce((total, one) => total + of(one), 0);

const counted = (count: number, what: string): string =>
  `${count} ${what}${count === 1 ? '' : 's'}`;
