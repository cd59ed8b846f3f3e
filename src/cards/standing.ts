// How a request stands, in one sentence: the same words for requestor, approver and a late click.
import type { AccessRequest, EndReason } from '../domain/access/request.ts';
import { nameOf } from './names.ts';
import { inPlace, staysInPlace, wasTouched } from './states.ts';

const ENDED: Readonly<Record<EndReason, string>> = {
  expired: 'The access has expired and was read back as gone.',
  revoked: 'The access was revoked and was read back as gone.',
  returned: 'The access was given back and was read back as gone.',
  failed: 'The access could not be set up; what had been done was undone and read back as gone.',
};

const ENDING: Readonly<Record<EndReason, string>> = {
  expired: 'The time is over; the access is being taken back.',
  revoked: 'The access was revoked and is being taken back.',
  returned: 'The access was given back and is being taken away.',
  failed: 'The access could not be set up; what was done is being undone.',
};

const NOTHING = 'It was ended before anything was changed.';
const UNTOUCHED = 'The access could not be set up; nothing was changed.';

function overSentence(request: AccessRequest): string {
  if (staysInPlace(request) !== undefined) return 'This grant is over; the access itself stays.';
  return wasTouched(request) ? ENDED[request.ending?.why ?? 'expired'] : NOTHING;
}

export function standing(request: AccessRequest): string {
  const by = nameOf(request, request.decision?.by, 'An owner');
  switch (request.state) {
    case 'pending':
      return request.agreed.length > 0
        ? 'One side has agreed; it waits for the others.'
        : 'Waiting for an owner to decide.';
    case 'with-partner':
      return `${by} approved it; it waits for the partner to do their half.`;
    case 'denied':
      return `${by} denied it.`;
    case 'withdrawn':
      return 'It was withdrawn by the person who asked.';
    case 'lapsed':
      return 'Nobody decided in time, so it lapsed.';
    case 'applying':
      return `${by} approved it; it is being set up.`;
    case 'waiting':
      return `${by} approved it; it works once the invitation has been accepted.`;
    case 'active':
      return request.review
        ? 'Its owners are asked whether it is still needed.'
        : `${by} approved it; ${inPlace(request).toLowerCase()} since then.`;
    case 'ending':
    case 'rolling-back':
      return ENDING[request.ending?.why ?? 'expired'];
    case 'failed':
      return wasTouched(request) ? ENDED.failed : UNTOUCHED;
    case 'ended':
      return overSentence(request);
  }
}
