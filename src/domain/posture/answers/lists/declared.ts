// Lists that rest on the estate: tenants, attestations, exceptions.

import { LICENCE_NAMES } from '../../assess.ts';
import { hasLicence } from '../../licences.ts';
import type { Listed } from '../../question.ts';
import { counted } from '../say.ts';
import { details, type ListedRow, type ListKind } from './listed.ts';

const OVERDUE = 'attested, overdue';
const isOverdue = ({ marks }: ListedRow): boolean => marks?.includes(OVERDUE) ?? false;

export const declared: Pick<
  Record<Listed, ListKind>,
  'tenants' | 'tenants-without-licence' | 'attestations' | 'exceptions'
> = {
  tenants: {
    one: 'tenant',
    many: 'tenants',
    own: true,
    amongTenants: (count) => `the estate has ${counted(count, 'tenant')} that you may ask about`,
    areas: [],
    rows: ({ tenant, declared: { owner } }) => [
      {
        text: tenant.displayName,
        detail: details(tenant.kind, tenant.purpose, owner && `owner ${owner}`, tenant.id),
        marks: ['as the estate declares it'],
      },
    ],
  },
  'tenants-without-licence': {
    one: `tenant without ${LICENCE_NAMES.P2}`,
    many: `tenants without ${LICENCE_NAMES.P2}`,
    own: true,
    amongTenants: (count, tenants) =>
      `${count === 0 ? 'none' : count} of ${counted(tenants, 'tenant')} ${count === 1 || count === 0 ? 'has' : 'have'} no ${LICENCE_NAMES.P2}`,
    areas: ['skus'],
    check: 'LIC-01',
    rows: (view) => {
      const has = hasLicence(view, 'P2');
      if (has === undefined) return undefined;
      return has
        ? []
        : [
            {
              text: view.tenant.displayName,
              detail: details(
                view.tenant.kind,
                hasLicence(view, 'P1')
                  ? `has ${LICENCE_NAMES.P1}`
                  : `no ${LICENCE_NAMES.P1} either`,
              ),
            },
          ];
    },
  },
  attestations: {
    one: 'attestation',
    many: 'attestations',
    own: true,
    areas: [],
    rows: ({ declared: { attestations } }, { moment, estate: { now } }) =>
      Object.entries(attestations).map(([subject, { statement, by, on, due }]) => ({
        text: `${subject}: ${statement}`,
        detail: details(
          `by ${by} on ${moment(on)}`,
          due < now ? `was due on ${moment(due)}` : `due again on ${moment(due)}`,
        ),
        marks: [due < now ? OVERDUE : 'attested'],
      })),
    first: isOverdue,
    together: (rows) => {
      const overdue = rows.filter(isOverdue).length;
      return overdue > 0 ? `${overdue} of them overdue` : 'none of them overdue';
    },
    note: 'Nothing of this can be read from Graph: somebody stands for it.',
  },
  exceptions: {
    one: 'accepted exception',
    many: 'accepted exceptions',
    own: true,
    areas: [],
    rows: ({ declared: { exceptions } }, { moment, checks, estate: { now } }) =>
      exceptions.map(({ check, because, by, until, objects }) => ({
        text: `${check}: ${checks.find(({ id }) => id === check)?.title ?? 'a check that is not known'}`,
        detail: details(
          because,
          `by ${by}`,
          until < now ? `ended on ${moment(until)}` : `until ${moment(until)}`,
          objects.length > 0 && `for ${objects.length} of the objects`,
        ),
        marks: [until < now ? 'no longer accepted' : 'accepted'],
      })),
  },
};
