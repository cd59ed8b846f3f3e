// Why somebody is asked to decide, in a sentence that speaks to them.
import type { Approver, ApproverWhy } from '../domain/access/request.ts';
import { sameAccount } from '../shared/account.ts';
import { insteadOf, openSides, wasHeard } from '../shared/yeses.ts';
import { nameOf } from './names.ts';
import type { RequestCardInput } from './request-card.ts';

type Side = RequestCardInput['request']['sides'][number];

/** A side that speaks for a tenant has its id, or ends with it. */
export const OF_TENANT = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const whyNamed = ({ request }: RequestCardInput): string =>
  `The rule ${request.policy.id} names you.`;

export function whyAsked(input: RequestCardInput, mine: Approver, side: Side | undefined): string {
  const why: ApproverWhy = (side && mine.why?.[side.id]) ?? { as: mine.as };
  const { request } = input;
  const away = side ? insteadOf(mine, side.id) : [];
  // Whoever has answered themselves is not the one they speak for now.
  const absent = away.find((one) => !wasHeard(request.agreed, one)) ?? why.for;
  if (absent) {
    const name = nameOf(request, absent, 'somebody');
    const accepted = request.passedOn?.some(
      ({ from, to, acceptedAt, over }) =>
        acceptedAt !== undefined &&
        !over &&
        sameAccount(to, mine.account) &&
        sameAccount(from, absent),
    );
    if (accepted) {
      return `You have accepted to decide about this in the stead of ${name}. One yes counts for both of you.`;
    }
    return `You decide in the stead of ${name}, who is away and named you. One yes counts for both of you.`;
  }
  const as = asWhat(input, mine, why, side);
  if (why.instead === 'escalation') {
    return `Nobody had answered in time, so it went to you as well. ${as}`;
  }
  return why.instead === 'fallback'
    ? `Too few were found who decide as ${side?.name ?? 'the rule says'}, so you are asked. ${as}`
    : as;
}

/**
 * Every tenant for which their yes may count now: for which of them it does is settled by who else agrees. A
 * side that is no tenant's is about the tenant that the access is in.
 */
function ownedBy({ request }: RequestCardInput, mine: Approver, side: Side | undefined): string {
  const asOwner = ({ id }: Side) => {
    const { as, for: absent } = mine.why?.[id] ?? { as: mine.as };
    return mine.sides.includes(id) && as === 'tenant-owner' && absent === undefined;
  };
  const open = openSides(request).filter((one) => one === side || asOwner(one));
  const named = open.length > 0 || side === undefined ? open : [side];
  const tenants = named.filter(({ id }) => OF_TENANT.test(id)).map(({ name }) => name);
  return new Intl.ListFormat('en').format(tenants);
}

function asWhat(
  input: RequestCardInput,
  mine: Approver,
  why: ApproverWhy,
  side: Side | undefined,
): string {
  const { request, tenant } = input;
  const rule = request.policy.id;
  const resource = request.personal?.words.resource ?? 'it';
  switch (why.as) {
    case 'tenant-owner':
      return `You are an owner of ${ownedBy(input, mine, side) || tenant} and decide who gets in.`;
    case 'role':
      return why.of === 'oncall'
        ? `You are on call, and the rule ${rule} asks whoever is.`
        : `You are one of ${why.of ?? 'those'} whom the rule ${rule} asks.`;
    case 'group':
      return `You are in ${why.of ?? 'a group'}, whom the rule ${rule} asks.`;
    case 'resource-owner':
      return `You own ${resource} in ${tenant} and decide who uses it.`;
    case 'manager':
      return `You are the manager of ${nameOf(request, request.beneficiary, 'whoever asks')} and say whether it is needed.`;
    case 'sponsor':
      return 'You are a sponsor of whoever gets it and say whether it is needed.';
    case 'named':
      return whyNamed(input);
  }
}
