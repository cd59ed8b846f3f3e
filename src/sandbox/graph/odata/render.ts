// Picks what of an object is answered: the selected properties, or the ones that come by themselves.
import type { Body } from '../body.ts';
import { findType, odataName, typeNamed } from '../schema/types.ts';

export interface Shown {
  select?: string[] | undefined;
  /** Names the type in `@odata.type`, as collections of several types do. */
  typed?: boolean;
}

export type Projector = (body: Body) => Body;
const projectors = new Map<string, Projector>();

/** What Graph answers of `body`: absent properties as null, absent lists as empty lists. */
export const render = (typeName: string, body: Body, shown: Shown): Body =>
  rendererOf(typeName, shown)(body);

/** The same for many objects of one type. */
export function rendererOf(typeName: string, shown: Shown): Projector {
  if (!findType(typeName)) return (body) => plain(body, shown.select);
  const key = `${typeName}|${shown.typed ? 't' : ''}|${shown.select?.join(',') ?? '*'}`;
  let projector = projectors.get(key);
  if (!projector) {
    projector = projectorFor(typeName, shown);
    if (projectors.size > 2000) projectors.clear();
    projectors.set(key, projector);
  }
  return projector;
}

function projectorFor(typeName: string, { select, typed }: Shown): Projector {
  const type = typeNamed(typeName);
  const everything = !select || select.includes('*');
  const wanted = new Set(select?.map((name) => name.split('/')[0] ?? ''));
  if (typed) wanted.add('id');
  const properties = [...type.properties.values()].filter(
    ({ name, link }) =>
      !link &&
      (everything
        ? type.usual.size === 0 || type.usual.has(name) || name === 'id'
        : wanted.has(name)),
  );
  const named = new Set(properties.map(({ name }) => name));
  // Where the type has all that is wanted, nothing else of an object needs looking at.
  const complete = !everything && [...wanted].every((name) => named.has(name));
  const own = typed && type.name !== 'directoryObject' ? odataName(typeName) : undefined;
  return (body) => {
    const answer: Body = {};
    if (own) answer['@odata.type'] = own;
    else if (body['@odata.type'] !== undefined) answer['@odata.type'] = body['@odata.type'];
    for (const { name, many } of properties) answer[name] = body[name] ?? (many ? [] : null);
    if (complete) return answer;
    // Properties of derived types and extensions, which the type itself does not list.
    for (const name of Object.keys(body))
      if (!named.has(name) && !name.startsWith('_') && !name.includes('@'))
        if (everything ? isExtra(type.properties.has(name), type.usual.size) : wanted.has(name))
          answer[name] = body[name];
    return answer;
  };
}

const isExtra = (listed: boolean, usual: number) => !listed && usual === 0;

function plain(body: Body, select: string[] | undefined): Body {
  if (!select || select.includes('*')) return body;
  const wanted = new Set(select);
  return Object.fromEntries(
    Object.entries(body).filter(([name]) => wanted.has(name) || name === 'id'),
  );
}

/** A path such as `roleInfo/name` in `$orderby`. */
export function valueAt(body: Body, segments: string[]): unknown {
  let value: unknown = body;
  for (const segment of segments)
    value = typeof value === 'object' && value !== null ? (value as Body)[segment] : undefined;
  return value;
}
