// One press of whoever is on call: a person or a partner is cut off, loudly, and its owners are asked to look.
import { type CutOff, cutOffOwners } from '../domain/access/cut-off.ts';
import type { DueWork } from '../domain/access/decision.ts';
import { personOf } from '../domain/estate/estate.ts';
import type { Clock } from '../ports/clock.ts';
import type { CutOffStore } from '../ports/cut-off-store.ts';
import type { Log } from '../ports/log.ts';
import type { RequestStore } from '../ports/request-store.ts';
import type { AccountRef } from '../shared/account.ts';
import { DAY } from '../shared/duration.ts';
import { requestIdFrom } from '../shared/ids.ts';
import { type Refusal, refusal } from '../shared/refusal.ts';
import { ok, type Result, refused } from '../shared/result.ts';
import { cutScope, tenantsIn } from './cut-scope.ts';
import { targetAt, whyNotOnCall } from './cut-target.ts';
import type { IdentifyDeps } from './identify-person.ts';
import { type CutPreview, previewOf } from './preview-cut-off.ts';

export interface CutOffDeps extends IdentifyDeps {
  readonly store: RequestStore;
  readonly cutOffs: CutOffStore;
  readonly clock: Clock;
  readonly log: Log;
}

/** `formId`: the same confirmation pressed twice is one cut-off. */
export async function cutOff(
  deps: CutOffDeps,
  actor: AccountRef,
  ref: string,
  formId: string,
): Promise<Result<CutPreview, Refusal>> {
  const why = await whyNotOnCall(deps, actor);
  if (why) return refused(why);
  const found = await targetAt(deps, ref);
  if (!found.ok) return found;
  const target = found.value;
  if (formId === '') return refused(formUnknown);
  const { estate, clock } = deps;
  const now = clock.now();
  const scope = await cutScope(deps, target.subject);
  const tenants = [
    ...new Set([...tenantsIn(scope), ...(target.tenantId ? [target.tenantId] : [])]),
  ];
  const cut: CutOff = {
    id: requestIdFrom(formId),
    version: 1,
    subject: target.subject,
    by: actor,
    at: now,
    tenants,
    personal: {
      subject: target.name,
      by: personOf(estate, actor)?.displayName ?? 'Somebody on call',
    },
  };
  const tell = cutOffOwners(estate, cut).map(
    (account): DueWork => ({ work: { kind: 'tell-cut-off', account }, dueAt: now }),
  );
  await deps.cutOffs.create({
    cutOff: cut,
    audit: [
      {
        verb: 'cut-off',
        at: now,
        actor,
        tenantId: target.tenantId ?? tenants[0] ?? actor.tenantId,
        people: 'people' in cut.subject ? entries(cut.subject.people) : {},
        details: { cutOff: cut.id, tenants, requests: scope.map(({ id }) => id) },
      },
    ],
    work: [
      { work: { kind: 'cut-off' }, dueAt: now },
      ...tell,
      { work: { kind: 'remind-cut-off' }, dueAt: now + DAY },
    ],
  });
  deps.log.warn('cut-off.made', { cutOff: cut.id, requests: scope.length });
  return ok(previewOf(estate, target, scope));
}

const entries = <T>(people: readonly T[]): Record<string, T> =>
  Object.fromEntries(people.map((person, i) => [`cutOff${i + 1}`, person]));

const formUnknown = refusal(
  'form-unknown',
  'That button is not one that Drawbridge drew.',
  'Type "cut off" and the name again.',
);
