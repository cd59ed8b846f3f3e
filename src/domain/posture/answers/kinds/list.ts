// "Which guests are there?", "How many …?": a list or a number, with whose it is and who is not in it.
import type { TenantView } from '../../check.ts';
import { readingOf } from '../../reading.ts';
import type { Answer } from '../answer.ts';
import { type Asking, type Kind, type QuestionOf, saidThen, thenOf } from '../asking.ts';
import { restingOn } from '../blind.ts';
import { LISTS } from '../lists/index.ts';
import type { ListedRow, ListKind } from '../lists/listed.ts';
import { counted, distinct, listed, sentence } from '../say.ts';
import { nameOf, sayTenants, several, viewsOf, whichTenants } from '../scope.ts';

export const list: Kind<'list'> = {
  ask: 'list',
  concerns({ of, tenants, from, count, asOf }) {
    const { areas, personal } = LISTS[of];
    return {
      tenants,
      areas,
      ...(from && { also: [from] }),
      ...(personal && !count && { personal }),
      ...thenOf(asOf),
    };
  },
  answer(question, asking) {
    const kind = LISTS[question.of];
    const views = viewsOf(asking, question.tenants);
    const parts = views.map((view) => ({ view, told: tell(question, asking, kind, view) }));
    const told = parts.flatMap((part) => part.told ?? []);
    const untold = parts.filter((part) => part.told === undefined).map(({ view }) => view);
    const resting = restingOn(views, kind.areas);
    const unresolved = told.flatMap(({ view, homeless }) =>
      [
        ...(kind.incomplete?.(view, asking) ?? []),
        ...(homeless > 0
          ? [`where ${homeless} of them ${homeless === 1 ? 'is' : 'are'} from is not known`]
          : []),
      ].map((why) => ({ view, why })),
    );
    const partly = unresolved.length > 0 || resting.blind.some(({ kind: of }) => of === 'gap');
    return {
      question,
      ...(untold.length === views.length && views.length > 0 ? cannotTell : {}),
      sentence: sentenceOf(question, asking, kind, told, untold, partly),
      rows: question.count ? perTenant(told, kind) : rowsOf(told, kind, several(views)),
      rowsAre: question.count ? 'By tenant' : capitalOf(kind),
      rules: ruleOf(kind, asking),
      notes: [
        ...saidThen(question.asOf, asking, views),
        ...(kind.note ? [kind.note] : []),
        ...distinct(views.flatMap((view) => kind.remark?.(view) ?? [])),
        ...whichTenants(asking, question.tenants),
      ],
      ...resting,
      blind: [
        ...resting.blind,
        ...unresolved.map(({ view: { tenant }, why }) => ({
          tenantId: tenant.id,
          tenant: tenant.displayName,
          what: kind.many,
          kind: 'gap' as const,
          why,
        })),
      ],
      next: nextOf(question, kind, told),
    };
  },
};

const cannotTell = {
  head: { verdict: 'cannot-tell', word: 'Cannot be told', tone: 'warning' },
} as const;

interface Told {
  readonly view: TenantView;
  readonly count: number;
  /** None where only their number was asked for. */
  readonly rows: readonly ListedRow[];
  /** So many may be from the tenant that was asked about as well. */
  readonly homeless: number;
}

function tell(
  { count, from }: QuestionOf<'list'>,
  asking: Asking,
  kind: ListKind,
  view: TenantView,
): Told | undefined {
  if (count && kind.count && from === undefined) {
    const known = kind.count(view, asking);
    return known === undefined ? undefined : { view, count: known, rows: [], homeless: 0 };
  }
  const found = kind.rows(view, asking, from);
  if (!found) return undefined;
  const all =
    kind.own && from !== undefined ? found.map((row) => ({ from: view.tenant.id, ...row })) : found;
  const rows = all.filter((row) => isFrom(row, from));
  const homeless = from === undefined ? 0 : all.filter((row) => row.from === undefined).length;
  return { view, count: rows.length, rows, homeless };
}

const isFrom = (row: ListedRow, from: string | undefined): boolean =>
  from === undefined || row.from === from;

/** A number is always of the tenants that could be read; none of them is "none seen", not "none". */
function sentenceOf(
  question: QuestionOf<'list'>,
  asking: Asking,
  kind: ListKind,
  told: readonly Told[],
  untold: readonly TenantView[],
  partly: boolean,
): string {
  const from = question.from ? ` from ${nameOf(asking, question.from)}` : '';
  const total = told.reduce((sum, { count }) => sum + count, 0);
  const blind = listed(untold.map(({ tenant }) => tenant.displayName));
  const where = sayTenants(
    asking,
    told.map(({ view }) => view),
    question.tenants,
  );
  if (told.length === 0) {
    return sentence(
      `How many ${kind.many}${from} there are cannot be told for ${blind || 'any tenant'}`,
    );
  }
  const rest = leftOut(untold, kind);
  const [only] = told;
  if (kind.amongTenants && told.length > 1) {
    return sentence(`${kind.amongTenants(total, told.length)}${rest}`);
  }
  if (total === 0) {
    return untold.length > 0 || partly
      ? sentence(
          `None seen: no ${kind.one}${from} in the ${counted(told.length, 'tenant')} that could be read${partly ? ', and not all of it could be' : ''}${rest}`,
        )
      : sentence(`${where} ${told.length === 1 ? 'has' : 'have'} no ${kind.one}${from}`);
  }
  const together = kind.together?.(told.flatMap(({ rows }) => rows));
  const outOf = told.length === 1 && only && !question.from ? kind.outOf?.(only.view) : undefined;
  return sentence(
    `${where} ${told.length === 1 ? 'has' : 'have'} ${partly ? 'at least ' : ''}${counted(total, kind.one, kind.many)}${from}${outOf ? `, ${outOf}` : ''}${together ? `, ${together}` : ''}${rest}`,
  );
}

/** A licence that is missing is no trouble with reading. */
function leftOut(untold: readonly TenantView[], { areas }: ListKind): string {
  const lacking = untold.filter(({ facts }) => {
    const found = areas.map((area) => readingOf(facts, area).state);
    return found.includes('unlicensed') && !found.includes('unreadable');
  });
  const unread = untold.filter((view) => !lacking.includes(view));
  const names = (views: readonly TenantView[]) =>
    listed(views.map(({ tenant }) => tenant.displayName));
  return [
    ...(unread.length > 0
      ? [`; ${names(unread)} could not be read and ${unread.length === 1 ? 'is' : 'are'} not in it`]
      : []),
    ...(lacking.length > 0
      ? [`; ${names(lacking)} ${lacking.length === 1 ? 'has' : 'have'} no licence for it`]
      : []),
  ].join('');
}

function rowsOf(told: readonly Told[], { first }: ListKind, named: boolean) {
  const all = told.flatMap(({ view, rows }) =>
    rows.map(({ from: _, ...row }) => (named ? { ...row, tenant: view.tenant.displayName } : row)),
  );
  return first ? [...all.filter(first), ...all.filter((row) => !first(row))] : all;
}

const perTenant = (told: readonly Told[], kind: ListKind) =>
  told.length < 2
    ? []
    : [...told]
        .sort((a, b) => b.count - a.count)
        .map(({ view, count }) => ({
          text: view.tenant.displayName,
          detail: counted(count, kind.one, kind.many),
        }));

const capitalOf = ({ many }: ListKind): string => many.charAt(0).toUpperCase() + many.slice(1);

function ruleOf({ check }: ListKind, { checks }: Asking) {
  const found = checks.find(({ id }) => id === check);
  return found ? [{ id: found.id, title: found.title }] : [];
}

function nextOf(
  question: QuestionOf<'list'>,
  { check, many }: ListKind,
  told: readonly Told[],
): NonNullable<Answer['next']> {
  const { count: _, ...plain } = question;
  return [
    ...(question.count && told.some(({ count: some }) => some > 0) ? [plain] : []),
    ...(check ? [{ ask: 'check', checks: [check], tenants: question.tenants } as const] : []),
    ...(question.tenants === 'all' ? [] : [{ ...plain, tenants: 'all' } as const]),
    ...(many === 'guests' ? [{ ask: 'outsiders', tenants: question.tenants } as const] : []),
  ];
}
