// A second reading of XTA-01, XTA-04, XTA-06, XTA-07 and ISO-01 from their rules: whoever comes to the door is tried.
import type { PostureState } from '../../../../src/domain/posture/result.ts';
import type { Boundary, Lists, Settings, Trusting } from './boundary-tenants.ts';

/** Undefined: Graph did not say. */
type Known = boolean | undefined;

type List = NonNullable<Lists['people']>;

/** Whether a list speaks of somebody or something: by name, or of all. */
const speaksOf = ({ names }: List, who: string): boolean =>
  names.includes('AllUsers') || names.includes('AllApplications') || names.includes(who);

/** Two lists that block keep out those people from those applications, and nothing else. */
function enters(people: List, applications: List, who: string, what: string): boolean {
  const [named, meant] = [speaksOf(people, who), speaksOf(applications, what)];
  if (!people.allows && !applications.allows) return !(named && meant);
  return named === people.allows && meant === applications.allows;
}

const STRANGER = 'a person whom no list names';
const UNKNOWN_APPLICATION = 'an application that no list names';

/** By dimension: what the partner's own entry says, else what the default says. */
const inForce = (own: Lists | null, standard: Lists | null): Partial<Lists> => {
  const people = own?.people ?? standard?.people;
  const applications = own?.applications ?? standard?.applications;
  return { ...(people && { people }), ...(applications && { applications }) };
};

type Width = 'open' | 'nearly' | 'bounded' | 'shut' | 'unknown';

/** Everybody named and one who is not come to everything named and one thing that is not. */
function widthOf({ people, applications }: Partial<Lists>): Width {
  // Of one list alone nothing can be said: what it keeps out depends on the other.
  if (!people || !applications) return 'unknown';
  const visitors = [STRANGER, ...people.names.filter((one) => one !== 'AllUsers')];
  const wanted = [
    UNKNOWN_APPLICATION,
    ...applications.names.filter((one) => one !== 'AllApplications'),
  ];
  const tried = visitors.flatMap((who) =>
    wanted.map((what) => enters(people, applications, who, what)),
  );
  if (!tried.includes(true)) return 'shut';
  if (!tried.includes(false)) return 'open';
  return enters(people, applications, STRANGER, UNKNOWN_APPLICATION) ? 'nearly' : 'bounded';
}

const worst = (states: readonly PostureState[]): PostureState =>
  (['fail', 'partial', 'unknown'] as const).find((one) => states.includes(one)) ?? 'pass';

const ofWidth: Readonly<Record<Width, PostureState>> = {
  open: 'fail',
  nearly: 'partial',
  bounded: 'pass',
  shut: 'pass',
  unknown: 'unknown',
};

/** XTA-01 */
export const defaultNotOpen = ({ standard }: Boundary): PostureState =>
  ofWidth[widthOf(inForce(standard.inbound, null))];

/** XTA-06: the default and each partner; the primary tenant alone may be open. */
export function nobodyWholly(boundary: Boundary): PostureState {
  const { standard, partners } = boundary;
  return worst([
    defaultNotOpen(boundary),
    ...partners
      .filter(({ who }) => who !== 'primary')
      .map(({ inbound }) => ofWidth[widthOf(inForce(inbound, standard.inbound))]),
  ]);
}

const CLAIMS = ['mfa', 'compliant', 'hybrid'] as const;

const believed = (own: Trusting, standard: Trusting, claim: (typeof CLAIMS)[number]): Known =>
  own[claim] ?? standard[claim] ?? undefined;

/** XTA-04: nobody by default; owned tenants everything, documented ones what is documented. */
export function trustOfTheKnown({ standard, partners }: Boundary): PostureState {
  const rule = (value: Known): PostureState =>
    value === undefined ? 'unknown' : value ? 'fail' : 'pass';
  return worst([
    ...CLAIMS.map((claim) => rule(standard.trust[claim] ?? undefined)),
    ...partners.flatMap(({ who, trust, documented }) =>
      who === 'primary' || who === 'sister'
        ? []
        : CLAIMS.filter((claim) => !documented.includes(claim)).map((claim) =>
            rule(believed(trust, standard.trust, claim)),
          ),
    ),
  ]);
}

/** XTA-07: hybrid devices only where the primary has any; a part of it is partial. */
export function trustsPrimary({ standard, partners, primaryIsHybrid }: Boundary): PostureState {
  const entry = partners.find(({ who }) => who === 'primary');
  if (!entry) return 'fail';
  const needed = CLAIMS.filter((claim) => claim !== 'hybrid' || primaryIsHybrid);
  const values = needed.map((claim) => believed(entry.trust, standard.trust, claim));
  if (values.every((one) => one === true)) return 'pass';
  const [some, none] = [values.includes(true), values.includes(false)];
  if (some && none) return 'partial';
  return values.includes(undefined) ? 'unknown' : 'fail';
}

/** ISO-01: every door, one by one. */
export function isIsolated(boundary: Boundary): PostureState {
  const { standard, partners, guests, organization, synchronised, clouds } = boundary;
  const shut = (section: Lists | null): PostureState => {
    const width = widthOf(inForce(section, null));
    return width === 'shut' ? 'pass' : width === 'unknown' ? 'unknown' : 'fail';
  };
  const entries = partners.filter(({ who }) => who !== 'support');
  return worst([
    ...SECTIONS.map((section) => shut(standard[section])),
    ...CLAIMS.map((claim): PostureState => {
      const value = standard.trust[claim];
      return value === null ? 'unknown' : value ? 'fail' : 'pass';
    }),
    entries.length > 0 ? 'fail' : 'pass',
    guests > 0 ? 'fail' : 'pass',
    organization ? 'fail' : 'pass',
    synchronised === true ? 'fail' : 'pass',
    clouds === null ? 'unknown' : clouds.length > 0 ? 'fail' : 'pass',
  ]);
}

const SECTIONS = [
  'inbound',
  'outbound',
  'directInbound',
  'directOutbound',
] as const satisfies ReadonlyArray<keyof Settings>;
