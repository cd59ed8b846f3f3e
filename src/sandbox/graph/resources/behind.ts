// Collections behind an object that are only read.
import { answerCount, answerMany, answerOne, type Many } from '../answer.ts';
import { type Body, same, text } from '../body.ts';
import { numbered } from '../build.ts';
import type { Call, Operation, Route } from '../call.ts';
import type { Licence } from '../licence.ts';
import { permissionOf } from '../permissions/lookup.ts';
import { missing } from '../problem.ts';

export interface Behind {
  path: string;
  type: string;
  licence?: Licence;
  list(call: Call): Body[];
}

/** The list, its count, and one of them, as far as Microsoft publishes each. */
export function ownedRoutes({ path, type, licence, list }: Behind): Route[] {
  const operation = (answer: Operation['answer']): Operation => ({
    ...(licence && { licence }),
    answer,
  });
  const many = (call: Call): Many => {
    const entries = numbered(type, list(call));
    return { type, entries: (from) => entries.slice(from) };
  };
  const one: Operation['answer'] = (call) => {
    const key = call.params.behind ?? '';
    const found = list(call).find((body) => same(text(body, 'id'), key));
    if (!found) throw missing(key);
    return answerOne(call, type, found);
  };
  const routes: Route[] = [
    { path, GET: operation((call) => answerMany(call, many(call))) },
    { path: `${path}/$count`, GET: operation((call) => answerCount(call, many(call))) },
    { path: `${path}/{behind}`, GET: operation(one) },
  ];
  return routes.filter((route) => permissionOf('GET', route.path));
}
