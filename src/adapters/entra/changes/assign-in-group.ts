// Gives a place in a group through PIM until a moment, eligible or active, and ends it with its activations.
import type { AssignInGroup } from '../../../domain/access/change.ts';
import type { GroupSchedule, Instant } from '../../../domain/facts.ts';
import type { Changer } from '../../../ports/changer.ts';
import { readGroupStanding } from '../facts/group-pim.ts';
import { readGroup } from '../facts/groups.ts';
import { nothingSent } from './assigned-before.ts';
import type { ChangerDeps } from './deps.ts';
import { type GroupPimRequests, groupPimRequests } from './group-pim-requests.ts';
import { isInGroup } from './in-group.ts';
import { readBack, UNSETTLED } from './read-back.ts';
import { idOf } from './resolved.ts';
import { isSomebodyElses } from './somebody-else.ts';
import { theirsAlready } from './theirs-already.ts';

/** PIM keeps whole seconds, and its clock is not ours. */
const TOLERANCE_MS = 60_000;

export function assignInGroup(deps: ChangerDeps): Changer<AssignInGroup> {
  const { reader, clock, readBackMs: forMs } = deps;
  const { assign, remove }: GroupPimRequests = groupPimRequests(deps);

  /** What PIM shows of this change, and whether the group itself lists them. */
  const look = async (change: AssignInGroup, signal: AbortSignal) => {
    const { tenantId, groupId, accessId, mode, principal } = change;
    const graph = reader(tenantId);
    const [{ body, requestId }, listed] = await Promise.all([
      readGroupStanding(graph, groupId, accessId, idOf(principal), signal),
      isInGroup(graph, change, signal),
    ]);
    const direct = body[mode].filter((one) => !one.inherited && !one.activated);
    return {
      held: direct[0],
      inherited: body[mode].find((one) => one.inherited),
      activated: body.active.some((one) => one.activated && !one.inherited),
      listed,
      requestId,
    };
  };

  type Look = Awaited<ReturnType<typeof look>>;

  /** Only an active assignment makes somebody a member; of an eligibility, the activations count. */
  const nothingLeft = ({ mode }: AssignInGroup, { held, activated, listed }: Look) =>
    mode === 'active' ? !held && !listed : !held && !activated;

  return {
    async observe(change, { until, heldAsOurs, givenUntil = until, signal }) {
      const [group, now] = await Promise.all([
        readGroup(reader(change.tenantId), change.tenantId, change.groupId, signal),
        look(change, signal),
      ]);
      if (!group) return { found: 'in-the-way', sentence: 'The group no longer exists.' };
      if (group.roleAssignable || group.dynamic || group.synchronised) {
        return {
          found: 'in-the-way',
          sentence: 'The group was changed, and PIM or Drawbridge no longer takes it.',
        };
      }
      const held = now.held ?? now.inherited;
      const plain = !held && change.mode === 'active' && now.listed;
      if (!held && !plain) return { found: 'absent' };
      if (held && !reaches(held, until)) {
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
          requestIds: [now.requestId],
        },
      };
    },

    async perform(change, context) {
      const { until, signal, firstTry, heldAsOurs, justEnded } = context;
      // A grant of ours that overlaps is prolonged, and only a look tells whether it is still there. What is
      // shown after an end of ours may be old: PIM says whether it is there.
      const must = (!firstTry && !justEnded) || heldAsOurs !== null;
      const held = must ? (await look(change, signal)).held : undefined;
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
          look: async () => (await look(change, signal)).held,
          isEnough: (theirs) => reaches(theirs, until),
          says: THERE_BEFORE,
          meanwhile: MEANWHILE,
        });
      }
      const evidence = await readBack({
        tenantId: change.tenantId,
        says: THERE[change.mode],
        clock,
        forMs,
        signal,
        async look() {
          const now = await look(change, signal);
          const given = now.held !== undefined && reaches(now.held, until);
          return {
            seen: given && (change.mode === 'eligible' || now.listed),
            requestIds: requestId ? [requestId, now.requestId] : [now.requestId],
          };
        },
      });
      return { outputs: {}, evidence };
    },

    async undo(change, context) {
      const { signal, until, givenUntil = until } = context;
      const before = await look(change, signal);
      // A grant of ours that overlapped may have given it for longer than this one; nobody else's end
      // is ours to cut short, and an ordinary membership beside it, which has no end, even less.
      const given = Math.max(until, givenUntil);
      if (before.held && isBeyond(before.held, given)) return STAYS[endOf(before.held)];
      const sent: string[] = [];
      // At its end PIM takes it away by itself; before, not seeing it does not mean that it is gone.
      if (before.held || clock.now() < given) sent.push(await remove(change, change.mode, context));
      if (change.mode === 'eligible' && before.activated)
        sent.push(await remove(change, 'active', context));
      const evidence = await readBack({
        tenantId: change.tenantId,
        says: GONE[change.mode],
        clock,
        forMs,
        signal,
        async look() {
          const now = await look(change, signal);
          const requestIds = [...sent, now.requestId].filter((id) => id !== '');
          return { seen: nothingLeft(change, now), requestIds };
        },
      });
      if (before.inherited) return STAYS.inherited;
      const mayBeActivated = change.mode === 'eligible' && !before.activated;
      return { gone: true, evidence, ...(mayBeActivated && UNSETTLED) };
    },

    async stands(change, { signal, until, givenUntil = until }) {
      const { held } = await look(change, signal);
      if (!held) return 'gone';
      return isBeyond(held, Math.max(until, givenUntil)) ? 'more' : 'given';
    },

    async isGone(change, { signal }) {
      const now = await look(change, signal);
      const evidence = { at: clock.now(), says: GONE[change.mode], requestIds: [now.requestId] };
      return { gone: nothingLeft(change, now), evidence };
    },
  };
}

const reaches = ({ until: end }: GroupSchedule, until: Instant): boolean =>
  end === null || end >= until - TOLERANCE_MS;

const isBeyond = ({ until: end }: GroupSchedule, until: Instant): boolean =>
  end === null || end > until + TOLERANCE_MS;

const endOf = ({ until }: GroupSchedule): 'lasting' | 'later' =>
  until === null ? 'lasting' : 'later';

const THERE = {
  eligible: 'They are eligible in the group, until the time that was approved.',
  active: 'They are in the group, until the time that was approved.',
};
const THERE_BEFORE = 'They had it already, for at least as long.';
const MEANWHILE = 'Somebody else gave it to them meanwhile.';
const GONE = {
  eligible: 'They are no longer eligible in the group, and nothing is activated.',
  active: 'Neither PIM nor the group lists them any more.',
};
const STAYS = {
  lasting: {
    gone: false,
    because: 'Somebody else has given it to them without an end, so it stays.',
  },
  later: { gone: false, because: 'Somebody else has prolonged it, so it stays.' },
  inherited: {
    gone: false,
    because: 'They have it through another group as well, and that stays.',
  },
} as const;
