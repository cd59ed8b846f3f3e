// What the kinds that open a boundary have in common: partners, questions, both halves of the plan.
import { ok, refused } from '../../../shared/result.ts';
import { type Estate, type Tenant, tenantById } from '../../estate/estate.ts';
import { ask, type Study, together } from '../../study.ts';
import type { AccessKind } from '../kind.ts';
import { blockOf } from '../pairs/section.ts';
import type { Resource } from '../plan.ts';
import { cannotRead } from '../unreadable.ts';
import { notOffered } from './offering.ts';
import { applicationsInput, choicesOf, peopleInput } from './opening-choices.ts';
import { type Boundary, inboundHalf, outboundHalf, PARTNERS_WRITER } from './opening-halves.ts';
import { handOverOf } from './opening-hand-over.ts';
import { impactOf } from './opening-impact.ts';
import { readNames } from './opening-names.ts';
import { type Place, type PlaceSpec, placesAt, wantedFrom } from './opening-places.ts';
import { planOpening } from './opening-plan.ts';
import { hasP1, studyHalf } from './opening-study.ts';
import { openAlready, unlicensed } from './opening-words.ts';
import { separated } from './partner-refusals.ts';

export interface OpeningSpec
  extends PlaceSpec,
    Pick<AccessKind, 'id' | 'title' | 'about' | 'question' | 'synonyms'> {
  /** `from Fabrikam` */
  towards(partner: Tenant): string;
  /** What else helps to decide, the most important first. */
  readonly notes: readonly string[];
  /** Notes that come before those, of what has to be read first. */
  readNotes?(boundary: Boundary): Study<readonly string[]>;
}

export function openingKind(spec: OpeningSpec): AccessKind {
  const { id } = spec;

  const placeOf = (estate: Estate, { tenantId, id: place }: Resource): Place | undefined => {
    const tenant = tenantById(estate, tenantId);
    return tenant && placesAt(spec, tenant, estate).find((one) => one.id === place);
  };

  return {
    id,
    title: spec.title,
    about: spec.about,
    lifecycle: 'relationship-setting',
    namesSides: true,
    question: spec.question,
    synonyms: spec.synonyms,
    writers: [PARTNERS_WRITER],
    notAt: () => false,
    offered: (tenant, estate) => placesAt(spec, tenant, estate).map((place) => place.id),

    *describe(tenant, placeId, estate) {
      const missing = (sentence: string) => refused({ tenant: tenant.displayName, sentence });
      const resource = { kind: id, tenantId: tenant.id, id: placeId };
      const place = placeOf(estate, resource);
      if (!place) return missing('A partner is not in the estate any more.');
      const plans = yield* ask({ fact: 'service-plans', tenantId: tenant.id });
      if (!plans.known) return missing(cannotRead(tenant.displayName, plans.reason).sentence);
      const { people, host } = place.boundary;
      const name = `From ${people.displayName} into ${host.displayName}`;
      return hasP1(plans.value)
        ? ok({ resource, name, tenant: tenant.displayName })
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

    foresee: ({ tenantId, id: place }) => [
      { fact: 'partner-policy', tenantId, partnerId: place.split(':', 1)[0] ?? place },
      { fact: 'default-policy', tenantId },
      { fact: 'service-plans', tenantId },
    ],

    *plan(estate, wish) {
      const place = placeOf(estate, wish.resource);
      const wanted = place && wantedFrom(spec, place.boundary, wish.resource);
      if (!place || !wanted) return refused([notOffered('partner')]);
      const { tenant, partner, boundary, both } = place;
      const apart = separated(place, wish);
      if (apart) return refused([apart]);
      const outbound = outboundHalf(boundary);
      const inbound = inboundHalf(boundary);
      const [theirs, own] = place.ours === 'inbound' ? [outbound, inbound] : [inbound, outbound];
      const judged = yield* together(
        [...(both ? [theirs] : []), own].map((half) => studyHalf(half, wish, wanted, boundary)),
      );
      const refusals = judged.flatMap((half) => (half.ok ? [] : [half.error]));
      // Both halves mostly say the same; what is said of one is enough to ask in another way.
      const reasons = new Map(refusals.map((refusal) => [refusal.code, refusal]));
      if (reasons.size > 0) return refused([...reasons.values()]);
      const halves = judged.flatMap((half) => (half.ok ? [half.value] : []));
      const names = yield* readNames(boundary, wanted.subjects, wanted.applications);
      const speech = { boundary, names };
      if (halves.every((half) => half.judged.is === 'open')) {
        return refused([openAlready(speech, [blockOf(wanted)])]);
      }
      const read = spec.readNotes ? yield* spec.readNotes(boundary) : [];
      return ok(
        planOpening(wish, {
          title: `${spec.title} ${spec.towards(partner)}`,
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
