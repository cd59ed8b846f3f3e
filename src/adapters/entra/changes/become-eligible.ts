// Makes somebody eligible for a directory role until a moment, and ends eligibility and activations.
import type { BecomeEligible } from '../../../domain/access/change.ts';
import type { Eligibility, Instant } from '../../../domain/facts.ts';
import type { Changer } from '../../../ports/changer.ts';
import { readActivations, readEligibility } from '../facts/roles.ts';
import { nothingSent } from './assigned-before.ts';
import type { ChangerDeps } from './deps.ts';
import { readBack, UNSETTLED } from './read-back.ts';
import { idOf } from './resolved.ts';
import { rolePimRequests } from './role-pim-requests.ts';
import { isSomebodyElses } from './somebody-else.ts';
import { theirsAlready } from './theirs-already.ts';

/** PIM keeps whole seconds, and its clock is not ours. */
const TOLERANCE_MS = 60_000;

const isSame = (scope: string, other: string): boolean =>
  scope.toLowerCase() === other.toLowerCase();

export function becomeEligible(deps: ChangerDeps): Changer<BecomeEligible> {
  const { reader, clock, readBackMs: forMs } = deps;
  const { assign, remove } = rolePimRequests(deps);
  const eligibility = async (change: BecomeEligible, signal: AbortSignal) => {
    const { body, requestId } = await readEligibility(
      reader(change.tenantId),
      change.roleId,
      idOf(change.principal),
      signal,
    );
    const there = body.filter((item) => isSame(item.scope, change.scope));
    return {
      held: there.find((item) => !item.inherited),
      inherited: there.find((item) => item.inherited),
      requestId,
    };
  };

  const activations = async (change: BecomeEligible, signal: AbortSignal) => {
    const { body, requestId } = await readActivations(
      reader(change.tenantId),
      change.roleId,
      idOf(change.principal),
      signal,
    );
    return { active: body.some((scope) => isSame(scope, change.scope)), requestId };
  };

  const nothingLeft = async (change: BecomeEligible, signal: AbortSignal) => {
    const [eligible, activated] = await Promise.all([
      eligibility(change, signal),
      activations(change, signal),
    ]);
    return {
      seen: !eligible.held && !activated.active,
      requestIds: [eligible.requestId, activated.requestId],
    };
  };

  return {
    async observe(change, { until, heldAsOurs, givenUntil = until, signal }) {
      const { held: own, inherited, requestId } = await eligibility(change, signal);
      const held = own ?? inherited;
      if (!held) return { found: 'absent' };
      if (!reaches(held, until)) {
        // Ours may be prolonged; what somebody else gave is not ours to change.
        return heldAsOurs && !isBeyond(held, givenUntil)
          ? { found: 'absent' }
          : { found: 'in-the-way', sentence: MEANWHILE };
      }
      return {
        found: 'present',
        outputs: {},
        evidence: {
          at: clock.now(),
          says: THERE_BEFORE,
          requestIds: [requestId],
        },
      };
    },

    async perform(change, context) {
      const { until, signal, firstTry, heldAsOurs, justEnded } = context;
      // A grant of ours that overlaps is prolonged, and only a look tells whether it is still there. What is
      // shown after an end of ours may be old: PIM says whether it is there.
      const look = (!firstTry && !justEnded) || heldAsOurs !== null;
      const held = look ? (await eligibility(change, signal)).held : undefined;
      const there = held && (reaches(held, until) || isSomebodyElses(context));
      const { requestId, ours } = there
        ? nothingSent(context)
        : await assign(change, held ? 'adminUpdate' : 'adminAssign', context);
      if (!ours) {
        return theirsAlready({
          held,
          requestId,
          tenantId: change.tenantId,
          clock,
          forMs,
          signal,
          look: async () => (await eligibility(change, signal)).held,
          isEnough: (theirs) => reaches(theirs, until),
          says: THERE_BEFORE,
          meanwhile: MEANWHILE,
        });
      }
      const evidence = await readBack({
        tenantId: change.tenantId,
        says: THERE,
        clock,
        forMs,
        signal,
        async look() {
          const { held: now, requestId: read } = await eligibility(change, signal);
          return {
            seen: now !== undefined && reaches(now, until),
            requestIds: requestId ? [requestId, read] : [read],
          };
        },
      });
      return { outputs: {}, evidence };
    },

    async undo(change, context) {
      const { signal, until, givenUntil = until } = context;
      const [eligible, activated] = await Promise.all([
        eligibility(change, signal),
        activations(change, signal),
      ]);
      // A grant of ours that overlapped may have given it for longer than this one; nobody else's end
      // is ours to cut short, whatever ends this grant.
      const given = Math.max(until, givenUntil);
      if (eligible.held && isBeyond(eligible.held, given)) {
        return { gone: false, because: 'Somebody else has prolonged it, so it stays.' };
      }
      const sent: string[] = [];
      // At its end PIM takes it away by itself; before, not seeing it does not mean that it is gone.
      if (eligible.held || clock.now() < given)
        sent.push(await remove(change, 'eligibility', context));
      if (activated.active) sent.push(await remove(change, 'activation', context));
      const evidence = await readBack({
        tenantId: change.tenantId,
        says: GONE,
        clock,
        forMs,
        signal,
        async look() {
          const { seen, requestIds } = await nothingLeft(change, signal);
          return { seen, requestIds: [...sent, ...requestIds].filter((id) => id !== '') };
        },
      });
      return eligible.inherited
        ? { gone: false, because: 'They are eligible through a group as well, and that stays.' }
        : { gone: true, evidence, ...(!activated.active && UNSETTLED) };
    },

    async stands(change, { signal, until, givenUntil = until }) {
      const { held } = await eligibility(change, signal);
      if (!held) return 'gone';
      // Where somebody has shortened it, it is found to be gone once it is.
      return isBeyond(held, Math.max(until, givenUntil)) ? 'more' : 'given';
    },

    async isGone(change, { signal }) {
      const { seen, requestIds } = await nothingLeft(change, signal);
      return { gone: seen, evidence: { at: clock.now(), says: GONE, requestIds } };
    },
  };
}

const THERE = 'They are eligible, until the time that was approved.';
const THERE_BEFORE = 'They were eligible already, for at least as long.';
const MEANWHILE = 'Somebody else made them eligible meanwhile.';
const GONE = 'They are neither eligible nor is the role activated.';

const reaches = (held: Eligibility, until: Instant): boolean =>
  held.until === null || held.until >= until - TOLERANCE_MS;

const isBeyond = (held: Eligibility, until: Instant): boolean =>
  held.until === null || held.until > until + TOLERANCE_MS;
