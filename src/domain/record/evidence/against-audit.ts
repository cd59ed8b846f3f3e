// The record may be rewritten by whoever owns the database, the audit not: what both tell has to be the same.
import { accountKey } from '../../../shared/account.ts';
import { beneficiaryKey } from '../../../shared/beneficiary.ts';
import type { AccessRequest } from '../../access/request.ts';
import { type EvidenceFinding, grave } from './finding.ts';
import type { Entry, Material } from './material.ts';

/** `entries`: those about this request. What stands under a pseudonym that was erased is not compared. */
export function againstAudit(
  { id, requestor, beneficiary, decision }: AccessRequest,
  entries: readonly Entry[],
  { accounts }: Material,
): EvidenceFinding[] {
  const asked = entries.find(({ verb }) => verb === 'requested');
  const decided =
    decision && entries.findLast(({ verb }) => verb === 'approved' || verb === 'denied');
  const isOther = (pseudonym: string | null | undefined, key: string | undefined): boolean => {
    if (!pseudonym) return pseudonym === null && key !== undefined;
    const known = accounts.get(pseudonym);
    return key === undefined || (known !== undefined && known !== key);
  };
  const differs: string[] = [];
  if (asked && isOther(asked.actor, accountKey(requestor))) differs.push('who asked for it');
  if (asked && isOther(asked.people.beneficiary, beneficiaryKey(beneficiary))) {
    differs.push('for whom it is');
  }
  if (decision && decided) {
    const { by, verdict, planHash } = decision;
    if (decided.verb !== verdict) differs.push('how it was decided');
    else if (isOther(decided.actor, by && accountKey(by))) differs.push('who decided');
    const told = decided.details.planHash;
    if (typeof told === 'string' && told !== planHash) differs.push('which plan was approved');
  }
  const says = (what: string) => `The record tells something else than the audit about ${what}.`;
  return differs.map((what) => grave('differs-from-audit', id, says(what)));
}
