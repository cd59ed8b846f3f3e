// The plan of a large estate: which tenants there are, how mature each is, and who deals with whom.
import { guidOf, numberOf, pickOf, rollOf } from './dice.ts';
import { COMPANY_FIRST, COMPANY_SECOND } from './names.ts';

export interface GenerateOptions {
  readonly tenants: number;
  readonly guests: number;
  readonly seed: number;
}

export type GeneratedKind = 'primary' | 'secondary' | 'sandbox' | 'isolated';
export type GeneratedLicence = 'e5-workload' | 'e5' | 'e3' | 'premium' | 'free';

export interface TenantPlan {
  readonly index: number;
  readonly slug: string;
  readonly id: string;
  readonly displayName: string;
  readonly domain: string;
  readonly initial: string;
  readonly kind: GeneratedKind;
  readonly licence: GeneratedLicence;
  /** Its policies are those of a template, whole and enforced. */
  readonly fromTemplate: boolean;
  readonly country: string;
  readonly members: number;
  /** Of each subscription. A company that was bought may have more than whoever bought it. */
  readonly seats: number;
  readonly guests: number;
  /** Indexes of the tenants that have an entry in its cross-tenant access policy. */
  readonly partners: readonly number[];
  /** Whether it does well in a matter; tenants that do well in one tend to do well in others. */
  good(matter: string): boolean;
  /** At least 0, below 1, always the same for the same matter. */
  roll(matter: string): number;
}

export interface EstatePlan {
  readonly options: GenerateOptions;
  readonly tenants: readonly TenantPlan[];
  /** Tenants of the multitenant organization besides the primary, which owns it. */
  readonly together: readonly number[];
  /** One template of policies for all of them, and the one-way relations written down: some groups are run like that. */
  readonly runAsOne: boolean;
  /** One of them that was asked and has not joined; in some estates all have. */
  readonly late: number | undefined;
}

/** The files are as of this moment, and the clock of a generated scenario starts here. */
export const AS_OF = '2026-11-20T08:00:00Z';

const COUNTRIES = ['DE', 'DE', 'DE', 'AT', 'NL', 'FR', 'SE', 'GB'];

export function planEstate(options: GenerateOptions): EstatePlan {
  const count = options.tenants;
  const guests = shareOut(options);
  const partners = pairUp(options);
  const tenants = Array.from({ length: count }, (_, index) =>
    planTenant(options, index, guests[index] ?? 0, partners[index] ?? []),
  );
  const together = tenants
    .filter(
      (plan) =>
        plan.kind === 'secondary' && plan.licence !== 'free' && plan.roll('together') < 0.12,
    )
    .slice(0, 60)
    .map(({ index }) => index);
  const late = rollOf(`${options.seed}/late`) < 0.7 ? together.at(-1) : undefined;
  return { options, tenants, together, late, runAsOne: isRunAsOne(options) };
}

const isRunAsOne = ({ seed }: GenerateOptions): boolean => rollOf(`${seed}/one`) < 0.12;

function planTenant(
  options: GenerateOptions,
  index: number,
  guests: number,
  partners: readonly number[],
): TenantPlan {
  const { seed, tenants } = options;
  const key = `${seed}/${index}`;
  const roll = (matter: string) => rollOf(`${key}/${matter}`);
  const kind = kindOf(index, roll('kind'));
  const first = pickOf(`${key}/first`, COMPANY_FIRST);
  const second = pickOf(`${key}/second`, COMPANY_SECOND);
  const number = String(index + 1).padStart(Math.max(3, String(tenants).length), '0');
  const slug = `${first}-${second}-${number}`.toLowerCase();
  const maturity = index === 0 ? 0.9 : roll('maturity');
  const members = index === 0 ? 240 : 12 + numberOf(`${key}/members`, 28);
  const fromTemplate = isRunAsOne(options);
  const bought = index === 1 && rollOf(`${seed}/bought`) < 0.25;
  return {
    index,
    slug,
    id: guidOf(`${key}/tenant`),
    displayName: `${first} ${second} ${number}`,
    domain: `${slug}.example`,
    initial: `${slug.replaceAll('-', '')}.onmicrosoft.com`,
    kind,
    licence: fromTemplate ? 'e5-workload' : licenceOf(index, roll('licence')),
    fromTemplate,
    country: pickOf(`${key}/country`, COUNTRIES),
    members,
    seats: members + (bought ? 400 : 5),
    guests,
    partners,
    good: (matter) => roll(matter) < 0.2 + 0.65 * maturity,
    roll,
  };
}

function kindOf(index: number, roll: number): GeneratedKind {
  if (index === 0) return 'primary';
  if (roll < 0.08) return 'sandbox';
  return roll < 0.12 ? 'isolated' : 'secondary';
}

function licenceOf(index: number, roll: number): GeneratedLicence {
  if (index === 0 || roll < 0.12) return 'e5-workload';
  if (roll < 0.45) return 'e5';
  if (roll < 0.7) return 'e3';
  return roll < 0.92 ? 'premium' : 'free';
}

/** Few tenants have very many guests, and many have some; isolated ones have hardly any. */
function shareOut({ tenants, guests, seed }: GenerateOptions): number[] {
  const weights = Array.from({ length: tenants }, (_, index) => {
    const kind = kindOf(index, rollOf(`${seed}/${index}/kind`));
    if (kind === 'isolated') return 0;
    return (1 + numberOf(`${seed}/${index}/rank`, tenants)) ** -0.8;
  });
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const shares = weights.map((weight) => Math.floor((guests * weight) / (all || 1)));
  let left = guests - shares.reduce((sum, share) => sum + share, 0);
  for (let index = 0; left > 0; index = (index + 1) % tenants) {
    if (weights[index] === 0 && all > 0) continue;
    shares[index] = (shares[index] ?? 0) + 1;
    left -= 1;
  }
  return shares;
}

/** Most deal with the primary, and everybody with a few others; not every entry has its mirror. */
function pairUp({ tenants, seed }: GenerateOptions): number[][] {
  const sets = Array.from({ length: tenants }, () => new Set<number>());
  const isolated = (index: number) => kindOf(index, rollOf(`${seed}/${index}/kind`)) === 'isolated';
  const pair = (one: number, other: number, mirrored: number) => {
    if (one === other || isolated(one) || isolated(other)) return;
    sets[one]?.add(other);
    if (rollOf(`${seed}/${one}/${other}/mirror`) < mirrored) sets[other]?.add(one);
  };
  for (let index = 1; index < tenants; index += 1) {
    if (rollOf(`${seed}/${index}/primary`) < 0.9) pair(index, 0, 0.93);
    const others = numberOf(`${seed}/${index}/others`, 4);
    for (let k = 0; k < others; k += 1)
      pair(index, numberOf(`${seed}/${index}/other/${k}`, tenants), 0.7);
  }
  return sets.map((set) => [...set].sort((a, b) => a - b));
}
