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
  const steps = request.plan.steps.flatMap(({ id, identity, permission }): Detail[] => {
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
  return [
    { label: 'Asked: ', text: `${sayMoment(request.askedAt, reader)} (${reader.timeZone})` },
    { label: 'Tenant: ', text: resource.tenantId },
    { label: 'Object: ', text: resource.id },
    { label: request.people ? 'Asked by: ' : 'Account: ', text: request.beneficiary.objectId },
    { label: 'Rule: ', text: plain(`${request.policy.id} (${request.policy.place})`) },
    { label: 'Plan: ', text: request.plan.hash.slice(0, 16) },
    ...steps,
  ];
}
