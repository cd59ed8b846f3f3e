// What the cards say about a team: a line for each person, and what holds for all of them.
import type { Group } from '../../facts.ts';
import type { PlanWords, StepWords } from '../plan.ts';
import { newGuest, sharedGuest } from './guest-step.ts';
import { counted } from './offering.ts';
import type { Seat } from './team-seat.ts';

const LIST = new Intl.ListFormat('en');

export function teamWords(
  group: Group,
  size: number,
  seats: readonly Seat[],
  requestor: string,
): PlanWords {
  const coming = seats.filter(({ steps }) => steps.length > 0);
  const added = coming.filter(({ joined }) => !joined).length;
  return {
    resource: group.displayName,
    title: `Team access to ${group.displayName}`,
    inPlace: 'Active',
    steps: Object.fromEntries(coming.flatMap((seat) => linesOf(group, seat))),
    notes: [
      `${group.displayName} has ${counted(size, 'member')}, and would have ${size + added}.`,
      ...alreadyIn(seats),
      ...invited(coming),
      'All or none: if one step is refused, everything is undone, and the card says for whom it was.',
      `One end for all; whoever leaves or gives their part back is out at once, and ${requestor} or an owner may end the part of one of them, or all of it.`,
    ],
  };
}

/** One line for both steps of somebody who is invited. */
function linesOf(
  group: Group,
  { person, account, steps, joined }: Seat,
): Array<[string, StepWords]> {
  const name = person.home.displayName;
  const undo = `Everybody is taken out of ${group.displayName} who came in by this.`;
  return steps.map(({ id, change }): [string, StepWords] => {
    if (change.type === 'invite-guest') {
      const words = account ? sharedGuest : newGuest(person.addresses[0]);
      return [id, { ...words, before: '', after: '' }];
    }
    const after = account
      ? `${name} is a member, as ${account.external ? 'the guest ' : ''}${person.home.userPrincipalName}`
      : `${name} is a guest (${person.addresses[0]}) and a member`;
    return [
      id,
      joined
        ? {
            before: `${name} is a member through an earlier request`,
            after: 'For this as well',
            undo,
          }
        : { before: account ? `${name} is no member` : `${name} has no account`, after, undo },
    ];
  });
}

function alreadyIn(seats: readonly Seat[]): string[] {
  const names = seats
    .filter(({ steps }) => steps.length === 0)
    .map(({ person }) => person.home.displayName);
  return names.length > 0
    ? [`In it already without an end, so nothing changes for them: ${LIST.format(names)}.`]
    : [];
}

function invited(coming: readonly Seat[]): string[] {
  const waiting = coming.filter(({ waits }) => waits).length;
  return waiting > 0
    ? [
        `${counted(waiting, 'person').replace('persons', 'people')} must accept an invitation first; Microsoft mails it to them.`,
      ]
    : [];
}
