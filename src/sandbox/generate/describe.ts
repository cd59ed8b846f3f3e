// Says in one paragraph what was made, and what it takes.
import type { GeneratedEstate } from './estate.ts';
import type { GeneratedKind } from './plan.ts';

const KINDS: GeneratedKind[] = ['primary', 'secondary', 'sandbox', 'isolated'];

export function describeEstate({ plan }: GeneratedEstate, tookMs: number): string {
  const { tenants, options, together } = plan;
  const sum = (of: (tenant: (typeof tenants)[number]) => number) =>
    tenants.reduce((total, tenant) => total + of(tenant), 0).toLocaleString('en');
  const kinds = KINDS.map(
    (kind) => `${tenants.filter((tenant) => tenant.kind === kind).length} ${kind}`,
  );
  const largest = tenants.reduce((a, b) => (a.members + a.guests < b.members + b.guests ? b : a));
  const people = (largest.members + largest.guests).toLocaleString('en');
  const megabytes = Math.round(process.memoryUsage().rss / 2 ** 20);
  return [
    `${tenants.length.toLocaleString('en')} tenants from seed ${options.seed}: ${kinds.join(', ')}`,
    `${sum(({ members }) => members)} members, ${sum(({ guests }) => guests)} guests, ${sum(({ partners }) => partners.length)} entries for partners, ${together.length} tenants joined to the primary`,
    `the largest is ${largest.displayName} (${largest.slug}) with ${people} people`,
    `made in ${(tookMs / 1000).toFixed(1)} s with ${megabytes} MB resident`,
  ].join('\n');
}
