// For which side somebody may say yes: under the rule of today, with everybody who decides read anew.
import { asksOf } from '../domain/access/approvers.ts';
import {
  type Agreed,
  sideToApprove,
  stillAgreed,
  whyNotStop,
  whyOwn,
} from '../domain/access/authority.ts';
import type { Deciding } from '../domain/access/deciding.ts';
import type { Identity } from '../domain/access/identity.ts';
import type { Planned } from '../domain/access/kind.ts';
import { kindById } from '../domain/access/kinds/index.ts';
import { withoutLeavers } from '../domain/access/leavers.ts';
import { standInsOf } from '../domain/access/passed-on.ts';
import { allowedBy } from '../domain/access/policy.ts';
import type { AccessRequest } from '../domain/access/request.ts';
import type { RequestStore } from '../ports/request-store.ts';
import { type AccountRef, sameAccount } from '../shared/account.ts';
import { type Refusal, refusal } from '../shared/refusal.ts';
import { ok, type Result, refused } from '../shared/result.ts';
import { reachedStage } from '../shared/yeses.ts';
import { ruleChanged, type StandingFor } from './approve-now.ts';
import { type DecidingDeps, findDeciding, plannedBefore } from './find-deciding.ts';
import { identifyAskers } from './identify-askers.ts';
import { withRisk } from './identify-decider.ts';
import { type IdentifyDeps, identifyAsker } from './identify-person.ts';
import { renewalNow } from './renewal-now.ts';

export type StandingDeps = IdentifyDeps &
  DecidingDeps & { readonly store: Pick<RequestStore, 'load'> };

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
  const ruleFor = (planned?: Planned) => {
    // Until it is planned anew, the account that gets it is what it was when it was asked for.
    const recipient = planned ? planned.recipient : request.asked?.recipient;
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
  const standing = async (planned?: Planned): ReturnType<StandingFor['standing']> => {
    const rule = ruleFor(planned);
    if (!rule.ok) {
      const why =
        whyOwn(approver, askers.value) ??
        whyNotStop(deps.estate, request, approver.account, approver);
      return refused(why ?? ruleChanged);
    }
    const found = await findDeciding(deps, {
      planned: planned ?? plannedBefore(request),
      rule: rule.value,
      beneficiary: request.beneficiary,
      askers: askers.value,
      left: request.left,
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
      asks: asksOf(deps.estate, found.value, askers.value, request),
      agreed: still.map(({ side: of, by }) => ({ side: of, by: by.account })),
      longest,
      usual,
      ...(atOnce !== undefined && { atOnce }),
      anew,
    });
  };
  const first = await standing();
  return first.ok ? ok({ standing, ruleFor }) : first;
}

async function identifyAgain(
  deps: IdentifyDeps,
  account: AccountRef,
): Promise<Result<Identity, Refusal>> {
  const person = await identifyAsker(deps, account);
  return person.ok ? withRisk(deps, person.value) : person;
}

/** Those who said yes already; the yes of somebody who has left the directory counts no more. */
async function identifyAgreed(
  deps: IdentifyDeps,
  request: AccessRequest,
): Promise<Result<Agreed[], Refusal>> {
  const agreed: Agreed[] = [];
  for (const { side, by, for: away } of request.agreed) {
    const person = await identifyAgain(deps, by);
    const absent = away && (await identifyAgain(deps, away));
    const wrong = [person, absent].find((one) => one && !one.ok);
    if (wrong && !wrong.ok && wrong.error.code !== 'asker-unknown') return wrong;
    if (!person.ok || (absent && !absent.ok)) continue;
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
