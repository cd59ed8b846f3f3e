// What the kinds that open a boundary have in common: partners, questions, both halves of the plan.
import { ok, refused } from '../../../shared/result.ts';
import { type Estate, type Tenant, tenantById } from '../../estate/estate.ts';
import type { Target } from '../../facts.ts';
import { ask, type Study, together } from '../../study.ts';
import type { AccessKind } from '../kind.ts';
import { blockOf, type Wanted } from '../pairs/section.ts';
import type { Resource } from '../plan.ts';
import { cannotRead } from '../unreadable.ts';
import { notOffered } from './offering.ts';
import { applicationsInput, choicesOf, peopleInput } from './opening-choices.ts';
import {
  applicationTargets,
  type Boundary,
  groupTargets,
  type Half,
  idsOf,
  inboundHalf,
  letsUsChange,
  outboundHalf,
  PARTNERS_WRITER,
  partnersOf,
  type Service,
} from './opening-halves.ts';
import { handOverOf } from './opening-hand-over.ts';
import { impactOf } from './opening-impact.ts';
import { readNames } from './opening-names.ts';
import { planOpening } from './opening-plan.ts';
import { hasP1, studyHalf } from './opening-study.ts';
import { openAlready, unlicensed } from './opening-words.ts';

export interface OpeningSpec
  extends Pick<AccessKind, 'id' | 'title' | 'about' | 'question' | 'synonyms'> {
  readonly service: Service;
  /** Which half stands in the tenant that is asked. */
  readonly ours: Half['direction'];
  /** The kind that a tenant has to enable to have its half changed. */
  readonly kindOf: Readonly<Record<Half['direction'], string>>;
  /** The same for everybody; without it, those that the host names in the estate. */
  readonly applications?: readonly Target[];
  /** `from Fabrikam` */
  towards(partner: Tenant): string;
  /** What else helps to decide, the most important first. */
  readonly notes: readonly string[];
  /** Notes that come before those, of what has to be read first. */
  readNotes?(boundary: Boundary): Study<readonly string[]>;
}

export function openingKind(spec: OpeningSpec): AccessKind {
  const { id, service, ours, kindOf, towards } = spec;

  const boundaryOf = (tenant: Tenant, partner: Tenant): Boundary =>
    ours === 'inbound'
      ? { service, people: partner, host: tenant }
      : { service, people: tenant, host: partner };

  const nameOf = (tenant: Tenant, partner: Tenant): string => {
    const { people, host } = boundaryOf(tenant, partner);
    return `From ${people.displayName} into ${host.displayName}`;
  };

  const canBeAsked = (tenant: Tenant, partner: Tenant): boolean => {
    const { people, host } = boundaryOf(tenant, partner);
    const applications = spec.applications ?? host.offers.openings.applications;
    return people.offers.openings.groups.length > 0 && applications.length > 0;
  };

  const placeOf = (estate: Estate, { tenantId, id: partnerId }: Resource) => {
    const tenant = tenantById(estate, tenantId);
    const partner = tenant && partnersOf(tenant, estate).find((one) => one.id === partnerId);
    return tenant && partner && canBeAsked(tenant, partner)
      ? { tenant, partner, boundary: boundaryOf(tenant, partner) }
      : undefined;
  };

  const wantedFrom = ({ people, host }: Boundary, { inputs }: Resource): Wanted | undefined => {
    const among = (given: readonly string[] = [], known: readonly string[]) =>
      given.length > 0 && given.every((one) => known.includes(one)) ? given : undefined;
    const subjects = among(inputs?.people, idsOf(people.offers.openings.groups));
    const named = among(inputs?.applications, idsOf(host.offers.openings.applications));
    const applications = spec.applications ?? (named && applicationTargets(named));
    return subjects && applications && { subjects: groupTargets(subjects), applications };
  };

  return {
    id,
    title: spec.title,
    about: spec.about,
    lifecycle: 'relationship-setting',
    question: spec.question,
    synonyms: spec.synonyms,
    writers: [PARTNERS_WRITER],
    notAt: () => false,
    offered: (tenant, estate) =>
      partnersOf(tenant, estate)
        .filter((partner) => canBeAsked(tenant, partner))
        .map((partner) => partner.id),

    *describe(tenant, partnerId, estate) {
      const missing = (sentence: string) => refused({ tenant: tenant.displayName, sentence });
      const partner = tenantById(estate, partnerId);
      if (!partner) return missing('A partner is not in the estate any more.');
      const plans = yield* ask({ fact: 'service-plans', tenantId: tenant.id });
      if (!plans.known) return missing(cannotRead(tenant.displayName, plans.reason).sentence);
      const resource = { kind: id, tenantId: tenant.id, id: partner.id };
      return hasP1(plans.value)
        ? ok({ resource, name: nameOf(tenant, partner), tenant: tenant.displayName })
        : missing(unlicensed(tenant).sentence);
    },

    *inputs(estate, resource) {
      const place = placeOf(estate, resource);
      if (!place) return refused(notOffered('partner'));
      const { people, host } = place.boundary;
      const groups = yield* choicesOf(people, 'groups');
      if (!groups.ok) return groups;
      const first = peopleInput(people, groups.value);
      if (spec.applications) return ok([first]);
      const applications = yield* choicesOf(host, 'applications');
      return applications.ok
        ? ok([first, applicationsInput(host, applications.value)])
        : applications;
    },

    foresee: ({ tenantId, id: partnerId }) => [
      { fact: 'partner-policy', tenantId, partnerId },
      { fact: 'default-policy', tenantId },
      { fact: 'service-plans', tenantId },
    ],

    *plan(estate, wish) {
      const place = placeOf(estate, wish.resource);
      const wanted = place && wantedFrom(place.boundary, wish.resource);
      if (!place || !wanted) return refused([notOffered('partner')]);
      const { tenant, partner, boundary } = place;
      const outbound = outboundHalf(boundary);
      const inbound = inboundHalf(boundary);
      const [theirs, own] = ours === 'inbound' ? [outbound, inbound] : [inbound, outbound];
      const both = letsUsChange(partner, kindOf[theirs.direction]);
      const judged = yield* together(
        [...(both ? [theirs] : []), own].map((half) => studyHalf(half, wish, wanted, boundary)),
      );
      const refusals = judged.flatMap((half) => (half.ok ? [] : [half.error]));
      if (refusals.length > 0) return refused(refusals);
      const halves = judged.flatMap((half) => (half.ok ? [half.value] : []));
      const names = yield* readNames(boundary, wanted.subjects, wanted.applications);
      const speech = { boundary, names };
      if (halves.every((half) => half.judged.is === 'open')) {
        return refused([openAlready(speech, [blockOf(wanted)])]);
      }
      const read = spec.readNotes ? yield* spec.readNotes(boundary) : [];
      return ok(
        planOpening(wish, {
          title: `${spec.title} ${towards(partner)}`,
          resource: partner.displayName,
          speech,
          wanted,
          halves,
          handOver: both ? undefined : handOverOf(theirs, wanted, speech),
          sides: both ? [tenant.id, partner.id] : [tenant.id],
          notes: [...read, ...spec.notes],
        }),
      );
    },

    impact: impactOf,
  };
}
