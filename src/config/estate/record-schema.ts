// What the estate file says about the record: who may look it up, and for how long names are kept in it.
import * as z from 'zod/v4';
import { duration, list, words } from './fields.ts';
import { reader } from './posture-schema.ts';

export const auditors = list(reader).optional();

export const retention = z
  .strictObject({
    requests: duration.optional(),
    tenants: list(z.strictObject({ tenant: words, requests: duration })).optional(),
  })
  .optional();
