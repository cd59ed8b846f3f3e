// A simulation as people read it, and as programs do.
import type { Otherwise } from '../../domain/access/compare-policies.ts';
import type { Simulated } from './simulate.ts';

export const sayJson = (simulated: Simulated): string => `${JSON.stringify(simulated, null, 2)}\n`;

export function sayTable({ before, after, asks, otherwise, ...without }: Simulated): string {
  const open = otherwise.filter((one) => one.open).length;
  const count = (n: number) => `${n} ${n === 1 ? 'request' : 'requests'}`;
  const head = `${count(asks)} looked at, ${otherwise.length} would go differently (${open} of them open).`;
  const versions = `In force ${before.slice(0, 12)}, compared with ${after.slice(0, 12)}${before === after ? ', which is the same' : ''}.`;
  const lacking = [without.withoutVersions, without.withoutRecord].filter(
    (one) => one !== undefined,
  );
  if (otherwise.length === 0) return `${[versions, head, ...lacking].join('\n')}\n`;
  const rows = [['Number', 'Asked', 'State', 'Kind', 'Tenant'], ...otherwise.map(row)];
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...rows.map((cells) => cells[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd();
  const [titles, ...each] = rows;
  const told = each.flatMap((cells, i) => {
    const { differences, guessed } = otherwise[i] ?? { differences: [], guessed: false };
    return [
      line(cells),
      ...differences.map((words) => `    ${words}`),
      ...(guessed ? ['    (who asked is taken from the accounts; it was not kept then)'] : []),
    ];
  });
  return `${[versions, head, ...lacking, '', line(titles ?? []), ...told].join('\n')}\n`;
}

const row = ({ id, askedAt, state, kind, tenant }: Otherwise): string[] => [
  id,
  new Date(askedAt).toISOString().slice(0, 10),
  state,
  kind,
  tenant,
];
