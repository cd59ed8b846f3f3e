// Reads what somebody filled in: every field checked, every problem told, nothing trusted.
import { parseDuration, sayDuration } from '../../shared/duration.ts';
import { type Refusal, refusal, tooLongRefusal } from '../../shared/refusal.ts';
import { ok, type Result, refused } from '../../shared/result.ts';
import { wholeText } from '../../shared/whole-text.ts';
import { type Estate, type PolicyRule, type Tenant, tenantByName } from '../estate/estate.ts';
import { ruleAt } from './followed.ts';
import type { AccessKind } from './kind.ts';
import type { Resource } from './plan.ts';

export const LONGEST_JUSTIFICATION = 1000;

export interface Answers {
  readonly resource: Resource;
  readonly tenant: Tenant;
  readonly durationMs: number;
  readonly justification: string;
}

/** How a resource is written as the value of a choice: `fabrikam/7a2c…`. */
export const resourceValue = (tenant: Tenant, id: string): string => `${tenant.name}/${id}`;

/** `fields` is what came with the activity: unknown until it has been read. */
export function readAnswers(
  estate: Estate,
  kind: AccessKind,
  fields: Readonly<Record<string, unknown>>,
): Result<Answers, readonly Refusal[]> {
  const resource = readResource(estate, kind, text(fields.resource));
  const durationMs = readDuration(text(fields.duration));
  const justification = readJustification(text(fields.justification));
  if (resource.ok && durationMs.ok && justification.ok) {
    return ok({
      ...resource.value,
      durationMs: durationMs.value,
      justification: justification.value,
    });
  }
  return refused(
    [resource, durationMs, justification].flatMap((part) => (part.ok ? [] : [part.error])),
  );
}

const text = (value: unknown): string => (typeof value === 'string' ? wholeText(value).trim() : '');

function readResource(
  estate: Estate,
  kind: AccessKind,
  value: string,
): Result<{ tenant: Tenant; resource: Resource }, Refusal> {
  const pick = 'Pick one from the list.';
  if (value === '') {
    return refused(refusal('resource-missing', 'Nothing was chosen.', pick, 'resource'));
  }
  const [name = '', id = ''] = value.split('/', 2);
  const tenant = tenantByName(estate, name);
  if (!tenant) {
    return refused(
      refusal('tenant-unknown', 'That tenant is not one that Drawbridge knows.', pick, 'resource'),
    );
  }
  if (
    !tenant.access.includes(kind.id) ||
    !kind.offered(tenant, estate).includes(id.toLowerCase())
  ) {
    return refused(
      refusal(
        'not-offered',
        `That is not something ${tenant.displayName} offers.`,
        pick,
        'resource',
      ),
    );
  }
  return ok({ tenant, resource: { kind: kind.id, tenantId: tenant.id, id: id.toLowerCase() } });
}

function readDuration(value: string): Result<number, Refusal> {
  const ms = parseDuration(value);
  return ms === undefined
    ? refused(
        refusal(
          'duration-unreadable',
          'That is not a length of time that can be used.',
          'Choose one from the list, for example 1 day.',
          'duration',
        ),
      )
    : ok(ms);
}

function readJustification(value: string): Result<string, Refusal> {
  if (value === '') {
    return refused(
      refusal(
        'justification-missing',
        'The reason is missing, and whoever decides needs it.',
        'Say in a sentence what you need the access for.',
        'justification',
      ),
    );
  }
  if (value.length > LONGEST_JUSTIFICATION) {
    return refused(
      refusal(
        'justification-too-long',
        `The reason is ${value.length.toLocaleString('en')} characters long; ${LONGEST_JUSTIFICATION.toLocaleString('en')} fit.`,
        'Shorten it to what somebody needs in order to decide.',
        'justification',
      ),
    );
  }
  return ok(value);
}

/** Why this length of time is too much for the rule, or for all that could be it; `undefined` if it is not. */
export const tooLong = (
  durationMs: number,
  longest: number,
  rules: readonly PolicyRule[],
): Refusal | undefined =>
  durationMs > longest
    ? tooLongRefusal(
        'duration-too-long',
        `${sayDuration(durationMs)} is longer than the ${sayDuration(longest)} that ${BOTH.format(rules.map(ruleAt))} allow${rules.length === 1 ? 's' : ''} here.`,
        `Choose ${sayDuration(longest)} or less; it can be asked for again later.`,
        longest,
      )
    : undefined;

const BOTH = new Intl.ListFormat('en');
