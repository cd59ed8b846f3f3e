// Domain names that are written with other letters than a to z: as computers write them, and as people see them.
import { domainToUnicode } from 'node:url';

/** How people see it where it is internationalised; null where it is as it looks. */
export function internationalised(domain: string): string | null {
  const seen = domainToUnicode(domain);
  return seen !== '' && seen !== domain ? seen : null;
}
