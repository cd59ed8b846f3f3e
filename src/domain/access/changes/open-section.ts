// These people with these applications, in one section of a tenant's settings for one partner.
import type { SectionName, Target } from '../../facts.ts';
import type { AnyChange, ChangeRules } from './change-rules.ts';
import { closedPart } from './close-partner.ts';

export interface OpenSection extends AnyChange {
  readonly type: 'open-section';
  readonly partnerId: string;
  readonly section: SectionName;
  /** Object ids: of the partner's people where the section is inbound, of the tenant's own else. */
  readonly subjects: readonly Target[];
  readonly applications: readonly Target[];
  /** Keys of those targets that the section had before any grant of ours. */
  readonly there: readonly string[];
  /** Before any grant of ours the section said nothing itself, and the default held. */
  readonly inherited: boolean;
}

const keyOf = ({ tenantId, partnerId, section }: OpenSection): string =>
  `section/${tenantId}/${partnerId}/${section}`;

/** The key of what a grant holds when it names this target in the section. */
export const sectionPart = (change: OpenSection, { target }: Target): string =>
  `${keyOf(change)}/${target.toLowerCase()}`;

const listed = (targets: readonly Target[]): string =>
  targets.map(({ target, targetType }) => `${targetType} ${target}`).join(', ') || 'nothing';

export const openSection: ChangeRules<OpenSection> = {
  key: keyOf,
  parts: (change) =>
    [...change.subjects, ...change.applications].map((target) => sectionPart(change, target)),
  // Graph replaces the section as a whole, whoever brought what stands in it.
  besideWithin: (change) => [`${keyOf(change)}/`],
  barredBy: (change) => [closedPart(change, change.section)],
  /** https://learn.microsoft.com/graph/api/crosstenantaccesspolicyconfigurationpartner-update */
  byHand: (change) => ({
    graph: [
      {
        method: 'PATCH',
        path: `/policies/crossTenantAccessPolicy/partners/${change.partnerId}`,
        body: {
          [change.section]: {
            usersAndGroups: '{as it is, without the targets that go}',
            applications: '{as it is, without the targets that go}',
          },
        },
      },
    ],
    portal: `External Identities > Cross-tenant access settings > Organizational settings > ${change.partnerId}`,
    mind: `Graph replaces the whole section, so read it first and leave out only ${listed([...change.subjects, ...change.applications].filter((target) => !change.there.includes(sectionPart(change, target))))}. Other grants may need a target: look at the rest of this list.`,
  }),
  impersonal: ({ partnerId, section, subjects, applications }) => ({
    partnerId,
    section,
    groups: subjects.flatMap(({ target, targetType }) => (targetType === 'group' ? target : [])),
    applications: applications.map(({ target }) => target),
  }),
  looks: ({ tenantId, partnerId }) => [
    { fact: 'partner-policy', tenantId, partnerId },
    { fact: 'default-policy', tenantId },
  ],
};
