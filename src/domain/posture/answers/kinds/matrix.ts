// The trust matrix and the baseline matrix: a look where a look is quicker than reading, the figures in text as well.
import { baselineMatrix } from '../../between/baseline-parity.ts';
import { CLAIMS, type TenantRelation } from '../../between/relation.ts';
import { type TrustMatrix, trustByEntry, trustMatrix } from '../../between/trust-matrix.ts';
import type { Check } from '../../check.ts';
import type { AreaName } from '../../facts/areas.ts';
import type { Answer, Cell } from '../answer.ts';
import type { Asking, Kind, QuestionOf } from '../asking.ts';
import { restingOn } from '../blind.ts';
import { assess, resting } from '../results.ts';
import { counted, distinct, listed, sentence } from '../say.ts';
import { sayTenants, viewsOf, whichTenants } from '../scope.ts';
import { STATE_CELLS } from '../states.ts';

const TRUST_AREAS: readonly AreaName[] = ['crossTenantPartners', 'crossTenantDefault'];
/** More columns than these are no longer a look. */
const WIDEST = 6;

const isBaseline = ({ id }: Check): boolean => /^CAP-0[1-7]$/.test(id);

export const matrix: Kind<'matrix'> = {
  ask: 'matrix',
  concerns: ({ of, tenants }, { checks }) => ({
    tenants,
    areas:
      of === 'trust'
        ? TRUST_AREAS
        : distinct(['skus' as const, ...checks.filter(isBaseline).flatMap(({ reads }) => reads)]),
  }),
  answer: (question, asking) =>
    question.of === 'trust' ? trust(question, asking) : baseline(question, asking),
};

function trust(question: QuestionOf<'matrix'>, asking: Asking): Answer {
  const views = viewsOf(asking, question.tenants);
  const ids = views.map(({ tenant }) => tenant.id);
  const large = ids.length > MANY;
  const found = large ? ofEntries(asking, ids) : trustMatrix(asking.estate, ids);
  const pair = new Map(found.pairs.map((one) => [`${one.at.id} ${one.of.id}`, one]));
  const cells = found.pairs.map(cellOf);
  const full = cells.filter(({ word }) => word === 'All').length;
  const some = cells.filter(
    ({ word }) => word !== 'All' && word !== 'None' && word !== UNKNOWN,
  ).length;
  const unknown = cells.filter(({ word }) => word === UNKNOWN).length;
  return {
    question,
    sentence: sentence(
      found.pairs.length === 0
        ? 'a trust matrix needs two tenants at least'
        : `among ${sayTenants(asking, views, question.tenants)}, of ${counted(found.pairs.length, 'direction')}${large ? ' with an entry' : ''} ${full} trust all three claims, ${some} some and ${found.pairs.length - full - some - unknown} none${unknown > 0 ? `; ${unknown} cannot be told` : ''}`,
    ),
    more: ['A row is the tenant that trusts; a column is the tenant whose people come.'],
    ...(found.tenants.length <= WIDEST && found.pairs.length > 0
      ? {
          figures: [
            {
              figure: 'matrix',
              legend:
                'All: the three claims are trusted. Some: not all of them. None: no claim. ?: not known.',
              columns: found.tenants.map(({ name }) => name),
              rows: found.tenants.map((at) => ({
                name: at.name,
                cells: found.tenants.map((of) => {
                  const one = pair.get(`${at.id} ${of.id}`);
                  return one ? cellOf(one) : NOTHING;
                }),
              })),
            },
          ],
        }
      : {}),
    rows: found.pairs.map((one) => ({
      text: `In ${one.at.name}, of people of ${one.of.name}`,
      detail: sayTrust(one),
    })),
    rowsAre: 'Each direction',
    ...restingOn(views, TRUST_AREAS),
    notes: [
      ...(large
        ? [
            'Where a tenant has no entry for another, its default holds: XTA-04 tells what that trusts.',
          ]
        : []),
      ...whichTenants(asking, question.tenants),
    ],
    next: [
      { ask: 'check', checks: ['XTA-07'], tenants: question.tenants },
      { ask: 'check', checks: ['XTA-11'], tenants: 'all' },
    ],
  };
}

/** Of so many every pair would be looked at for minutes; those without an entry have the default. */
const MANY = 60;

function ofEntries(asking: Asking, ids: readonly string[]): TrustMatrix {
  const { tenants, pairs, byDefault } = trustByEntry(asking.estate);
  const wanted = new Set(ids);
  return {
    tenants: tenants.filter(({ id }) => wanted.has(id)),
    pairs: pairs.filter(({ at, of }) => wanted.has(at.id) && wanted.has(of.id)),
    byDefault,
  };
}

const UNKNOWN = 'Not known';
const NOTHING: Cell = { word: 'Nothing to judge', short: '–', tone: 'default' };
const SHORT = { mfa: 'MFA', 'compliant-device': 'compliant', 'hybrid-device': 'hybrid' } as const;

function cellOf({ trust: claims }: TenantRelation): Cell {
  const yes = CLAIMS.filter((claim) => claims[claim].known && claims[claim].value === true);
  if (CLAIMS.some((claim) => !claims[claim].known))
    return { word: UNKNOWN, short: '?', tone: 'warning' };
  if (yes.length === CLAIMS.length) return { word: 'All', short: 'All', tone: 'good' };
  return yes.length === 0
    ? { word: 'None', short: 'None', tone: 'default' }
    : { word: yes.map((claim) => SHORT[claim]).join(', '), short: 'Some', tone: 'good' };
}

function sayTrust({ trust: claims }: TenantRelation): string {
  return listed(
    CLAIMS.map((claim) => {
      const told = claims[claim];
      return `${SHORT[claim]} ${told.known ? (told.value ? 'trusted' : 'not trusted') : `not known (${told.because})`}`;
    }),
  );
}

function baseline(question: QuestionOf<'matrix'>, asking: Asking): Answer {
  const views = viewsOf(asking, question.tenants);
  const checks = asking.checks.filter(isBaseline);
  const found = assess(asking, checks, views);
  const ids = views.map(({ tenant }) => tenant.id);
  const table = baselineMatrix(
    found.map(({ result }) => result),
    checks.map(({ id }) => id),
    ids,
  );
  const titles = new Map(checks.map(({ id, title }) => [id, title]));
  const differing = table.rows.filter(({ differs }) => differs);
  const complete = views.filter(({ tenant }) =>
    found.every(({ result }) => result.tenantId !== tenant.id || result.state === 'pass'),
  );
  const names = views.map(({ tenant }) => tenant.displayName);
  return {
    question,
    sentence: sentence(
      `in ${sayTenants(asking, views, question.tenants)}, ${complete.length === 0 ? 'none has' : `${listed(complete.map(({ tenant }) => tenant.displayName))} ${complete.length === 1 ? 'has' : 'have'}`} all ${checks.length} controls of the baseline in order; ${counted(differing.length, 'control differs', 'controls differ')} between them`,
    ),
    ...(views.length <= WIDEST && views.length > 0
      ? {
          figures: [
            {
              figure: 'matrix',
              legend:
                'Yes: in order. Part: in part. No: not in order. ?: not known. n/l: no licence. –: does not apply.',
              columns: names,
              rows: table.rows.map(({ checkId, states }) => ({
                name: checkId,
                cells: states.map((state) => (state ? STATE_CELLS[state] : NOTHING)),
              })),
            },
          ],
        }
      : {}),
    rows: table.rows.map(({ checkId, states }) => ({
      text: `${checkId} ${titles.get(checkId) ?? ''}`,
      detail: names
        .map((name, i) => {
          const state = states[i];
          return `${name} ${state ? STATE_CELLS[state].word.toLowerCase() : 'no result'}`;
        })
        .join('; '),
    })),
    rowsAre: 'Each control',
    ...resting(found, asking),
    todo: [],
    notes: whichTenants(asking, question.tenants),
    next: [
      { ask: 'area', area: 'conditional-access', tenants: question.tenants },
      { ask: 'check', checks: ['CAP-12'], tenants: 'all' },
    ],
  };
}
