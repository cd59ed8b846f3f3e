// Accepts one claim of a partner's people, and takes exactly that claim back.
import type { AcceptClaim } from '../../../domain/access/change.ts';
import type { Changer } from '../../../ports/changer.ts';
import type { ChangerDeps } from './deps.ts';
import { partnerFlag } from './partner-flag.ts';

export const acceptClaim = (deps: ChangerDeps): Changer<AcceptClaim> =>
  partnerFlag(deps, {
    section: 'inboundTrust',
    flags: ['isMfaAccepted', 'isCompliantDeviceAccepted', 'isHybridAzureADJoinedDeviceAccepted'],
    flagOf: ({ claim }) => claim,
    on: 'The claim is accepted from the partner.',
    off: 'The partner entry does not accept the claim.',
    inherited: 'The default settings accept it from every partner, so it stays accepted.',
  });
