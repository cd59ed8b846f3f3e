// Rewrites a sent body the way the service keeps it: enumeration members in the published spelling.
import { type Body, isBody } from '../body.ts';
import { bareName, enumeration, findType, type Property, widestProperties } from './types.ts';

/** A copy of `body` in the published spelling; what is unknown stays as it is. */
export function spelled(typeName: string, body: Body): Body {
  const named = body['@odata.type'];
  const own = typeof named === 'string' ? findType(bareName(named)) : undefined;
  const properties = own?.properties ?? widestProperties(typeName);
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => {
      const property = properties.get(name);
      if (!property) return [name, value];
      const one = (item: unknown) => spelledValue(property, item);
      return [name, Array.isArray(value) ? value.map(one) : one(value)];
    }),
  );
}

function spelledValue(property: Property, value: unknown): unknown {
  if (property.kind === 'object' && isBody(value)) return spelled(property.type ?? '', value);
  if (property.kind !== 'oneOf' || typeof value !== 'string') return value;
  const { members, flags } = enumeration(property.type ?? '');
  const published = (part: string) =>
    members.find((member) => member.toLowerCase() === part.toLowerCase()) ?? part;
  return flags
    ? value
        .split(',')
        .map((part) => published(part.trim()))
        .join(',')
    : published(value);
}
