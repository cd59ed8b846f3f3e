// Separate a tenant or partner: everything closed on purpose, nothing deleted, and never opened by an end.
import { type Refusal, refusal } from '../../../shared/refusal.ts';
import { ok, type Result, refused } from '../../../shared/result.ts';
import { type Estate, type Tenant, tenantById } from '../../estate/estate.ts';
import { ask, type Study, together } from '../../study.ts';
import type { AccessKind, Input, OpenSetting, Planned, Wish } from '../kind.ts';
import { makePlan, type Resource } from '../plan.ts';
import { cannotRead } from '../unreadable.ts';
import { notOffered } from './offering.ts';
import { joined, PARTNERS_WRITER } from './partner-piece.ts';
import { type Pair, standingAsks } from './partner-standing.ts';
import { type Half, readHalf } from './separation-half.ts';
import { closingPiece } from './separation-piece.ts';
import { impactOf } from './separation-words.ts';

const ID = 'separate-partner';
const INPUT = 'halves';
const ONE = 'one';
const BOTH = 'both';

export const separatePartner: AccessKind = {
  id: ID,
  title: 'Separation',
  about: 'Close everything between a tenant and a partner at once, and keep it closed.',
  lifecycle: 'relationship-setting',
  namesSides: true,
  question: 'Which tenant closes itself, and for whom?',
  synonyms: ['separate', 'separation', 'cut off partner', 'block partner', 'close partner'],
  writers: [PARTNERS_WRITER],
  notAt: () => false,
  // Closing needs nobody's leave to be offered: every other tenant that the estate knows.
  offered: (tenant, estate) => estate.tenants.map(({ id }) => id).filter((id) => id !== tenant.id),

  *describe(tenant, id, estate) {
    const read = yield* ask({ fact: 'default-policy', tenantId: tenant.id });
    const missing = (why: Refusal) =>
      refused({ tenant: tenant.displayName, sentence: why.sentence });
    const partner = tenantById(estate, id);
    if (!partner) return missing(notOffered('partner'));
    if (!read.known) return missing(cannotRead(tenant.displayName, read.reason));
    const name = `${tenant.displayName} from ${partner.displayName}`;
    return ok({
      resource: { kind: ID, tenantId: tenant.id, id },
      name,
      tenant: tenant.displayName,
    });
  },

  *inputs(estate, resource) {
    const pair = pairOf(estate, resource);
    if (!pair) return refused(notOffered('partner'));
    const read = yield* ask({ fact: 'default-policy', tenantId: pair.tenant.id });
    if (!read.known) return refused(cannotRead(pair.tenant.displayName, read.reason));
    return ok([whichHalves(pair)]);
  },

  foresee: ({ tenantId, id }) => [
    ...Object.values(standingAsks(tenantId, id)),
    { fact: 'service-plans', tenantId },
  ],

  *plan(estate, wish) {
    const pair = pairOf(estate, wish.resource);
    if (!pair) return refused([notOffered('partner')]);
    const both = wish.resource.inputs?.[INPUT]?.[0] === BOTH && takesPart(pair.partner);
    const pairs = both ? [pair, { tenant: pair.partner, partner: pair.tenant }] : [pair];
    const halves = yield* readAll(pairs);
    if (!halves.ok) return refused([halves.error]);
    const piece = joined(halves.value.map(closingPiece));
    return piece.steps.length === 0
      ? refused([separatedAlready(piece.there)])
      : ok(planFor(pair, halves.value, wish));
  },

  *impact(estate, { plan }) {
    const pair = pairOf(estate, plan.resource);
    const read = pair && (yield* ask(standingAsks(pair.tenant.id, pair.partner.id).entry));
    const unread = pair && read && !read.known;
    return [
      'Nobody loses anything, and nothing opens: what was closed stays closed until it is asked for anew.',
      ...(unread ? [cannotRead(pair.tenant.displayName, read.reason).sentence] : []),
    ];
  },
};

function pairOf(estate: Estate, { tenantId, id }: Resource): Pair | undefined {
  const tenant = tenantById(estate, tenantId);
  const partner = tenantById(estate, id);
  return tenant && partner && tenant !== partner ? { tenant, partner } : undefined;
}

/** Whether Drawbridge may close the other half as well. */
const takesPart = ({ access }: Tenant): boolean => access.includes(ID);

function whichHalves({ tenant, partner }: Pair): Input {
  const own = { title: `In ${tenant.displayName} alone: its owners decide`, value: ONE };
  const all = {
    title: `In both tenants: the owners of ${partner.displayName} have to agree as well`,
    value: BOTH,
  };
  return {
    id: INPUT,
    label: 'Where shall it be closed?',
    type: 'choice',
    choices: takesPart(partner) ? [own, all] : [own],
    value: ONE,
    required: true,
  };
}

function* readAll(pairs: readonly Pair[]): Study<Result<Half[], Refusal>> {
  const halves: Half[] = [];
  for (const half of yield* together(pairs.map(readHalf))) {
    if (!half.ok) return half;
    halves.push(half.value);
  }
  return ok(halves);
}

function planFor({ tenant, partner }: Pair, halves: readonly Half[], wish: Wish): Planned {
  const { steps, words, there } = joined(halves.map(closingPiece));
  const basis = halves.map(({ entry, defaults, trust }) => ({
    sections: entry?.sections ?? null,
    inboundTrust: entry?.inboundTrust ?? null,
    automaticUserConsentSettings: entry?.automaticUserConsentSettings ?? null,
    identitySynchronization: entry?.identitySynchronization ?? null,
    defaults: { ...defaults, isServiceDefault: null },
    trust,
  }));
  const open = wish.open.filter((setting) => joins(setting, tenant, partner));
  return {
    plan: makePlan(wish.resource, wish.durationMs, steps, basis),
    sides: halves.map(({ pair }) => pair.tenant.id),
    words: {
      resource: partner.displayName,
      title: `Separation of ${tenant.displayName} from ${partner.displayName}`,
      inPlace: 'Separated',
      steps: words,
      notes: [...impactOf(halves, open), ...there].slice(0, 6),
    },
  };
}

/** Whether a setting of ours is about these two tenants. */
const joins = ({ changes }: OpenSetting, one: Tenant, other: Tenant): boolean =>
  changes.some((change) => {
    const ids = Object.values(change);
    return ids.includes(one.id) && ids.includes(other.id);
  });

const separatedAlready = (there: readonly string[]): Refusal =>
  refusal(
    'already-held',
    there.join(' '),
    'There is nothing to close. What is still open elsewhere, such as roles in Azure, is closed there.',
    'resource',
  );
