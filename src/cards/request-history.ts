// What happened to a request so far, line by line, as the card tells it.
import type { AccessRequest, EndReason } from '../domain/access/request.ts';
import { HOUR } from '../shared/duration.ts';
import { nameOf } from './names.ts';
import { inPlace } from './states.ts';
import { plain } from './text.ts';
import { type Reader, sayMoment, saySecond } from './times.ts';

const ENDED: Readonly<Record<EndReason, string>> = {
  expired: 'Expired',
  revoked: 'Revoked',
  returned: 'Given back',
  failed: 'Stopped',
};

/** Tokens that were issued before the end outlive it; Microsoft's default is up to an hour or so. */
const AFTERGLOW =
  'Tokens issued before can last up to an hour or so, and applications may remember them a little longer.';

export function historyOf(request: AccessRequest, reader: Reader): string[] {
  const { personal, decision, ending } = request;
  const at = (moment: number) => sayMoment(moment, reader);
  const lines = [
    `Asked by ${nameOf(request, request.requestor, 'somebody')}, ${at(request.askedAt)}`,
  ];
  if (decision) {
    const verb = decision.verdict === 'approved' ? 'Approved' : 'Denied';
    lines.push(`${verb} by ${nameOf(request, decision.by, 'an owner')}, ${at(decision.at)}`);
    if (personal?.decisionNote) lines.push(`“${personal.decisionNote}”`);
  }
  if (request.state === 'withdrawn') lines.push(`Withdrawn, ${at(request.closedAt ?? 0)}`);
  if (request.state === 'lapsed') lines.push(`Lapsed undecided, ${at(request.closedAt ?? 0)}`);
  if (request.activeSince !== undefined) {
    lines.push(
      request.state === 'waiting'
        ? `Set up, ${at(request.activeSince)}; works once the invitation has been accepted`
        : `${inPlace(request)} since ${at(request.activeSince)}`,
    );
  }
  if (request.state === 'waiting' && !personal?.redeemLink) {
    lines.push(
      `The invitation is older than this request: find its mail, or sign in at myapplications.microsoft.com/?tenantid=${request.plan.resource.tenantId}`,
    );
  }
  if (ending) {
    const by = ending.by ? ` by ${nameOf(request, ending.by, 'an owner')}` : '';
    const failed = ending.why === 'failed';
    lines.push(`${ENDED[ending.why]}${by}, ${at(ending.since)}`);
    if (failed && request.trouble) lines.push(`Because ${request.trouble.sentence}.`);
    if (request.provenAt !== undefined) {
      lines.push(`Read back as gone, ${provenAfter(request.provenAt, ending.since, reader)}`);
      for (const step of request.steps) if (step.kept) lines.push(step.kept);
      if (!failed) lines.push(AFTERGLOW);
    }
  }
  return lines.map((line) => plain(line));
}

/** The time of day is enough while the proof came soon after the end. */
const provenAfter = (provenAt: number, since: number, reader: Reader): string =>
  provenAt - since < HOUR ? saySecond(provenAt, reader) : sayMoment(provenAt, reader);
