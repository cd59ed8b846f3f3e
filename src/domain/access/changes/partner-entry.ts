// An entry for a partner in the cross-tenant access policy, without any values of its own.
import type { AnyChange, ChangeRules } from './change-rules.ts';

export interface PartnerEntry extends AnyChange {
  readonly type: 'partner-entry';
  readonly partnerId: string;
}

const key = ({ tenantId, partnerId }: PartnerEntry) => `partner/${tenantId}/${partnerId}`;

export const partnerEntry: ChangeRules<PartnerEntry> = {
  key,
  // Told as a part so that its end is always asked for here: it stays, whoever else needs it.
  parts: (change) => [key(change)],
  byHand: ({ partnerId }) => ({
    graph: [],
    portal: `External Identities > Cross-tenant access settings > Organizational settings > ${partnerId}`,
    mind: 'The entry alone opens nothing, and without it the defaults hold, which may be open: it is best left.',
  }),
  impersonal: ({ partnerId }) => ({ partnerId }),
  looks: ({ tenantId, partnerId }) => [{ fact: 'partner-policy', tenantId, partnerId }],
};
