// An order about one request by its number: it shows its card, which has the button for it.
import { readRequestId } from '../shared/ids.ts';
import { plainly, whole } from './plainly.ts';

const ABOUT = whole(
  '(?:approve|deny|decline|reject|decide(?: about| on)?|open|show(?: me)?|find|withdraw|cancel|extend|prolong|renew|give back|return|revoke|end|stop|remind(?: them)? (?:of|about))(?: (?:the|my|this|it))?(?: (?:request|number|no|card))*[ #:]+(?<id>[0-9a-z]{4}[- ]?[0-9a-z]{4})',
);

export function readNumbered(text: string): string | undefined {
  const id = ABOUT.exec(plainly(text))?.groups?.id;
  // A word of eight letters is a name sooner than a number.
  return id && /[\d-]/.test(id) ? readRequestId(id) : undefined;
}
