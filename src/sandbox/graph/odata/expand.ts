// `$expand`: puts what an object points at into the answer.
import type { Body } from '../body.ts';
import type { Call } from '../call.ts';
import { follow, navigationOf } from '../navigation.ts';
import { invalidQuery } from '../problem.ts';
import { bareName, findType, isA } from '../schema/types.ts';
import { matcher } from './match.ts';
import { demandNames } from './names.ts';
import type { Expand } from './query.ts';
import { render } from './render.ts';

/** At most so many objects come with an expanded collection of the directory. */
const EXPANDED = 20;

export function expandInto(
  call: Call,
  type: string,
  body: Body,
  answer: Body,
  expands: Expand[] | undefined,
): void {
  for (const { name: written, options } of expands ?? []) {
    const [name = '', cast] = written.split('/');
    const navigation = navigationOf(type, name);
    if (!navigation) {
      if (Array.isArray(body[name]) || typeof body[name] === 'object') answer[name] = body[name];
      else if (!findType(type)?.properties.get(name)?.link) throw unknownLink(name, type);
      else throw invalidQuery(`Expanding '${name}' is not supported.`);
      continue;
    }
    demandNames(options, navigation.type);
    const wanted = cast && !cast.startsWith('$') ? bareName(cast) : undefined;
    const fits =
      options.filter &&
      matcher(options.filter, (inside, far) => follow(call, navigation.type, inside, far));
    const limit = options.top ?? (isA(navigation.type, 'directoryObject') ? EXPANDED : 1000);
    const found: Body[] = [];
    for (const entry of navigation.read(call, body, 0)) {
      if (wanted && entry.type !== wanted) continue;
      if (fits && !fits(entry.body)) continue;
      if (found.length === limit) break;
      const typed = navigation.type === 'directoryObject';
      const named = entry.body['@odata.type'];
      const own = typeof named === 'string' && !typed ? bareName(named) : entry.type;
      const inside = entry.veiled ? { id: entry.body.id } : entry.body;
      const shown = render(own, inside, { select: options.select, typed });
      expandInto(call, own, entry.body, shown, options.expand);
      found.push(shown);
    }
    answer[name] = navigation.many ? found : (found[0] ?? null);
  }
}

const unknownLink = (name: string, type: string) =>
  invalidQuery(
    `Parsing OData Select and Expand failed: Could not find a property named '${name}' on type 'microsoft.graph.${type}'.`,
  );
