// What is still granted, told from our own records alone: who, what, where, until when, and how it is ended by hand.
import { type Beneficiary, beneficiaryKey } from '../../shared/beneficiary.ts';
import type { Instant } from '../facts.ts';
import { type ByHand, type ChangeType, endedByHand, resolveChange } from './change.ts';
import { stillIn } from './parts.ts';
import { type AccessRequest, type RequestState, stepOutputs } from './request.ts';
import type { StepRecord } from './step-record.ts';

export interface OpenStep {
  readonly id: string;
  readonly type: ChangeType;
  readonly tenantId: string;
  /** `sent`: its write was sent or about to be, and never read back: look whether it is there. */
  readonly as: 'given' | 'sent' | 'there-again';
  /** In words, unless erased. */
  readonly what?: string;
  /** Whose it is, where a grant is for several. */
  readonly person?: string;
  /** Of what it made, as far as that is known. */
  readonly objectId?: string;
  readonly byHand: ByHand;
}

export interface OpenGrant {
  readonly request: string;
  readonly kind: string;
  readonly title?: string;
  readonly state: RequestState;
  /** Key of each account or address, with its name and address unless erased. */
  readonly who: ReadonlyArray<{
    readonly key: string;
    readonly name?: string;
    readonly address?: string;
  }>;
  readonly tenantId: string;
  readonly resource: string;
  /** As people know it, unless erased. */
  readonly resourceName?: string;
  readonly since?: Instant;
  readonly until?: Instant;
  readonly reviewAt?: Instant;
  /** In the order in which they are to be ended. */
  readonly steps: readonly OpenStep[];
}

/** Requests of which nothing is in a directory are left out. */
export const openGrants = (requests: readonly AccessRequest[]): OpenGrant[] =>
  requests.flatMap((request) => {
    const steps = [...request.steps].reverse().flatMap((step) => stepOf(request, step));
    if (steps.length === 0) return [];
    const { id, state, plan, personal, activeSince, decision, expiresAt, reviewAt } = request;
    const since = activeSince ?? decision?.at;
    return [
      {
        request: id,
        kind: plan.resource.kind,
        ...(personal && { title: personal.words.title }),
        state,
        who: stillIn(request).map((person) => whoIs(request, person)),
        tenantId: plan.resource.tenantId,
        resource: plan.resource.id,
        ...(personal && { resourceName: personal.words.resource }),
        ...(since !== undefined && { since }),
        ...(expiresAt !== undefined && { until: expiresAt }),
        ...(reviewAt !== undefined && { reviewAt }),
        steps,
      },
    ];
  });

function whoIs({ personal, beneficiary }: AccessRequest, person: Beneficiary) {
  const key = beneficiaryKey(person);
  const name = personal?.names[key];
  const own = key === beneficiaryKey(beneficiary) ? personal?.beneficiaryAddress : undefined;
  const address = personal?.addresses?.[key] ?? own;
  return { key, ...(name && { name }), ...(address && { address }) };
}

function stepOf(request: AccessRequest, step: StepRecord): OpenStep[] {
  const as = standingOf(request, step);
  const planned = request.plan.steps.find(({ id }) => id === step.id);
  // A step whose account was never made has put nothing anywhere.
  const change = planned && resolveChange(planned.change, stepOutputs(request));
  if (!as || !planned || !change) return [];
  const objectId = step.outputs?.objectId;
  const what = request.personal?.words.steps[step.id]?.after;
  return [
    {
      id: step.id,
      type: change.type,
      tenantId: change.tenantId,
      as,
      ...(what && { what }),
      ...(planned.person !== undefined && { person: planned.person }),
      ...(objectId !== undefined && { objectId }),
      byHand: endedByHand(change, objectId),
    },
  ];
}

function standingOf({ drift, state }: AccessRequest, step: StepRecord): OpenStep['as'] | undefined {
  const again = drift?.found === 'restored' && drift.stepIds.includes(step.id);
  if (again && (state === 'ended' || state === 'failed')) return 'there-again';
  if (!step.ours) return undefined;
  if (step.state === 'begun') return 'sent';
  return step.state === 'done' || step.state === 'found' ? 'given' : undefined;
}
