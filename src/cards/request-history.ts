// What happened to a request so far, line by line, as the card tells it.
import type { AccessRequest, Agreement, EndReason } from '../domain/access/request.ts';
import { glassHistory } from './break-glass.ts';
import { deciderOf, nameOf } from './names.ts';
import { isOfEndedPart, partLines } from './parts.ts';
import { provenAfter, whyKept } from './proof-words.ts';
import { agreedBy, lastYeses, yesesBefore } from './request-deciders.ts';
import { talkLines } from './request-talk.ts';
import {
  endedForOthers,
  inPlace,
  isSetting,
  leftInPlace,
  neverAccepted,
  staysInPlace,
  wasTouched,
} from './states.ts';
import { asSentence, plain } from './text.ts';
import { type Reader, sayMoment } from './times.ts';

const ENDED: Readonly<Record<EndReason, string>> = {
  expired: 'Expired',
  revoked: 'Revoked',
  returned: 'Given back',
  'cut-off': 'Cut off',
  left: 'Ended because the account at home was disabled or is gone',
  failed: 'Stopped',
};

/** Tokens that were issued before the end outlive it; Microsoft's default is up to an hour or so. */
const AFTERGLOW =
  'Tokens issued before can last up to an hour or so, and applications may remember them a little longer.';

const AGAIN = 'It can be asked for again once that has been put right.';

export function historyOf(request: AccessRequest, reader: Reader): string[] {
  const { personal, decision, ending } = request;
  const at = (moment: number) => sayMoment(moment, reader);
  const lines = [
    `Asked by ${nameOf(request, request.requestor, 'somebody')}, ${at(request.askedAt)}`,
  ];
  lines.push(...talkLines(request, reader));
  // The last yes is the decision.
  const agreed = decision?.verdict === 'approved' ? request.agreed.slice(0, -1) : request.agreed;
  const { earlier, shown } = lastYeses(agreed);
  if (earlier > 0) lines.push(`Agreed: ${yesesBefore(earlier)}`);
  for (const yes of shown)
    lines.push(`Agreed by ${agreedBy(request, yes)}${unseenRisk(yes)}, ${at(yes.at)}`);
  if (personal?.askedFor) lines.push(`Asked for: ${personal.askedFor}`);
  if (decision) {
    // Where several had a part in that, a line of its own says who shortened it.
    const less = personal?.askedFor && !request.shortened ? 'Approved for less' : 'Approved';
    const verb = decision.verdict === 'approved' ? less : 'Denied';
    const rule = decision.rule && !decision.by ? ` (${decision.rule.place}), nobody was asked` : '';
    const yes = decision.verdict === 'approved' ? request.agreed.at(-1) : undefined;
    const last = yes?.for;
    const risk = yes ? unseenRisk(yes) : '';
    const stead = last ? ` in the stead of ${nameOf(request, last, 'somebody')}` : '';
    lines.push(
      request.glass
        ? `Taken at once as break-glass ${request.glass.id}${rule}, ${at(decision.at)}`
        : `${verb} by ${deciderOf(request, 'an owner')}${rule}${stead}${risk}, ${at(decision.at)}`,
    );
    if (personal?.decisionNote) lines.push(`“${personal.decisionNote}”`);
  }
  lines.push(...glassHistory(request, reader));
  if (request.attested) {
    const { by, at: when } = request.attested;
    lines.push(
      `The partner’s half was attested by ${nameOf(request, by, 'an owner')}, ${at(when)}; it was not read back`,
    );
  }
  if (request.state === 'observed') {
    lines.push(
      'Only observed: every step above is what would have been done, and nothing was written',
    );
  }
  if (request.state === 'withdrawn') lines.push(`Withdrawn, ${at(request.closedAt ?? 0)}`);
  if (request.state === 'lapsed' && !ending)
    lines.push(`Lapsed undecided, ${at(request.closedAt ?? 0)}`);
  if (request.activeSince !== undefined) {
    lines.push(inPlaceSince(request, at(request.activeSince)));
  }
  if (request.kept) {
    const by = nameOf(request, request.kept.by, 'an owner');
    lines.push(`Found still needed by ${by}, ${at(request.kept.at)}`);
  }
  if (request.state === 'waiting' && request.people) {
    lines.push('Microsoft has mailed the invitations. Nobody else is shown the links.');
  } else if (request.state === 'waiting' && !personal?.redeemLink) {
    lines.push(
      `The invitation is older than this request: find its mail, or sign in at myapplications.microsoft.com/?tenantid=${request.plan.resource.tenantId}`,
    );
  }
  lines.push(...partLines(request, reader));
  if (ending) {
    const by = ending.by ? ` by ${nameOf(request, ending.by, 'an owner')}` : '';
    const nothingYet = ending.why === 'returned' && !wasTouched(request);
    const ended = endedForOthers(request) ? 'Ended' : ENDED[ending.why];
    lines.push(`${nothingYet ? 'Withdrawn' : ended}${by}, ${at(ending.since)}`);
    const why = personal?.failure ?? ending.code;
    if (why) lines.push(`Why: ${asSentence(why)}`);
    if (request.closedAt !== undefined) lines.push(...outcomeOf(request, ending, reader));
  }
  return lines.map((line) => plain(line));
}

/** What was read back, what stays and why, and what may outlive the end. */
/** An approval says so where nobody could look; a clear account is no news. */
function unseenRisk({ risk }: Agreement): string {
  if (risk === 'unlicensed') return ' (whether the account was at risk cannot be seen: no licence)';
  return risk === 'not-permitted'
    ? ' (whether the account was at risk cannot be seen: no permission)'
    : '';
}

function outcomeOf(
  request: AccessRequest,
  { why, since }: NonNullable<AccessRequest['ending']>,
  reader: Reader,
): string[] {
  const { provenAt, steps } = request;
  const stays = staysInPlace(request);
  const main = stays === undefined ? '' : whyKept(steps.at(-1), reader);
  const gone =
    provenAt === undefined
      ? leftInPlace(request)
        ? 'What had been done stays'
        : 'Nothing was changed'
      : `Read back as gone, ${provenAfter(provenAt, since, reader)}`;
  const ended = stays === undefined && provenAt !== undefined;
  return [
    stays === undefined
      ? gone
      : `The ${isSetting(request) ? 'setting' : 'access'} itself stays. ${main}`,
    ...keptLines(request, reader).filter((line) => line !== main),
    ...(why === 'failed' ? [AGAIN] : ended && !neverAccepted(request) ? [AFTERGLOW] : []),
  ];
}

/** Of several people, whose it was; the rest is in the audit. */
function keptLines(request: AccessRequest, reader: Reader): string[] {
  const { plan, people, personal, steps } = request;
  const said = steps.flatMap((step) => {
    if (!step.kept || isOfEndedPart(request, step.id)) return [];
    const person = plan.steps.find(({ id }) => id === step.id)?.person;
    const name = (people ?? []).length > 1 && person && personal?.names[person];
    return `${name ? `${name}: ` : ''}${whyKept(step, reader)}`;
  });
  const lines = [...new Set(said)];
  const rest = lines.length - MOST_KEPT;
  return rest > 0 ? [...lines.slice(0, MOST_KEPT), `And ${rest} more.`] : lines;
}

const MOST_KEPT = 8;

/** A guest who never accepted had nothing that worked, so it is never called active. */
function inPlaceSince(request: AccessRequest, since: string): string {
  if (!neverAccepted(request)) {
    return `${inPlace(request)} since ${since}`;
  }
  return request.state === 'waiting'
    ? `Set up, ${since}; works once the invitation has been accepted`
    : `Set up, ${since}; the invitation was not accepted`;
}
