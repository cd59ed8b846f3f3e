// What other systems are told about a request: that something happened, by ids alone.
import { beneficiaryKey } from '../../shared/beneficiary.ts';
import { DAY } from '../../shared/duration.ts';
import type { Instant } from '../facts.ts';
import type { AuditVerb, Decision } from './decision.ts';
import type { AccessRequest, RequestState } from './request.ts';

/** Names nobody and quotes nobody: ids are those of the directories, the estate and this product. */
export interface RequestEvent {
  readonly id: string;
  readonly type: AuditVerb;
  readonly at: Instant;
  readonly requestId: string;
  /** Grows with each event of a request: one that comes late is told from one that is new. */
  readonly sequence: number;
  /** How the request stands after it. */
  readonly state: RequestState;
  readonly kind: string;
  readonly tenantId: string;
  readonly ids: {
    readonly resource: string;
    /** Of the rule, or of the break-glass package. */
    readonly policy: string;
    /** `<tenant id>/<object id>`. */
    readonly requestor: string;
    readonly beneficiary: string;
  };
}

/** What is no step of our own work, and no look, but a turn that the request takes, or whom it waits for. */
const TOLD: ReadonlySet<AuditVerb> = new Set<AuditVerb>([
  'requested',
  'left-to-approvers',
  'question-asked',
  'question-answered',
  'duty-accepted',
  'deciders-changed',
  'escalated',
  'agreed',
  'approved',
  'narrowed',
  'denied',
  'withdrawn',
  'lapsed',
  'plan-changed',
  'started',
  'partner-attested',
  'activated',
  'waiting-for-redemption',
  'redeemed',
  'would-have-done',
  'review-asked',
  'kept',
  'drift-found',
  'drift-over',
  'given-again',
  'person-left',
  'held-back',
  'let-go-on',
  'glass-broken',
  'glass-review-asked',
  'glass-reviewed',
  'part-ending',
  'part-ended',
  'ending',
  'ended',
  'failed',
]);

/** One commit may tell several; none has more. */
const ROOM = 100;

/** `version`: the one that the commit gives the request. */
export const eventsOf = (
  { request, audit }: Decision,
  version: number,
  nextId: () => string,
): RequestEvent[] =>
  audit
    .filter(({ verb }) => TOLD.has(verb))
    .map(({ verb, at }, i) => ({
      id: nextId(),
      type: verb,
      at,
      sequence: version * ROOM + i,
      ...about(request),
    }));

const about = ({ id, state, plan, policy, requestor, beneficiary }: AccessRequest) => ({
  requestId: id,
  state,
  kind: plan.resource.kind,
  tenantId: plan.resource.tenantId,
  ids: {
    resource: plan.resource.id,
    policy: policy.id,
    requestor: beneficiaryKey(requestor),
    beneficiary: beneficiaryKey(beneficiary),
  },
});

/** What nobody took by then is not sent any more. */
export const eventLapses = ({ at }: RequestEvent): Instant => at + 3 * DAY;
