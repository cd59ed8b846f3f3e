// Tells the sample from an estate of somebody's own: production must not begin with made-up tenants.
import type { Estate } from '../../domain/estate/estate.ts';

/** Names that no real domain ends with: https://www.rfc-editor.org/rfc/rfc2606 */
const RESERVED = /\.(example|test|invalid|localhost)$/i;

/** What is wrong with it, with what to do instead; empty for an estate of real domains. */
export function madeUpProblems(estate: Estate, file: string): string[] {
  const domains = estate.tenants.flatMap((tenant) => tenant.domains);
  const first = domains.find((domain) => RESERVED.test(domain));
  return first === undefined
    ? []
    : [
        `${file} names ${first}, which cannot be a real domain; set ESTATE_FILE to the file of your own tenants`,
      ];
}
