// The plan that brings a tenant into a multitenant organization: its steps, and the words people approve.
import type { Estate } from '../../estate/estate.ts';
import type { Planned, Wish } from '../kind.ts';
import { makePlan, type Step, type StepWords } from '../plan.ts';
import { type Meeting, tenantIn } from './organization-refusals.ts';
import type { SideEffects } from './organization-side-effects.ts';
import { closesOnTheSide } from './organization-templates.ts';

export const ORGANIZATION_WRITER = 'organization-writer';
const PERMISSION = 'MultiTenantOrganization.ReadWrite.All';

export function planFor(
  estate: Estate,
  meeting: Meeting,
  effects: SideEffects,
  { resource, durationMs }: Wish,
): Planned {
  const { owner, added, organization, joining } = meeting;
  const name = organization?.displayName ?? estate.organization;
  const listed = tenantIn(organization, added.id) !== undefined;
  const by = { identity: ORGANIZATION_WRITER, permission: PERMISSION };
  const create: Step = {
    id: 'organization',
    change: { type: 'create-organization', tenantId: owner.id, displayName: name },
    ...by,
    calls: 3,
  };
  const add: Step = {
    id: 'add',
    change: {
      type: 'add-to-organization',
      tenantId: owner.id,
      addedTenantId: added.id,
      displayName: added.displayName,
    },
    ...by,
    calls: 3,
  };
  const join: Step = {
    id: 'join',
    change: { type: 'join-organization', tenantId: added.id, addedByTenantId: owner.id },
    ...by,
    calls: 7,
  };
  const basis = {
    organization: organization?.displayName ?? null,
    listed,
    joining: joining.state,
    onTheSide: effects.read.map(closesOnTheSide).filter((line) => line !== undefined),
    unseen: effects.unseen,
  };
  const steps = [...(organization ? [] : [create]), add, join];
  return {
    sides: [owner.id, added.id],
    plan: makePlan(resource, durationMs, steps, basis),
    words: {
      resource: added.displayName,
      title: `${added.displayName} in the multitenant organization of ${owner.displayName}`,
      inPlace: 'Joined',
      steps: {
        organization: {
          before: `${owner.displayName} is in no multitenant organization`,
          after: `${owner.displayName} owns a new one, ${name}`,
          undo: `${name} stays, with ${owner.displayName} alone in it: that opens nothing.`,
        },
        add: addWords(meeting, name, listed),
        join: joinWords(meeting, name),
      },
      notes: notesFor(meeting, effects),
    },
  };
}

const addWords = (
  { owner, added, organization }: Meeting,
  name: string,
  listed: boolean,
): StepWords => ({
  before: listed
    ? `${name} lists ${added.displayName} already, which has not joined`
    : `${name}: ${tenants(organization?.tenants.length ?? 1)}`,
  after: `${owner.displayName} adds ${added.displayName} as a member, not as an owner`,
  undo: `${owner.displayName} takes ${added.displayName} off the list.`,
});

const joinWords = ({ added, joining }: Meeting, name: string): StepWords => ({
  before:
    joining.state === 'failed'
      ? `${added.displayName} tried to join, which failed; that is taken back first`
      : `${added.displayName} is in no multitenant organization`,
  after: `${added.displayName} joins ${name}, which can take two hours`,
  undo: `${added.displayName} leaves ${name}, which can take two hours; accounts and partner settings stay as they are.`,
});

/** At most five. */
function notesFor({ owner, added }: Meeting, { read, unseen }: SideEffects): string[] {
  const closed = read.map(closesOnTheSide).filter((line) => line !== undefined);
  return [
    'Teams and people search then show the people of both tenants as one organization. Nobody gets access to anything by it.',
    `${owner.displayName} and ${added.displayName} each get a partner entry for the other where there is none. Nothing is set in it, so the default settings go on applying.`,
    closed.length > 0
      ? closed.slice(0, 2).join(' ')
      : 'No template of a tenant changes other settings on the side.',
    ...(unseen.length > 0
      ? [`Not seen: what templates of ${new Intl.ListFormat('en').format(unseen)} change there.`]
      : []),
  ];
}

const tenants = (count: number): string => `${count} ${count === 1 ? 'tenant' : 'tenants'}`;
