// Which facts a request or a decision will ask for, told beforehand, so that they are read side by side.
import { type AccountRef, sameAccount } from '../../shared/account.ts';
import { type Estate, personOf, tenantById } from '../estate/estate.ts';
import type { FactQuery } from '../facts.ts';
import { looksOf } from './change.ts';
import { kindById } from './kinds/index.ts';
import type { Resource } from './plan.ts';
import type { AccessRequest } from './request.ts';

/** What somebody's request for `resource` needs to know. */
export const foreseeRequest = (
  estate: Estate,
  resource: Resource,
  actor: AccountRef,
): FactQuery[] => [
  ...accounts([actor, ...listedIn(estate, resource.tenantId, actor)]),
  ...(kindById(resource.kind)?.foresee(resource, {
    tenant: tenantById(estate, resource.tenantId),
  }) ?? []),
];

/** What a decision about `request` needs to know. */
export const foreseeReview = (
  estate: Estate,
  request: AccessRequest,
  approver: AccountRef,
): FactQuery[] => {
  const { resource, steps } = request.plan;
  const { requestor, beneficiary, agreed } = request;
  const listed = listedIn(estate, resource.tenantId, beneficiary);
  const people = (request.people ?? []).filter((person) => 'objectId' in person);
  return [
    ...accounts([approver, requestor, beneficiary, ...listed, ...people]),
    ...risks([approver, ...agreed.flatMap((yes) => [yes.by, ...(yes.for ? [yes.for] : [])])]),
    ...(kindById(resource.kind)?.foresee(resource, {
      tenant: tenantById(estate, resource.tenantId),
      address: request.personal?.beneficiaryAddress,
    }) ?? []),
    ...steps.flatMap((step) => looksOf(step.change)),
  ];
};

const listedIn = (estate: Estate, tenantId: string, account: AccountRef): AccountRef[] =>
  (personOf(estate, account)?.accounts ?? []).filter((item) => item.tenantId === tenantId);

const accounts = (refs: readonly AccountRef[]): FactQuery[] =>
  distinct(refs).map((account) => ({ fact: 'account', account }));

/** Of those who decide. */
const risks = (refs: readonly AccountRef[]): FactQuery[] =>
  distinct(refs).map((account) => ({ fact: 'account-risk', ...account }));

const distinct = (refs: readonly AccountRef[]): AccountRef[] =>
  refs
    .filter((ref, i) => refs.findIndex((other) => sameAccount(ref, other)) === i)
    .map(({ tenantId, objectId }) => ({ tenantId, objectId }));
