// A request was looked at again: who has left, what was changed by hand, and what follows from both.
import { accountKey } from '../../shared/account.ts';
import { HOUR } from '../../shared/duration.ts';
import { needsOf, stageOf } from '../../shared/yeses.ts';
import type { Estate } from '../estate/estate.ts';
import type { Instant } from '../facts.ts';
import { type Asks, withAsks } from './approvers.ts';
import { closeFor } from './close.ts';
import { type AuditDraft, auditOf, type Decision, type DueWork, redraw } from './decision.ts';
import { driftOf, type Finding, withoutItsWords } from './drift.ts';
import { beginEnding, canEnd } from './end.ts';
import { beginPartEnds } from './end-part.ts';
import { withoutFormer } from './enough-people.ts';
import { askWhetherNeeded } from './keep.ts';
import { allHaveLeft, type Found, hasLeft, withFound, withoutLeavers } from './leavers.ts';
import { undoNext } from './next-work.ts';
import { openParts } from './parts.ts';
import { type AccessRequest, approversOf } from './request.ts';
import { opened, type StagePatience } from './stages.ts';
import { withStranded } from './stranded.ts';
import { sayUnable, type Unable, withUnable } from './unable.ts';

export interface Checked {
  /** By account key. */
  readonly accounts: Readonly<Record<string, Found>>;
  readonly findings: readonly Finding[];
}

/** Whom it would ask now. */
export interface AskedAnew {
  readonly estate: Estate;
  /** Those whose yes could not be taken as they stand; without it, as it was known before. */
  readonly unable?: Unable | undefined;
  /** Undefined where it cannot be told now. */
  readonly asks: Asks | undefined;
}

/** `undefined`: everything is as it was. `impact`: who would lose what, where a setting is asked about. */
export function checked(
  request: AccessRequest,
  { accounts, findings }: Checked,
  impact: readonly string[],
  now: Instant,
  anew?: AskedAnew,
): Decision | undefined {
  const found = withFound(request, accounts, now);
  const known = anew?.asks ? withUnable(found, anew.unable) : found;
  const leaver = whatLeavingMeans(request, known, impact, now, anew);
  if (leaver) return leaver;
  const seen = withDrift(known, driftOf(request, findings, now));
  const again = nobodyAt(seen, now);
  if (seen === request) {
    return again.length > 0 ? { request, audit: [], work: again } : undefined;
  }
  const audit: AuditDraft[] = [
    ...(seen.left !== request.left ? [auditOf(seen, 'person-left', now)] : []),
    ...driftEntry(request, seen, now),
  ];
  return { request: seen, audit, work: [...again, ...redraw(seen, now)] };
}

/**
 * During an upgrade a replica of a version that knows no parts may have put the work of one away as
 * unwanted: what is under way and in no trouble after so long is set out once more.
 */
const nobodyAt = (request: AccessRequest, now: Instant): DueWork[] =>
  request.trouble || !canEnd(request)
    ? []
    : openParts(request)
        .filter(({ since }) => now - since > HOUR)
        .flatMap(({ person }) => undoNext(request, now, person));

function whatLeavingMeans(
  request: AccessRequest,
  known: AccessRequest,
  impact: readonly string[],
  now: Instant,
  anew: AskedAnew | undefined,
): Decision | undefined {
  const sponsor = hasLeft(known, known.beneficiary);
  if (request.state === 'pending') {
    if (sponsor || allHaveLeft(known)) return closeFor(known, 'left', undefined, now);
    return anew && whoDecidesNow(request, known, now, anew);
  }
  if (request.lifecycle === 'personal-grant') {
    return endForLeavers(known, now);
  }
  // It serves others as well: whoever owns it says whether it stays.
  return sponsor && !hasLeft(request, request.beneficiary)
    ? askWhetherNeeded(known, impact, now)
    : undefined;
}

/** Whoever has left loses what they had, and the others of a team keep theirs. */
export function endForLeavers(known: AccessRequest, now: Instant): Decision | undefined {
  if (!canEnd(known)) return undefined;
  return allHaveLeft(known)
    ? beginEnding(known, 'left', undefined, now)
    : beginPartEnds(known, known.left ?? [], 'left', undefined, now);
}

/** Whom it asks is found again, so that nobody waits for people who do not answer any more. */
export function whoDecidesNow(
  request: AccessRequest,
  known: AccessRequest,
  now: Instant,
  anew: AskedAnew,
): Decision | undefined {
  const asked = anew.asks ? withAsks(known, anew.asks) : known;
  const there = withoutLeavers(asked);
  const agreed = anew.asks ? withoutFormer(anew.estate, { ...asked, agreed: there }) : there;
  const { request: counted, work: told } = withStranded(anew.estate, { ...asked, agreed }, now);
  const lacking = (counted.stranded ?? []).join() !== (request.stranded ?? []).join();
  const back = (request.left ?? []).some((key) => !known.left?.includes(key));
  const gone = (known.left ?? []).some((key) => !request.left?.includes(key));
  const able = Object.keys(request.unable ?? {}).some((key) => !known.unable?.[key]);
  const unable = sayUnable(known.unable) !== sayUnable(request.unable);
  const patience = patienceIn(counted) !== patienceIn(request);
  const others =
    back ||
    able ||
    (unable && ((counted.stranded ?? []).length > 0 || lacking)) ||
    patience ||
    whoIn(counted) !== whoIn(request) ||
    whenIn(counted) !== whenIn(request) ||
    agreed.length < request.agreed.length;
  if (!lacking && !others && !gone) return undefined;
  // Whoever is asked under another patience than before is reminded after that time, from now on.
  const { request: next, work } = opened(counted, now, patience);
  return {
    request: next,
    audit: [
      {
        ...auditOf(next, others ? 'deciders-changed' : 'person-left', now),
        ...(others && { people: approversOf(next) }),
      },
    ],
    work: [...work, ...redraw(next, now), ...told],
  };
}

/** Whoever is not counted on is found after the others, which changes nobody. */
const whoIn = ({ approvers, sides: all }: AccessRequest): string =>
  [
    ...approvers.map(({ account, sides }) => `${accountKey(account)} ${sides.join()}`).sort(),
    ...all.map((side) => `${side.id} ${stageOf(side)} ${needsOf(side)}`),
  ].join('\n');

/** Of the stage that is asked at present. */
const patienceIn = ({ stages, asking }: AccessRequest): string =>
  sayPatience(stages?.[(asking?.stage ?? 1) - 1]);

/** Of all stages that have any, and to whom they go further. */
const whenIn = ({ stages = [], personal }: AccessRequest): string =>
  [
    ...stages.flatMap((one, i) =>
      sayPatience(one) === sayPatience() ? [] : [i, sayPatience(one)],
    ),
    JSON.stringify(personal?.escalations ?? {}),
  ].join('\n');

const sayPatience = ({ remindAfter = [], escalateAfter }: StagePatience = {}): string =>
  `${remindAfter.join()} ${escalateAfter ?? ''}`;

function withDrift(request: AccessRequest, drift: AccessRequest['drift']): AccessRequest {
  if (drift === request.drift) return request;
  const { drift: _, ...rest } = request;
  const personal = withoutItsWords(request.personal);
  return drift ? { ...rest, drift, personal } : { ...rest, personal };
}

function driftEntry(before: AccessRequest, after: AccessRequest, now: Instant): AuditDraft[] {
  const { drift } = after;
  if (drift === before.drift) return [];
  return drift
    ? [auditOf(after, 'drift-found', now, { found: drift.found, stepIds: drift.stepIds })]
    : [auditOf(after, 'drift-over', now, { found: before.drift?.found })];
}
