// Who may press what, on a request in which state: written down from the rules, and from nothing in the code.

export const PEOPLE = {
  /** Asked for it, with their account at home. */
  asker: { person: 'asker', named: [] },
  /** The same person's administrator account, which owns the tenant. */
  'asker-admin': { person: 'asker', named: ['owners'] },
  /** Owns the tenant; has the asker's name, and nothing tells them apart. */
  alike: { person: 'asker or another', named: ['owners'] },
  owner: { person: 'owner', named: ['owners'] },
  second: { person: 'second', named: ['owners'] },
  security: { person: 'security', named: ['security'] },
  /** Owns the tenant with an account that is disabled. */
  disabled: { person: 'disabled', named: ['owners'], unfit: true },
  /** Owns the tenant with the account of a guest. */
  guest: { person: 'guest', named: ['owners'], unfit: true },
  /** Owns the tenant with an account that is at home in another one, which cannot be read. */
  visiting: { person: 'visiting', named: ['owners'], unread: true },
  /** Of the estate's people, with nothing to decide of their own. */
  colleague: { person: 'colleague', named: [] },
  /** Was asked, and is not named any more. */
  former: { person: 'former', named: [] },
  /** Whom it is for where it is not for the asker. */
  friend: { person: 'friend', named: [] },
  stranger: { person: 'stranger', named: [] },
  'stranger-there': { person: 'stranger there', named: [] },
} as const satisfies Record<
  string,
  { person: string; named: ReadonlyArray<'owners' | 'security'>; unfit?: true; unread?: true }
>;
export type Who = keyof typeof PEOPLE;

/** Whom the estate's list of people does not have. */
const UNLISTED: readonly Who[] = ['alike', 'former', 'friend', 'stranger', 'stranger-there'];

export const VERBS = [
  'approve',
  'deny',
  'withdraw',
  'return',
  'revoke',
  'review',
  'keep',
  'attest',
  'give-again',
  'take-away',
] as const;

/** What is besides yes and no; only while it waits. */
export const TALK = [
  'approve-for-less',
  'ask-back',
  'answer',
  'comment',
  /** Those whose yes is missing. */
  'remind',
  'hand-over',
  'accept',
  /** Yes, after they accepted what the second owner handed over. */
  'approve-in-stead',
] as const;
export type Verb = (typeof VERBS)[number] | (typeof TALK)[number];

export const STATES = [
  'pending',
  'denied',
  'withdrawn',
  'lapsed',
  'with-partner',
  'scheduled',
  'applying',
  'waiting',
  'waiting, taken away by hand',
  'active',
  'active, taken away by hand',
  'active, under review',
  'ending',
  'rolling-back',
  'ended',
  'ended, there again',
  'failed',
] as const;
export type State = (typeof STATES)[number];

/** Those that stand for the others where something is said. */
export const TALKED_IN: readonly State[] = ['pending', 'denied', 'applying', 'active', 'ended'];

export interface Case {
  readonly who: Who;
  readonly verb: Verb;
  readonly state: State;
  /** A setting between tenants, not something for one person. */
  readonly setting: boolean;
  /** Whose yes is needed: the owners', or also that of security. */
  readonly needs: 'owners' | 'owners and security';
  readonly forFriend: boolean;
  /** The second owner has said yes for the owners. */
  readonly agreed: boolean;
}

/** Approved, and not over. */
const ON_ITS_WAY_OR_THERE: readonly State[] = [
  'with-partner',
  'scheduled',
  'applying',
  'waiting',
  'waiting, taken away by hand',
  'active',
  'active, taken away by hand',
  'active, under review',
];
const THERE: readonly State[] = ['active', 'active, taken away by hand', 'active, under review'];

export function may(c: Case): boolean {
  const { person, named, ...rest } = PEOPLE[c.who];
  const fit = !('unfit' in rest);
  // Of whom nobody can tell how they are at home: they give nothing, and stop what they could stop.
  const told = !('unread' in rest);
  const decides =
    fit && named.some((group) => group === 'owners' || c.needs === 'owners and security');
  const askers = c.forFriend ? ['asker', 'friend'] : ['asker'];
  // What cannot be told apart counts as the same person where something would be given.
  const theirOwn = askers.some((one) => person.startsWith(one));
  // The owners have spoken, so only the yes of security is missing.
  const spoken = c.agreed && named.every((group) => group === 'owners');
  // A voice is handed to people of the estate, and is spoken by nobody whom it lists no more.
  const standsIn = fit && told && !theirOwn && !UNLISTED.includes(c.who);
  const awaited = c.state === 'pending' && decides && !theirOwn && !spoken;
  switch (c.verb) {
    case 'ask-back':
      return awaited;
    case 'approve':
    case 'hand-over':
      return awaited && told;
    case 'approve-for-less':
      // Nobody shortens what has no end.
      return awaited && told && !c.setting;
    case 'answer':
    case 'remind':
      return c.state === 'pending' && person === 'asker';
    case 'comment':
      return c.state === 'pending' && (person === 'asker' || (decides && !theirOwn));
    case 'accept':
      // From the second owner, who has a voice to hand on until it is spoken; to nobody who has one.
      return c.state === 'pending' && !c.agreed && standsIn && !decides;
    case 'approve-in-stead':
      // Their own yes comes first where one is wanted.
      return (awaited && told) || (c.state === 'pending' && !c.agreed && standsIn);
    case 'deny':
      return c.state === 'pending' && decides && !theirOwn;
    case 'withdraw':
      return c.state === 'pending' && person === 'asker';
    case 'return':
      return (
        !c.setting &&
        ON_ITS_WAY_OR_THERE.includes(c.state) &&
        person === (c.forFriend ? 'friend' : 'asker')
      );
    case 'revoke':
      // Taking back gives nobody anything, so it may be one's own.
      return ON_ITS_WAY_OR_THERE.includes(c.state) && decides;
    case 'review':
      return c.setting && THERE.includes(c.state) && decides;
    case 'keep':
      return c.state === 'active, under review' && decides;
    case 'attest':
      return c.state === 'with-partner' && decides;
    case 'give-again':
      return (
        (c.state === 'waiting, taken away by hand' || c.state === 'active, taken away by hand') &&
        decides &&
        told &&
        !theirOwn &&
        // Where others had to agree besides the owners, nobody gives it again alone.
        c.needs === 'owners'
      );
    case 'take-away':
      return c.state === 'ended, there again' && decides;
  }
}
