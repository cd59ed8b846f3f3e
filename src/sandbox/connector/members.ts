// A chat's member in the form in which Teams describes people to bots.
import { type Person, userIdOf } from '../personas/person.ts';

export function memberOf(person: Person, botAppId: string): Record<string, unknown> {
  const [givenName, ...rest] = person.displayName.split(' ');
  return {
    id: userIdOf(person, botAppId),
    name: person.displayName,
    objectId: person.objectId,
    aadObjectId: person.objectId,
    givenName,
    surname: rest.join(' '),
    email: person.mail ?? person.userPrincipalName,
    userPrincipalName: person.userPrincipalName,
    tenantId: person.tenantId,
    userRole: person.guest ? 'guest' : 'user',
  };
}
