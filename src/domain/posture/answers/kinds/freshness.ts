// "How fresh is this?": when each tenant was read, and what could not be.
import { readingOf } from '../../reading.ts';
import { EVERY_AREA } from '../area-words.ts';
import type { Kind } from '../asking.ts';
import { blindOf, oldestOf } from '../blind.ts';
import { counted, listed, sentence } from '../say.ts';
import { sayTenants, viewsOf, whichTenants } from '../scope.ts';

export const freshness: Kind<'freshness'> = {
  ask: 'freshness',
  // Nothing is read anew for it: it would make fresh what was asked about.
  concerns: ({ tenants }) => ({ tenants, areas: [] }),
  answer(question, asking) {
    const views = viewsOf(asking, question.tenants);
    const rows = views.map((view) => {
      const readings = EVERY_AREA.map((area) => readingOf(view.facts, area));
      const read = readings.flatMap((one) => (one.state === 'read' ? [one.asOf] : []));
      const unread = readings.filter(({ state }) => state === 'unreadable').length;
      const unlicensed = readings.filter(({ state }) => state === 'unlicensed').length;
      const ages =
        read.length === 0
          ? 'never read'
          : `oldest ${asking.moment(Math.min(...read))}, newest ${asking.moment(Math.max(...read))}`;
      const missing = [
        ...(unread > 0 ? [`${counted(unread, 'area')} not read`] : []),
        ...(unlicensed > 0 ? [`${counted(unlicensed, 'area')} without a licence`] : []),
      ];
      return {
        unread,
        never: read.length === 0,
        row: {
          text: view.tenant.displayName,
          detail: sentence(
            [ages, `${read.length} of ${EVERY_AREA.length} areas read`, ...missing].join('; '),
          ),
        },
      };
    });
    const never = rows.filter((one) => one.never).map(({ row }) => row.text);
    const partly = rows.filter((one) => !one.never && one.unread > 0).map(({ row }) => row.text);
    const oldest = oldestOf(views, EVERY_AREA);
    return {
      question,
      sentence: sentence(
        oldest === undefined
          ? `Nothing has been read of ${sayTenants(asking, views, question.tenants)} yet`
          : `Of ${sayTenants(asking, views, question.tenants)} the oldest fact is from ${asking.moment(oldest)}`,
      ),
      more: [
        ...(never.length > 0 ? [`Never read: ${listed(never)}.`] : []),
        ...(partly.length > 0 ? [`Read in part: ${listed(partly)}.`] : []),
      ],
      rows: rows.map(({ row }) => row),
      rowsAre: 'Tenants',
      blind: blindOf(views, EVERY_AREA),
      ...(oldest !== undefined && { asOf: oldest }),
      notes: whichTenants(asking, question.tenants),
      next: [{ ask: 'area', area: 'all', tenants: question.tenants }],
    };
  },
};
