// The directory's own limits on queries: what needs ConsistencyLevel eventual, what it never does.
// https://learn.microsoft.com/graph/aad-advanced-queries
import { invalidQuery, unsupportedQuery } from '../problem.ts';
import { type Filter, operandsOf, parts } from './filter-tree.ts';
import type { Query } from './query.ts';

const ENDS_WITH = new Set(['mail', 'otherMails', 'userPrincipalName', 'proxyAddresses']);

/** Properties of users that the directory keeps but cannot search. */
const UNSEARCHABLE = new Set([
  ...['aboutMe', 'birthday', 'hireDate', 'interests', 'mySite', 'pastProjects', 'preferredName'],
  ...['responsibilities', 'schools', 'skills', 'passwordProfile', 'deviceEnrollmentLimit'],
  ...['mailboxSettings', 'authorizationInfo', 'isManagementRestricted', 'aboutMe'],
]);

export interface DirectoryQuery {
  /** The request said ConsistencyLevel: eventual. */
  eventual: boolean;
  /** Members of a group and the like, where even a plain filter is an advanced query. */
  reference: boolean;
}

/** Throws the refusal of a query on directory objects that the service would not run. */
export function demandDirectoryQuery(query: Query, { eventual, reference }: DirectoryQuery): void {
  const advanced = eventual && query.count === true;
  if (query.skip !== undefined) throw invalidQuery("'$skip' is not supported by the service.");
  if (query.top !== undefined && (query.top < 1 || query.top > 999))
    throw unsupportedQuery(
      `Invalid page size specified: '${query.top}'. Must be between 1 and 999 inclusive.`,
    );
  if (query.search !== undefined && !eventual)
    throw unsupportedQuery(
      "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'",
    );
  if (query.orderby && (query.filter || query.search || reference) && !advanced)
    throw unsupportedQuery('Sorting not supported for current query.');
  if (!query.filter) return;
  if (reference && !advanced)
    throw unsupportedQuery(
      'The specified filter to the reference property query is currently not supported.',
    );
  demandFilter(query.filter, advanced);
}

function demandFilter(filter: Filter, advanced: boolean): void {
  for (const part of parts(filter)) {
    if (part.is === 'not' && !advanced) throw unsupportedQuery("Operator: 'Not' is not supported");
    if (part.is === 'compare' && part.how === 'ne' && !advanced)
      throw unsupportedQuery("Operator: 'NotEquals' is not supported");
    for (const operand of operandsOf(part)) {
      if (operand.is === 'path') {
        const [name = ''] = operand.segments;
        if (UNSEARCHABLE.has(name))
          throw unsupportedQuery(
            `Unsupported or invalid query filter clause specified for property '${name}' of resource 'User'.`,
          );
        if (operand.segments.includes('$count') && !advanced)
          throw unsupportedQuery('Filter operator with $count is not supported for this query.');
      }
      if (operand.is !== 'call') continue;
      if (operand.name === 'endswith') demandEndsWith(operand.args[0], advanced);
      else if (operand.name !== 'startswith')
        throw unsupportedQuery(`Filter operator '${operand.name}' is not supported.`);
    }
  }
}

function demandEndsWith(target: unknown, advanced: boolean): void {
  if (!advanced) throw unsupportedQuery("Operator: 'EndsWith' is not supported");
  const segments = (target as { segments?: string[] }).segments ?? [];
  // Inside any(...) the variable stands for an item of a property that was checked with the lambda.
  if (segments.length === 1 && (segments[0]?.length ?? 0) <= 2) return;
  if (!ENDS_WITH.has(segments[0] ?? ''))
    throw unsupportedQuery(`Operator: 'EndsWith' is not supported for '${segments.join('/')}'`);
}
