// The fields that the estate file is made of, each with what to write where something else stands.
import * as z from 'zod/v4';
import { parseIsoDuration } from '../../shared/duration.ts';

export const guid = z
  .string({ error: 'must be an id as Entra shows it' })
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i, {
    error: 'must be an id as Entra shows it, such as 0b7ad8a3-c551-4bf1-9157-7f2a01302770',
  })
  .transform((id) => id.toLowerCase());
export const slug = z
  .string({ error: 'must be a short name' })
  .regex(/^[a-z0-9][a-z0-9.-]{0,62}$/, {
    error: 'must be a short name of small letters, digits, dots and hyphens, such as contoso-labs',
  });
export const words = z.string({ error: 'must be a text' }).min(1, { error: 'must not be empty' });
export const domain = z
  .string({ error: 'must be a domain' })
  .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i, { error: 'must be a domain, such as contoso.com' })
  .transform((name) => name.toLowerCase());
export const duration = z
  .string({ error: 'must be a length of time, such as P14D or PT8H' })
  .transform((text, context) => {
    const ms = parseIsoDuration(text);
    if (ms !== undefined) return ms;
    context.addIssue({ code: 'custom', message: 'must be a length of time, such as P14D or PT8H' });
    return z.NEVER;
  });
export const yesOrNo = z.boolean({ error: 'must be true or false' });
export const oneOf = <T extends string>(...choices: [T, ...T[]]) =>
  z.enum(choices, { error: `must be one of ${choices.join(', ')}` });
export const list = <T extends z.ZodType>(of: T) => z.array(of, { error: 'must be a list' });

const DAY_ERROR = 'must be a day that exists, such as 2027-03-31';
const DAY_FORM = /^(\d{4})-(\d{2})-(\d{2})(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/;

/** A day, or a moment with its zone, in milliseconds. A day begins at midnight UTC. */
export const moment = z.string({ error: DAY_ERROR }).transform((text, context) => {
  const [, year, month, day] = DAY_FORM.exec(text.trim()) ?? [];
  const ms = day === undefined ? Number.NaN : Date.parse(text.trim());
  // Date.parse takes the 31st of February for the 3rd of March.
  const exists = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (!Number.isNaN(ms) && exists.getUTCDate() === Number(day)) return ms;
  context.addIssue({ code: 'custom', message: DAY_ERROR });
  return z.NEVER;
});

export const share = z
  .number({ error: 'must be a share between 0 and 1, such as 0.9' })
  .min(0, { error: 'must be a share between 0 and 1, such as 0.9' })
  .max(1, { error: 'must be a share between 0 and 1, such as 0.9' });
export const count = z
  .int({ error: 'must be a whole number' })
  .min(0, { error: 'must not be negative' });
