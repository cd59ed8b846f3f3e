// Whose part in a grant for several is over before that of the others, when and why, and what was read back.
import type { AccessRequest } from '../domain/access/request.ts';
import { type Beneficiary, beneficiaryKey } from '../shared/beneficiary.ts';
import { nameOf } from './names.ts';
import { provenAfter, whyKept } from './proof-words.ts';
import { type Reader, sayMoment } from './times.ts';

type PartEnd = NonNullable<AccessRequest['partEnds']>[number];

const HOW: Readonly<Record<PartEnd['why'], string>> = {
  returned: 'was given back',
  revoked: 'was ended',
  'cut-off': 'was cut off',
  left: 'ended because the account at home was disabled or is gone',
};

/** What the cards and the history tell of each, the first to end first. */
export const partLines = (request: AccessRequest, reader: Reader): string[] =>
  (request.partEnds ?? []).map((part) => partLine(request, part, reader));

export function partLine(request: AccessRequest, part: PartEnd, reader: Reader): string {
  const whose = request.people?.find((one) => beneficiaryKey(one) === part.person);
  const by = part.by ? ` by ${nameOf(request, part.by, 'an owner')}` : '';
  const name = nameOf(request, whose, 'Somebody');
  return `The part of ${name} ${HOW[part.why]}${by}, ${sayMoment(part.since, reader)}: ${outcome(request, part, reader)}`;
}

function outcome(request: AccessRequest, part: PartEnd, reader: Reader): string {
  const { since, provenAt, closedAt } = part;
  if (closedAt === undefined) return 'it is being taken back';
  const kept = request.steps.flatMap((step) =>
    step.kept && ownerOf(request, step.id) === part.person ? whyKept(step, reader) : [],
  );
  const gone =
    provenAt === undefined
      ? kept.length > 0
        ? []
        : ['nothing had been changed for them']
      : [`read back as gone, ${provenAfter(provenAt, since, reader)}`];
  return [...gone, ...new Set(kept)].join('. ');
}

const ownerOf = ({ plan }: AccessRequest, stepId: string): string | undefined =>
  plan.steps.find(({ id }) => id === stepId)?.person;

/** It is told with the end of that part. */
export const isOfEndedPart = (request: AccessRequest, stepId: string): boolean =>
  (request.partEnds ?? []).some(({ person }) => person === ownerOf(request, stepId));

/** Those to whom it goes on giving something: whose part can end. */
export const givenTo = ({ people = [], partEnds = [], plan }: AccessRequest): Beneficiary[] =>
  people.filter((one) => {
    const key = beneficiaryKey(one);
    return (
      !partEnds.some(({ person }) => person === key) &&
      plan.steps.some(({ person }) => person === key)
    );
  });

/** Names of those who are out of it. */
export const namesOut = (request: AccessRequest): string[] =>
  (request.people ?? [])
    .filter((one) => isOut(request, one))
    .map((one) => nameOf(request, one, 'Somebody'));

const isOut = ({ partEnds = [] }: AccessRequest, one: Beneficiary): boolean =>
  partEnds.some(({ person }) => person === beneficiaryKey(one));
