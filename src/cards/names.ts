// What the people of a request are called, as long as their names have not been erased.
import type { AccessRequest } from '../domain/access/request.ts';
import { type Beneficiary, beneficiaryKey } from '../shared/beneficiary.ts';

export const ERASED = '[erased]';

export function nameOf(
  request: AccessRequest,
  person: Beneficiary | undefined,
  otherwise: string,
): string {
  if (!person) return otherwise;
  if (!request.personal) return ERASED;
  return request.personal.names[beneficiaryKey(person)] ?? otherwise;
}

/** Who decided: `Ines Roth`, or `rule short-visits` where that did it without anybody. */
export function deciderOf(request: AccessRequest, otherwise: string): string {
  const { by, rule } = request.decision ?? {};
  return rule && !by ? `rule ${rule.id}` : nameOf(request, by, otherwise);
}

const LIST = new Intl.ListFormat('en');
const MOST = 3;

/** Without those whose part came to an end of its own. */
const goingOn = ({ people = [], partEnds = [] }: AccessRequest): Beneficiary[] =>
  people.filter((one) => !partEnds.some(({ person }) => person === beneficiaryKey(one)));

/** Those who get it, as many as fit into a headline. */
export function peopleNames(request: AccessRequest, otherwise: string): string {
  const people = request.people ? goingOn(request) : [request.beneficiary];
  const names = people.map((person) => nameOf(request, person, otherwise));
  const rest = names.length - MOST + 1;
  return LIST.format(names.length > MOST ? [...names.slice(0, MOST - 1), `${rest} others`] : names);
}

/** Every one of them with the address that is theirs alone. */
export function peopleInFull(request: AccessRequest): string {
  const { people, personal } = request;
  if (!people || !personal) return '';
  const one = (person: Beneficiary) => {
    const address = personal.addresses?.[beneficiaryKey(person)];
    const name = nameOf(request, person, 'Somebody');
    return address ? `${name} (${address})` : name;
  };
  return LIST.format(goingOn(request).map(one));
}
