// How a request stands, in one sentence: the same words for requestor, approver and a late click.
import type { AccessRequest, EndReason } from '../domain/access/request.ts';
import { sameAccount } from '../shared/account.ts';
import { deciderOf, nameOf } from './names.ts';
import {
  endedForOthers,
  inPlace,
  isSetting,
  leftInPlace,
  staysInPlace,
  wasTouched,
} from './states.ts';

const ENDED: Readonly<Record<EndReason, string>> = {
  expired: 'The access has expired and was read back as gone.',
  revoked: 'The access was revoked and was read back as gone.',
  returned: 'The access was given back and was read back as gone.',
  left: 'Whoever had it has left; the access was read back as gone.',
  'cut-off': 'The access was cut off and was read back as gone.',
  failed: 'The access could not be set up; what had been done was undone and read back as gone.',
};

const ENDING: Readonly<Record<EndReason, string>> = {
  expired: 'The time is over; the access is being taken back.',
  revoked: 'The access was revoked and is being taken back.',
  returned: 'The access was given back and is being taken away.',
  left: 'Whoever had it has left; the access is being taken back.',
  'cut-off': 'The access was cut off and is being taken back.',
  failed: 'The access could not be set up; what was done is being undone.',
};

/** A setting between tenants has no time and nobody to give it back. */
const SETTING_ENDED = 'The setting was ended and was read back as gone.';
const SETTING_ENDING = 'The setting was ended and is being taken back.';

/** Nobody gives back what others had. */
const OTHERS_ENDED = 'The access was ended and was read back as gone.';
const OTHERS_ENDING = 'The access was ended and is being taken away.';

const LAPSED: Partial<Record<EndReason, string>> = {
  left: 'The person it was for has left, so it lapsed.',
  'cut-off': 'The person or the tenant was cut off, so it lapsed.',
};

const NOTHING = 'It was ended before anything was changed.';
const UNTOUCHED = 'The access could not be set up; nothing was changed.';
const PARTLY = 'It could not be done completely; what had been done stays.';

function overSentence(request: AccessRequest): string {
  const setting = isSetting(request);
  if (staysInPlace(request) !== undefined) {
    return setting
      ? 'This request is over; the setting itself stays.'
      : 'This grant is over; the access itself stays.';
  }
  if (!wasTouched(request)) return NOTHING;
  if (setting) return SETTING_ENDED;
  return endedForOthers(request) ? OTHERS_ENDED : ENDED[request.ending?.why ?? 'expired'];
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** Whoever decides last need not be who shortened it. */
function whatApproved(request: AccessRequest): string {
  const by = request.shortened?.at(-1)?.by;
  const { by: decider } = request.decision ?? {};
  if (request.personal && by && !(decider && sameAccount(by, decider)))
    return `it, shortened by ${nameOf(request, by, 'somebody')}`;
  return request.personal?.askedFor ? 'less than was asked' : 'it';
}

const byOf = (request: AccessRequest): string => capital(deciderOf(request, 'An owner'));

const approvedBy = (request: AccessRequest): string =>
  request.glass
    ? 'It was taken as break-glass'
    : `${byOf(request)} approved ${whatApproved(request)}`;

/** How it was decided, for what is not redrawn after that: nothing of how it goes on. */
export function decidedHow(request: AccessRequest): string {
  const { state, decision } = request;
  return decision && state !== 'denied' ? `${approvedBy(request)}.` : standing(request);
}

export function standing(request: AccessRequest): string {
  const by = byOf(request);
  const approved = approvedBy(request);
  switch (request.state) {
    case 'pending':
      if (request.byRule === 'deciding') return `Rule ${request.policy.id} decides about it now.`;
      if (request.agreed.length === 0) return 'Waiting for an owner to decide.';
      return request.agreed.length === 1
        ? 'One side has agreed; it waits for the others.'
        : 'Some have agreed; it waits for the others.';
    case 'with-partner':
      return `${approved}; it waits for the partner to do their half.`;
    case 'scheduled':
      return request.trouble
        ? `${approved}; its start has come, and it could not be begun yet.`
        : `${approved}; its start has not come.`;
    case 'denied':
      return `${by} denied it.`;
    case 'observed':
      return `${approved}; a tenant concerned is only observed, so nothing was changed.`;
    case 'withdrawn':
      return 'It was withdrawn by the person who asked.';
    case 'lapsed':
      return LAPSED[request.ending?.why ?? 'expired'] ?? 'Nobody decided in time, so it lapsed.';
    case 'applying':
      return `${approved}; it is being set up.`;
    case 'waiting':
      return `${approved}; it works once the invitation has been accepted.`;
    case 'active':
      return request.review
        ? 'Its owners are asked whether it is still needed.'
        : `${approved}; now ${inPlace(request).toLowerCase()}.`;
    case 'ending':
    case 'rolling-back':
      if (isSetting(request) && request.state === 'ending') return SETTING_ENDING;
      return endedForOthers(request) ? OTHERS_ENDING : ENDING[request.ending?.why ?? 'expired'];
    case 'failed':
      if (leftInPlace(request)) return PARTLY;
      return wasTouched(request) ? ENDED.failed : UNTOUCHED;
    case 'ended':
      return overSentence(request);
  }
}
