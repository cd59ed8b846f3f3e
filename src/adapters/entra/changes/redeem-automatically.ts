// Sets one half of automatic redemption with a partner, and takes exactly that half back.
import type { RedeemAutomatically } from '../../../domain/access/change.ts';
import type { Changer } from '../../../ports/changer.ts';
import type { ChangerDeps } from './deps.ts';
import { partnerFlag } from './partner-flag.ts';

export const redeemAutomatically = (deps: ChangerDeps): Changer<RedeemAutomatically> =>
  partnerFlag(deps, {
    section: 'automaticUserConsentSettings',
    flags: ['inboundAllowed', 'outboundAllowed'],
    flagOf: ({ direction }) => direction,
    on: 'This half of automatic redemption is on.',
    off: 'This half of automatic redemption is off in the partner entry.',
    inherited: 'The default settings have it on for every partner, so it stays on.',
  });
