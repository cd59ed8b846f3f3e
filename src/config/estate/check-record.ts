// Auditors and times of keeping that lead nowhere, or are too short to answer for anything.
import { DAY } from '../../shared/duration.ts';
import { checkReaderNames } from './check-people.ts';
import { checkGroupReader } from './check-posture.ts';
import { type Finding, names, unknownTenant } from './findings.ts';
import type { Path } from './places.ts';
import type { EstateFile } from './schema.ts';

/** Shorter, and a request is erased before anybody could ask about it. */
const SHORTEST = 30 * DAY;

export function checkRecord(file: EstateFile): Finding[] {
  const { auditors = [], retention } = file;
  const long = (ms: number | undefined, path: Path): Finding[] =>
    ms === undefined || ms >= SHORTEST
      ? []
      : [
          {
            path,
            problem: 'is shorter than 30 days; write at least P30D, such as P2555D for seven years',
          },
        ];
  return [
    ...checkReaderNames(file, auditors, ['auditors']),
    ...auditors.flatMap((auditor, i) => checkGroupReader(file, auditor, ['auditors', i])),
    ...long(retention?.requests, ['retention', 'requests']),
    ...(retention?.tenants ?? []).flatMap(({ tenant, requests }, i): Finding[] => [
      ...(names(file.tenants).includes(tenant)
        ? []
        : [{ path: ['retention', 'tenants', i, 'tenant'], problem: unknownTenant(file, tenant) }]),
      ...long(requests, ['retention', 'tenants', i, 'requests']),
    ]),
  ];
}
