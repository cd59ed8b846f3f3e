// Checks that a query names only properties its type has.
import { invalidQuery } from '../problem.ts';
import { bareName, findType, type Property, widestProperties } from '../schema/types.ts';
import type { Filter } from './filter-tree.ts';
import { operandsOf, parts } from './filter-tree.ts';
import type { Query } from './query.ts';

const EXTENSION = /^(extension_[0-9a-f]{32}_\w+|ext[a-z0-9]+_\w+|onPremisesExtensionAttributes)/;

/** Throws when `query` names something that `typeName` and the types derived from it do not have. */
export function demandNames(query: Query, typeName: string): void {
  if (!findType(typeName)) return;
  for (const name of query.select ?? []) demandPath(typeName, name.split('/'), 'select');
  for (const { segments } of query.orderby ?? []) demandPath(typeName, segments, 'orderby');
  if (query.filter) demandFilter(query.filter, typeName);
}

function demandPath(typeName: string, segments: string[], clause: string): Property | undefined {
  let at: string | undefined = typeName;
  let property: Property | undefined;
  for (const segment of segments) {
    if (segment === '*' || segment === '$count' || !at) return property;
    if (/^(microsoft\.)?graph\./.test(segment)) {
      at = bareName(segment);
      continue;
    }
    if (!findType(at) || EXTENSION.test(segment)) return undefined;
    property = widestProperties(at).get(segment);
    if (!property) throw unknownName(segment, at, clause);
    at = property.type;
  }
  return property;
}

function unknownName(name: string, typeName: string, clause: string) {
  const start =
    clause === 'select' ? 'Parsing OData Select and Expand failed' : `Invalid ${clause} clause`;
  return invalidQuery(
    `${start}: Could not find a property named '${name}' on type 'microsoft.graph.${typeName}'.`,
  );
}

function demandFilter(filter: Filter, typeName: string): void {
  const variables = new Map<string, string | undefined>();
  for (const part of parts(filter)) {
    if (part.is === 'any' || part.is === 'all') {
      const property = demandPath(typeName, part.segments, 'filter');
      if (property && !property.many)
        throw invalidQuery(`Invalid filter clause: '${part.segments.join('/')}' is no collection.`);
      variables.set(part.variable, property?.type);
    }
    for (const operand of operandsOf(part)) {
      if (operand.is !== 'path') continue;
      const [first = '', ...rest] = operand.segments;
      if (!variables.has(first)) demandPath(typeName, operand.segments, 'filter');
      else if (variables.get(first)) demandPath(variables.get(first) ?? '', rest, 'filter');
    }
  }
}
