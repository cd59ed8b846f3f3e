// Tenants that the estate does not know: where our people signed in, and whose people signed in here.
import type { BoundaryTraffic, Traffic } from '../between/sign-ins.ts';
import type { TenantReport } from '../report.ts';
import { inMarkdown, oneLine, plural } from './text.ts';

const MOST = 50;

export function strangers({ traffic, blind }: Traffic, tenants: readonly TenantReport[]): string[] {
  const nameOf = (tenantId: string): string =>
    inMarkdown(
      tenants.find(({ view }) => view.tenant.id === tenantId)?.view.tenant.displayName ?? tenantId,
    );
  const lines = traffic.slice(0, MOST).map((one) => lineOf(one, nameOf(one.tenantId)));
  const more = traffic.length - lines.length;
  const unseen = [...Map.groupBy(blind, ({ because }) => because)].map(
    ([because, some]) =>
      `- not seen of ${some.map(({ tenantId }) => nameOf(tenantId)).join(', ')}: ${inMarkdown(because)}`,
  );
  if (traffic.length === 0 && unseen.length === 0) return [];
  return [
    '## Tenants that the estate does not know',
    [
      ...(lines.length > 0 ? lines : ['- none, in the sign-ins that could be seen']),
      ...(more > 0 ? [`- and ${more} more, in the JSON file`] : []),
      ...unseen,
    ].join('\n'),
  ];
}

function lineOf({ other, direction, count, people, last }: BoundaryTraffic, name: string): string {
  const called = other.by === 'nobody' ? '' : ` (calls itself ${inMarkdown(other.name)})`;
  const stranger = `${oneLine(other.id)}${called}`;
  const way =
    direction === 'out'
      ? `people of **${name}** signed in to ${stranger}`
      : `people of ${stranger} signed in to **${name}**`;
  return `- ${way}: ${plural(count, 'sign-in')} of ${people === 1 ? '1 person' : `${people} people`}, the last on ${oneLine(last.slice(0, 10))}`;
}
