// For which side somebody may say yes: under the rule of today, with everybody who decides read anew.
import { asksOf } from '../domain/access/approvers.ts';
import {
  type Agreed,
  sideToApprove,
  stillAgreed,
  type Voice,
  whyNotStop,
  whyOwn,
} from '../domain/access/authority.ts';
import { isCutPerson } from '../domain/access/cut-off.ts';
import type { Deciding } from '../domain/access/deciding.ts';
import type { Identity } from '../domain/access/identity.ts';
import type { Planned } from '../domain/access/kind.ts';
import { kindById } from '../domain/access/kinds/index.ts';
import { withoutLeavers } from '../domain/access/leavers.ts';
import { standInsOf } from '../domain/access/passed-on.ts';
import { allowedBy } from '../domain/access/policy.ts';
import type { AccessRequest } from '../domain/access/request.ts';
import { notAsked } from '../domain/access/unable.ts';
import type { PolicyRule } from '../domain/estate/estate.ts';
import type { CutOffStore } from '../ports/cut-off-store.ts';
import type { RequestStore } from '../ports/request-store.ts';
import { type AccountRef, sameAccount } from '../shared/account.ts';
import { type Refusal, refusal } from '../shared/refusal.ts';
import { ok, type Result, refused } from '../shared/result.ts';
import { reachedStage } from '../shared/yeses.ts';
import { ruleChanged, type StandingFor } from './approve-now.ts';
import { type About, type DecidingDeps, findDeciding, plannedBefore } from './find-deciding.ts';
import { identifyAgain } from './identify-again.ts';
import { identifyAskers } from './identify-askers.ts';
import type { IdentifyDeps } from './identify-person.ts';
import { renewalNow } from './renewal-now.ts';
import { whoCannotInstead } from './who-cannot-instead.ts';

export type StandingDeps = IdentifyDeps &
  DecidingDeps & {
    readonly store: Pick<RequestStore, 'load'>;
    readonly cutOffs: Pick<CutOffStore, 'open'>;
  };

interface Looked {
  readonly found: Deciding;
  /** What was agreed and still counts. */
  readonly still: readonly Agreed[];
  readonly voice: Result<Voice, Refusal>;
}

/** A refusal here holds whatever the plan comes to, while the account that gets it is what it was. */
export async function standingOf(
  deps: StandingDeps,
  request: AccessRequest,
  approver: Identity,
): Promise<Result<StandingFor, Refusal>> {
  const askers = await identifyAskers(deps, request);
  if (!askers.ok) return askers;
  // Once it is decided, who said yes before does not matter to a further click.
  const agreed =
    request.state === 'pending' ? await identifyAgreed(deps, request) : ok<Agreed[]>([]);
  if (!agreed.ok) return agreed;
  const [requestor] = askers.value;
  const { kind, tenantId, id } = request.plan.resource;
  const title = kindById(kind)?.title ?? kind;
  const renewal = await renewalNow(deps.store, request);
  // Until it is planned anew, the account that gets it is taken for what it was when it was asked for.
  const before = request.asked?.recipient;
  const ruleFor = (planned?: Planned, recipient = planned ? planned.recipient : before) => {
    // Less than what is asked may be another thing, for which another rule counts.
    const resourceId = planned?.plan.resource.id ?? id;
    const ask = {
      kind,
      tenantId,
      resourceId,
      requestor,
      ...(recipient && { recipient }),
      ...(renewal !== undefined && { renewal }),
    };
    return allowedBy(deps.estate, ask, title);
  };
  /** `unable`: keys of accounts that are counted on no more than if they had left. */
  const look = async (
    planned: About['planned'],
    rule: PolicyRule,
    unable: readonly string[] = [],
  ): Promise<Result<Looked, Refusal>> => {
    const found = await findDeciding(deps, {
      planned,
      rule,
      beneficiary: request.beneficiary,
      askers: askers.value,
      left: [...notAsked(request), ...unable],
      escalated: request.asking?.escalated,
      passedOn: standInsOf(request),
      agreed: withoutLeavers(request),
    });
    if (!found.ok) return found;
    // By now it may have come out that somebody who agreed is one of those who ask.
    const still = stillAgreed(found.value, agreed.value).filter(
      ({ by, for: away }) => !whyOwn(by, askers.value) && !(away && whyOwn(away, askers.value)),
    );
    const voice = sideToApprove(deps.estate, found.value, {
      approver,
      askers: askers.value,
      agreed: still,
      reached: reachedStage(request),
      away: await identifyAway(deps, found.value, approver.account),
    });
    if (voice.ok) return ok({ found: found.value, still, voice });
    // Nobody is sent to somebody else whose yes would not be taken either.
    const { instead, ...why } = voice.error;
    const others = { askers: askers.value, agreed: still };
    const cannot = instead ? await whoCannotInstead(deps, instead, others) : [];
    return cannot.length > 0
      ? look(planned, rule, [...unable, ...cannot])
      : ok({ found: found.value, still, voice: refused(why) });
  };
  const standing = async (
    planned?: Planned,
    recipient?: Planned['recipient'],
  ): ReturnType<StandingFor['standing']> => {
    const rule = ruleFor(planned, recipient);
    if (!rule.ok) {
      const why =
        whyOwn(approver, askers.value) ??
        whyNotStop(deps.estate, request, approver.account, approver);
      return refused(why ?? ruleChanged);
    }
    const looked = await look(planned ?? plannedBefore(request), rule.value);
    if (!looked.ok) return looked;
    const { found, still, voice } = looked.value;
    const anew = request.renews !== undefined && renewal === undefined;
    if (!voice.ok) {
      const asked = request.approvers.some((one) => sameAccount(one.account, approver.account));
      const others = anew && asked && voice.error.code === 'not-an-approver';
      return others ? refused(renewalOver) : voice;
    }
    const { side, for: away } = voice.value;
    const { longest, usual, atOnce } = rule.value;
    return ok({
      rule: rule.value,
      side,
      ...(away && { for: refOf(away.account) }),
      asks: asksOf(deps.estate, found, askers.value, request),
      agreed: still.map(({ side: of, by }) => ({ side: of, by: by.account })),
      longest,
      usual,
      ...(atOnce !== undefined && { atOnce }),
      anew,
    });
  };
  const asking: StandingFor['asking'] = async (planned) => {
    const rule = ruleFor(planned);
    if (!rule.ok) return rule;
    const looked = await look(planned, rule.value);
    if (!looked.ok) return looked;
    const asks = asksOf(deps.estate, looked.value.found, askers.value, request);
    return ok({ rule: rule.value, usual: rule.value.usual, asks });
  };
  /** Whether they may as far as rules for the others go, of members and guests: the plan tells which it is. */
  const mayForOthers = async (): Promise<boolean> => {
    const usual = ruleFor();
    for (const recipient of ['member', 'guest'] as const) {
      const rule = ruleFor(undefined, recipient);
      const same = rule.ok && usual.ok && rule.value.id === usual.value.id;
      if (rule.ok && !same && (await standing(undefined, recipient)).ok) return true;
    }
    return false;
  };
  const first = await standing();
  if (first.ok) return ok({ standing, asking, ruleFor });
  const others = first.error.code === 'not-an-approver' && (await mayForOthers());
  return others ? ok({ standing, asking, ruleFor }) : first;
}

/** Those who said yes already; of somebody who has left the directory or was cut off it counts no more. */
async function identifyAgreed(
  deps: Pick<StandingDeps, 'cutOffs'> & IdentifyDeps,
  request: AccessRequest,
): Promise<Result<Agreed[], Refusal>> {
  const agreed: Agreed[] = [];
  const cutOffs = request.agreed.length > 0 ? await deps.cutOffs.open() : [];
  for (const { side, by, for: away } of request.agreed) {
    const person = await identifyAgain(deps, by);
    const absent = away && (await identifyAgain(deps, away));
    const wrong = [person, absent].find((one) => one && !one.ok);
    if (wrong && !wrong.ok && wrong.error.code !== 'asker-unknown') return wrong;
    if (!person.ok || (absent && !absent.ok)) continue;
    if (isCutPerson(cutOffs, person.value.accounts)) continue;
    agreed.push({ side, by: person.value, ...(absent && { for: absent.value }) });
  }
  return ok(agreed);
}

/** Those in whose stead this account may decide; whoever cannot be read now is left out. */
async function identifyAway(
  deps: IdentifyDeps,
  { named }: Deciding,
  account: AccountRef,
): Promise<Identity[]> {
  const all = Object.values(named).flat();
  const mine = all.filter((one) => sameAccount(one.account, account));
  const away = mine.flatMap((one) => (one.for ? [one.for] : []));
  const found = await Promise.all(away.map((one) => identifyAgain(deps, one)));
  return found.flatMap((one) => (one.ok ? [one.value] : []));
}

const renewalOver = refusal(
  'no-renewal',
  'What this was to go on from is over, so it is decided about as the first time, by others.',
  'They are asked within a day; it can also be asked for anew.',
);

const refOf = ({ tenantId, objectId }: AccountRef): AccountRef => ({ tenantId, objectId });
