// Turns what a checked estate file says about the record into what the domain knows of it.
import type { Estate } from '../../domain/estate/estate.ts';
import { DAY } from '../../shared/duration.ts';
import { readerOf } from './build-posture.ts';
import type { EstateFile } from './schema.ts';

const SEVEN_YEARS = 7 * 365 * DAY;

export const buildRecord = (
  { auditors = [], retention }: EstateFile,
  idOf: (name: string) => string,
): Required<Pick<Estate, 'auditors' | 'retention'>> => ({
  auditors: auditors.map((auditor) => readerOf(auditor, idOf)),
  retention: {
    requests: retention?.requests ?? SEVEN_YEARS,
    tenants: Object.fromEntries(
      (retention?.tenants ?? []).map(({ tenant, requests }) => [idOf(tenant), requests]),
    ),
  },
});
