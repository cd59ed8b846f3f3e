// Acts out one committed effect. Each may run twice: what is already so is success.
import type { Effect, EffectOutcome } from '../ports/effect.ts';
import { actOnStep, type StepDeps } from './act-on-step.ts';
import { type DeliverDeps, deliverCard } from './deliver-card.ts';
import { type LookDeps, lookAgain } from './look-again.ts';
import { proveEnd } from './prove-end.ts';
import { redrawCard } from './redraw-card.ts';
import { tell } from './tell.ts';
import { tellAbsence } from './tell-absence.ts';
import { tellBrake } from './tell-brake.ts';
import { tellCutOff } from './tell-cut-off.ts';
import { tellEstate } from './tell-estate.ts';
import { tellOwner } from './tell-owner.ts';
import { tellPartnerReview } from './tell-partner-review.ts';
import { tellPosture } from './tell-posture.ts';

export type EffectDeps = StepDeps & DeliverDeps & LookDeps;

export function performEffect(deps: EffectDeps, effect: Effect): Promise<EffectOutcome> {
  switch (effect.act) {
    case 'deliver':
      return effect.quiet ? redrawCard(deps, effect) : deliverCard(deps, effect);
    case 'tell':
      return tell(deps, effect);
    case 'tell-absence':
      return tellAbsence(deps, effect);
    case 'tell-brake':
      return tellBrake(deps, effect);
    case 'tell-cut-off':
      return tellCutOff(deps, effect);
    case 'tell-estate':
      return tellEstate(deps, effect);
    case 'tell-owner':
      return tellOwner(deps, effect);
    case 'tell-partner-review':
      return tellPartnerReview(deps, effect);
    case 'tell-posture':
      return tellPosture(deps, effect);
    case 'check':
      return lookAgain(deps, effect);
    case 'prove':
      return proveEnd(deps, effect);
    default:
      return actOnStep(deps, effect);
  }
}
