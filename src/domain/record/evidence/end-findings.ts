// What is found about ends: what is called over without a proof, what is not over although it had to be, and what came late.
import { HOUR } from '../../../shared/duration.ts';
import { type AccessRequest, isFinal } from '../../access/request.ts';
import type { Instant } from '../../facts.ts';
import { type EvidenceFinding, grave, notice } from './finding.ts';
import { type EvidenceRow, iso } from './row.ts';

/** So long an end may take without being told. */
const LATE = HOUR;

export const endFindings = (
  request: AccessRequest,
  row: EvidenceRow,
  now: Instant,
): EvidenceFinding[] => [
  ...withoutProof(request),
  ...wholeLate(request, row, now),
  ...partsLate(request, now),
  ...leftInPlace(request),
];

function withoutProof({ id, state, steps, provenAt }: AccessRequest): EvidenceFinding[] {
  if (state !== 'ended' && state !== 'failed') return [];
  const ours = steps.filter((step) => step.ours).map((step) => step.state);
  const taken = ours.includes('undone');
  const stands = ours.some((one) => one === 'begun' || one === 'done' || one === 'found');
  return [
    ...(taken && provenAt === undefined
      ? [grave('ended-without-proof', id, 'It is called over, and nothing was read back as gone.')]
      : []),
    ...(stands
      ? [
          grave(
            'never-taken-back',
            id,
            'It is called over, and something that was given was never taken back.',
          ),
        ]
      : []),
  ];
}

function wholeLate(request: AccessRequest, row: EvidenceRow, now: Instant): EvidenceFinding[] {
  const { id, state, lifecycle, ending, expiresAt = now } = request;
  if (isFinal(state)) {
    const seconds = row.latenessSeconds ?? 0;
    return seconds * 1_000 > LATE ? [readBackLate(id, 'It was', seconds)] : [];
  }
  if (lifecycle === 'personal-grant' && expiresAt < now) {
    return [grave('open-past-end', id, `Its end was ${iso(expiresAt)}, and it is not over.`)];
  }
  if (!ending || now - ending.since <= LATE) return [];
  const says = `It was to be taken back from ${iso(ending.since)} on, and is not proven to be gone.`;
  return [grave('open-past-end', id, says)];
}

const readBackLate = (id: string, what: string, seconds: number): EvidenceFinding =>
  notice(
    'late',
    id,
    `${what} read back as gone ${Math.round(seconds / 60)} minutes after it had to end.`,
  );

/** Of a part from which there was nothing to take back, nothing was read back either. */
const partsLate = ({ id, partEnds = [] }: AccessRequest, now: Instant): EvidenceFinding[] =>
  partEnds.flatMap(({ since, closedAt, provenAt }) => {
    if (closedAt === undefined) {
      const says = `The part of one person was to be taken back from ${iso(since)} on, and is not proven to be gone.`;
      return now - since > LATE ? [grave('open-past-end', id, says)] : [];
    }
    return provenAt !== undefined && provenAt - since > LATE
      ? [readBackLate(id, 'The part of one person was', (provenAt - since) / 1_000)]
      : [];
  });

const leftInPlace = ({ id, state, steps }: AccessRequest): EvidenceFinding[] =>
  isFinal(state) && steps.some((step) => step.ours && step.state === 'kept')
    ? [
        notice(
          'left-in-place',
          id,
          'Something that Drawbridge brought about was left in place on purpose; the step says why.',
        ),
      ]
    : [];
