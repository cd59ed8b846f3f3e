// The question before, about another setting, claim or area of the same tenants.
import type { Question, Relation } from '../../domain/posture/question.ts';
import { hasTenants } from './changes.ts';
import { stanceIn } from './contrary.ts';
import { checksIn } from './judge.ts';
import { choice, one, type Reading } from './readings.ts';
import { type Said, signsIn } from './said.ts';
import { areaOf } from './topics.ts';

/** Another setting, claim or group of people, for the same tenants. */
export function narrowedTo(said: Said, before: Question): Reading | undefined {
  const s = said.line.s;
  if (before.ask === 'relation' && !hasTenants(said)) {
    const relation = relationIn(s);
    if (!relation) return undefined;
    const flips = (relation.of === 'outbound') !== (before.relation.of === 'outbound');
    const { both, contrary: was, ...rest } = before;
    const stance = stanceIn(said, relation.of);
    const contrary = stance === undefined ? was : stance === 'closed';
    const same: Question = {
      ...rest,
      relation,
      ...(both && { both }),
      ...(contrary && relation.of !== 'everything' && { contrary }),
    };
    if (!flips || both || relation.of === 'everything') return one(same);
    return choice([{ ...same, at: before.of, of: before.at }, same]);
  }
  if (before.ask === 'changes' && !hasTenants(said) && said.times.length === 0) {
    const area = areaOf(s, said.vocabulary.areas) ?? areaOfCheck(said, checksIn(said, s)[0]);
    if (area) return one({ ...before, about: area });
  }
  if (before.ask === 'compare' && signsIn(s).length === 0) {
    const area = areaOf(s, said.vocabulary.areas);
    if (area) return one({ ...before, area });
  }
  return undefined;
}

function relationIn(s: string): Relation | undefined {
  if (/ mfa /.test(s)) return { of: 'trust', claim: 'mfa' };
  if (/ (?:hybrid-device|hybrid) /.test(s)) return { of: 'trust', claim: 'hybrid-device' };
  if (/ (?:compliant-device|compliant|devices?) /.test(s))
    return { of: 'trust', claim: 'compliant-device' };
  if (/ inbound /.test(s)) return { of: 'inbound' };
  if (/ outbound /.test(s)) return { of: 'outbound' };
  if (/ direct-connect /.test(s)) return { of: 'direct-connect' };
  if (/ redemption /.test(s)) return { of: 'redemption' };
  if (/ (?:sync|syncs|synced) /.test(s)) return { of: 'synchronization' };
  if (/ (?:trust|trusts) /.test(s)) return { of: 'trust' };
  return / (?:everything|all of it|the rest|all settings) /.test(s)
    ? { of: 'everything' }
    : undefined;
}

export const areaOfCheck = (said: Said, id: string | undefined): string | undefined =>
  said.vocabulary.checks.find((check) => check.id === id)?.area;
