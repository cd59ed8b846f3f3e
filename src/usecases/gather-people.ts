// Whom a request is for, where that is not just the one who asks: as a form names them, and as a request kept them.
import type { Identity } from '../domain/access/identity.ts';
import type { AccessKind } from '../domain/access/kind.ts';
import { isOutsider, outsiderRef, type Person } from '../domain/access/people.ts';
import type { Resource } from '../domain/access/plan.ts';
import type { AccessRequest } from '../domain/access/request.ts';
import { beneficiaryKey } from '../shared/beneficiary.ts';
import { type Refusal, refusal } from '../shared/refusal.ts';
import { ok, type Result, refused } from '../shared/result.ts';
import { type IdentifyDeps, identifyNamed } from './identify-person.ts';
import { runStudy } from './run-study.ts';

type People = readonly Person[] | undefined;

/** `undefined` where the kind is for the one who asks. */
export async function peopleWanted(
  deps: IdentifyDeps,
  kind: AccessKind,
  resource: Resource,
  requestor: Identity,
): Promise<Result<People, readonly Refusal[]>> {
  if (!kind.people) return ok(undefined);
  const named = await runStudy(kind.people(deps.estate, resource, requestor), deps.facts);
  if (!named.ok) return named;
  const people = await Promise.all(
    named.value.map(async (one) =>
      isOutsider(one) ? ok(one) : identifyNamed(deps, one, 'One of these people'),
    ),
  );
  const wrong = people.flatMap((one) => (one.ok ? [] : [one.error]));
  return wrong.length > 0
    ? refused(wrong)
    : ok(people.flatMap((one): Person[] => (one.ok ? [one.value] : [])));
}

/** Read anew; refused where one of them has left, or where their address was erased. */
export async function peopleOf(
  deps: IdentifyDeps,
  { people, personal }: Pick<AccessRequest, 'people' | 'personal'>,
): Promise<Result<People, Refusal>> {
  if (!people) return ok(undefined);
  const found = await Promise.all(
    people.map(async (one): Promise<Result<Person, Refusal>> => {
      const key = beneficiaryKey(one);
      return 'addressHash' in one
        ? keptOutsider(personal, key)
        : identifyNamed(deps, one, personal?.names[key] ?? 'One of them');
    }),
  );
  const wrong = found.find((one) => !one.ok);
  if (wrong && !wrong.ok) return wrong;
  return ok(found.flatMap((one) => (one.ok ? [one.value] : [])));
}

function keptOutsider(personal: AccessRequest['personal'], key: string): Result<Person, Refusal> {
  const kept = personal?.outsiders?.find((one) => beneficiaryKey(outsiderRef(one)) === key);
  return kept ? ok(kept) : refused(erased);
}

const erased = refusal(
  'address-erased',
  'The address of the person it is for has been erased, so it cannot be approved any more.',
  'Deny it, or let it lapse.',
);
