// The small print of a request: ids, permissions and proofs, for those who want to look behind it.
import type { AccessRequest } from '../domain/access/request.ts';
import { plain } from './text.ts';
import { type Reader, sayMoment, saySecond } from './times.ts';

interface Detail {
  readonly label: string;
  readonly text: string;
}

export function detailsOf(request: AccessRequest, reader: Reader): Detail[] {
  const { resource } = request.plan;
  return [
    { label: 'Asked: ', text: `${sayMoment(request.askedAt, reader)} (${reader.timeZone})` },
    { label: 'Tenant: ', text: resource.tenantId },
    { label: 'Object: ', text: resource.id },
    { label: request.people ? 'Asked by: ' : 'Account: ', text: request.beneficiary.objectId },
    { label: 'Rule: ', text: plain(ruleIn(request)) },
    { label: 'Plan: ', text: request.plan.hash.slice(0, 16) },
    ...(request.plan.steps.length > MOST_STEPS
      ? inShort(request, reader)
      : stepByStep(request, reader)),
  ];
}

/** The line is one of the files as they were then. */
const ruleIn = ({ policy: { id, place, version } }: AccessRequest): string =>
  `${id} (${place}${version ? `, version ${version.slice(0, 12)}` : ''})`;

/** A card holds about 28 KB, so many steps are told together; the audit has each. */
const MOST_STEPS = 12;

function inShort({ plan, steps }: AccessRequest, reader: Reader): Detail[] {
  const rights = new Set(plan.steps.map((step) => `${step.identity} with ${step.permission}`));
  const proofs = steps.flatMap(({ evidence }) => evidence ?? []);
  const last = Math.max(...proofs.map(({ at }) => at));
  return [
    ...[...rights].map((text) => ({ label: `${plan.steps.length} steps: `, text })),
    ...(proofs.length > 0
      ? [
          {
            label: 'Read back: ',
            text: `${proofs.length} of ${steps.length}, the last ${saySecond(last, reader)}`,
          },
        ]
      : []),
  ];
}

const stepByStep = (request: AccessRequest, reader: Reader): Detail[] =>
  request.plan.steps.flatMap(({ id, identity, permission }): Detail[] => {
    const record = request.steps.find((step) => step.id === id);
    const proof = record?.evidence;
    return [
      { label: `Step ${id}: `, text: `${identity} with ${permission}` },
      ...(record?.clientRequestId
        ? [{ label: 'client-request-id: ', text: record.clientRequestId }]
        : []),
      ...(proof
        ? [{ label: 'Read back: ', text: `${saySecond(proof.at, reader)} ${proof.says}` }]
        : []),
    ];
  });
