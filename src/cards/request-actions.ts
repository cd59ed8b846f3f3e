// What somebody can do about a request from its card, as it stands. A final state has nothing to press.
import type { Audience } from '../domain/access/decision.ts';
import type { AccessRequest, Approver } from '../domain/access/request.ts';
import { execute, openDialog, openPage } from './actions.ts';

export function actionsFor(
  request: AccessRequest,
  audience: Audience,
  mine: Approver | undefined,
): Array<Readonly<Record<string, unknown>>> {
  const requestId = request.id;
  if (audience === 'approver') {
    if (request.state === 'pending' && mine && !mine.conflicted) {
      const shown = { requestId, planHash: request.plan.hash };
      return [
        execute('Approve', 'approve', shown, { style: 'positive' }),
        openDialog('Deny…', { verb: 'open-denial', requestId }),
      ];
    }
    return canEnd(request) && mine ? [execute('Revoke access', 'revoke', { requestId })] : [];
  }
  if (request.state === 'pending') return [execute('Withdraw', 'withdraw', { requestId })];
  const giveBack = execute('Give back', 'return', { requestId });
  if (request.state === 'waiting') {
    const link = request.personal?.redeemLink;
    return [
      ...(link ? [openPage('Accept the invitation', link, { style: 'positive' })] : []),
      execute('I have accepted', 'check-redemption', { requestId }),
      giveBack,
    ];
  }
  return canEnd(request) ? [giveBack] : [];
}

const canEnd = ({ state }: AccessRequest): boolean =>
  state === 'active' || state === 'waiting' || state === 'applying';
