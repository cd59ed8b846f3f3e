// Checks a JSON value against a Graph type: unknown names, wrong kinds, members no enumeration has.
import { type Body, isBody, isGuid } from '../body.ts';
import {
  bareName,
  enumeration,
  findType,
  isA,
  type Property,
  type Type,
  widestProperties,
} from './types.ts';

export interface Flaw {
  /** Where, as a path inside the value: `.identities[0].issuer`; empty is the value itself. */
  place: string;
  message: string;
}

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,12})?)?(Z|[+-]\d\d:\d\d)$/i;
const SPAN = /^-?P(?=.)(\d+W|(\d+Y)?(\d+M)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?)$/;
const EXTENSION = /^(extension_[0-9a-f]{32}_\w+|ext[a-z0-9]+_\w+|[a-z0-9]+_[A-Za-z]\w*)$/;

/** What is wrong with `body` as a `typeName`; nothing wrong is an empty list. */
export function flawsOf(typeName: string, body: unknown, place = ''): Flaw[] {
  const declared = findType(typeName);
  if (!declared) return [];
  if (!isBody(body)) return [{ place, message: `expected an object (${typeName})` }];
  const named = body['@odata.type'];
  if (named !== undefined) {
    const derived = typeof named === 'string' ? findType(bareName(named)) : undefined;
    // A type that the simulator has no list of is taken as it is.
    if (typeof named === 'string' && !derived) return [];
    if (!derived || !isA(derived.name, typeName))
      return [{ place: `${place}.@odata.type`, message: `${String(named)} is no ${typeName}` }];
    return flawsInside(derived, derived.properties, body, place);
  }
  return flawsInside(declared, widestProperties(typeName), body, place);
}

function flawsInside(
  type: Type,
  properties: ReadonlyMap<string, Property>,
  body: Body,
  place: string,
): Flaw[] {
  const flaws: Flaw[] = [];
  for (const [name, value] of Object.entries(body)) {
    const here = `${place}.${name}`;
    const at = name.indexOf('@');
    if (at >= 0) {
      const annotated = name.slice(0, at);
      if (annotated && !properties.has(annotated))
        flaws.push({ place: here, message: `${type.name} has no property '${annotated}'` });
      continue;
    }
    const property = properties.get(name);
    if (property) flaws.push(...flawsOfProperty(property, value, here));
    else if (!(type.open && EXTENSION.test(name)))
      flaws.push({ place: here, message: `${type.name} has no property '${name}'` });
  }
  return flaws;
}

function flawsOfProperty(property: Property, value: unknown, place: string): Flaw[] {
  if (value === null) return [];
  if (!property.many) return flawsOfValue(property, value, place);
  if (!Array.isArray(value)) return [{ place, message: 'expected a list' }];
  return value.flatMap((one, index) => flawsOfValue(property, one, `${place}[${index}]`));
}

function flawsOfValue(property: Property, value: unknown, place: string): Flaw[] {
  const wrong = (expected: string): Flaw[] => [
    { place, message: `expected ${expected}, got ${JSON.stringify(value)?.slice(0, 60)}` },
  ];
  const written = typeof value === 'string' ? value : undefined;
  switch (property.kind) {
    case 'any':
      return [];
    case 'object':
      return flawsOf(property.type ?? '', value, place);
    case 'oneOf':
      return flawsOfMember(property.type ?? '', written, place) ?? wrong(property.type ?? '');
    case 'flag':
      return typeof value === 'boolean' ? [] : wrong('true or false');
    case 'count':
      return Number.isInteger(value) ? [] : wrong('a whole number');
    case 'number':
      return typeof value === 'number' ? [] : wrong('a number');
    case 'guid':
      return written !== undefined && isGuid(written) ? [] : wrong('a GUID');
    case 'time':
      return written !== undefined && TIME.test(written) ? [] : wrong('a time with offset');
    case 'day':
      return written !== undefined && /^\d{4}-\d\d-\d\d$/.test(written) ? [] : wrong('a date');
    case 'span':
      return written !== undefined && SPAN.test(written) ? [] : wrong('an ISO 8601 duration');
    default:
      return written !== undefined ? [] : wrong('text');
  }
}

function flawsOfMember(name: string, written: string | undefined, place: string) {
  if (written === undefined) return undefined;
  const { members, flags } = enumeration(name);
  const parts = flags ? written.split(',').map((part) => part.trim()) : [written];
  // The service reads a member in any letter case; the spelling of the answer is its own.
  const unknown = parts.find(
    (part) => !members.some((member) => member.toLowerCase() === part.toLowerCase()),
  );
  if (unknown === undefined) return [];
  return [{ place, message: `'${unknown}' is none of ${members.join(', ')}` }];
}
