// The question before, asked about another tenant.
import type { Question, Scope } from '../../domain/posture/question.ts';
import { choice, one, type Reading } from './readings.ts';
import { mentionAt, type Said, scopeOf } from './said.ts';

/** The same question about another tenant. */
export function elsewhere(
  said: Said,
  before: Question,
  sign: string,
  lead: string | undefined,
): Reading | undefined {
  const mention = mentionAt(said, sign);
  if (!mention) return undefined;
  const scope = scopeOf(said);
  const [id = ''] = mention.ids;
  const single = mention.ids.length === 1;
  const foreign = lead === 'from' || lead === 'of';
  const place =
    lead === 'in' ||
    lead === 'at' ||
    lead === 'to' ||
    lead === 'into' ||
    lead === 'does' ||
    lead === 'on';
  if (before.ask === 'relation' || before.ask === 'reach') {
    if (!single) return everywhere(said, before, scope);
    const [at, of] = before.ask === 'relation' ? [before.at, before.of] : [before.to, before.from];
    const make = (newAt: string, newOf: string): Question =>
      before.ask === 'relation'
        ? { ...before, at: newAt, of: newOf }
        : { ...before, to: newAt, from: newOf };
    if (id === at && id !== of) return one(make(of, at));
    if (id === of) return one(make(of, at));
    if (before.ask === 'relation' && before.both)
      return one(of === said.home?.id ? make(id, of) : make(at, id));
    if (foreign) return one(make(at, id));
    if (place) return one(make(id, of));
    const home = said.home?.id;
    if (at === home) return one(make(at, id));
    if (of === home) return one(make(id, of));
    return choice([make(id, of), make(at, id)]);
  }
  if (before.ask === 'compare') return single ? one({ ...before, b: id }) : undefined;
  if (before.ask === 'impact')
    return single ? one(place ? { ...before, at: id } : { ...before, partner: id }) : undefined;
  if (before.ask === 'decision-record') return single ? one({ ...before, tenant: id }) : undefined;
  if (before.ask === 'guidance') {
    const known = said.vocabulary.checkId(before.topic);
    return known ? one({ ask: 'check', checks: [known], tenants: scope }) : undefined;
  }
  if (
    (before.ask === 'list' || before.ask === 'outsiders') &&
    (foreign || (before.from && !place)) &&
    single
  ) {
    // Those that a tenant registered are its own.
    const isApplications = before.ask === 'list' && before.of === 'applications';
    return one({
      ...before,
      ...(isApplications && { of: 'foreign-service-principals' }),
      from: id,
    });
  }
  return one({ ...before, tenants: scope });
}

function everywhere(said: Said, before: Question, tenants: Scope): Reading | undefined {
  if (before.ask === 'relation' && before.relation.of === 'trust' && said.home?.id === before.of) {
    return one({ ask: 'list', of: 'trusted-partners', tenants, from: before.of });
  }
  return one({ ask: 'matrix', of: 'trust', tenants });
}
