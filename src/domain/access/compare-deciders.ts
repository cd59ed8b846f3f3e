// How two rules differ in whom they ask, and in what happens when nobody answers: compared by ids, told by names.
import { sayDuration } from '../../shared/duration.ts';
import { canonicalJson } from '../../shared/hash.ts';
import type { StageAsked, Whom, WouldAsk } from './would-ask.ts';

export function decidersDiffer(was: WouldAsk, is: WouldAsk): string[] {
  const label = labelsFor([was, is]);
  const patience = patienceDiffers(was, is, label);
  if (whoIsAsked(was) !== whoIsAsked(is)) {
    return [`other deciders: ${say(is, label)} instead of ${say(was, label)}`, ...patience];
  }
  if (patience.length > 0 || canonicalJson(was.called) === canonicalJson(is.called)) {
    return patience;
  }
  const [before, after] = [was, is].map(
    ({ called }) => called.join(', ') || 'no name of their own',
  );
  return [`the same deciders under other names: ${after} instead of ${before}`];
}

/** Nothing hangs on the order within a list. */
const keysOf = (those: readonly Whom[]): string[] => those.map(keyOf).sort();

const keyOf = ({ key, people }: Whom): string =>
  people ? `${key}(${people.map(keyOf).sort().join()})` : key;

const whoIsAsked = ({ stages, fallback }: WouldAsk): string =>
  canonicalJson({
    stages: stages.map(({ groups }) =>
      groups.map(({ needs, sides }) => canonicalJson({ needs, sides: sides.map(keysOf) })).sort(),
    ),
    fallback: keysOf(fallback),
  });

type Label = (one: Whom) => string;

/** With what tells them apart, where two of them are called alike. */
function labelsFor(both: readonly WouldAsk[]): Label {
  const all = both.flatMap(({ stages, fallback }) => [
    ...stages.flatMap(({ groups, escalateTo }) => [
      ...groups.flatMap(({ sides }) => sides.flat()),
      ...escalateTo,
    ]),
    ...fallback,
  ]);
  const single = toldApart(
    all.flatMap((one) => one.people ?? [one]),
    ({ name }) => name,
  );
  const together: Label = (one) =>
    one.people
      ? one.unnamed
        ? either(one.people, single)
        : `${one.name} (${either(one.people, single)})`
      : single(one);
  return toldApart(all, together);
}

function toldApart(all: readonly Whom[], name: Label): Label {
  const keys = new Map<string, Set<string>>();
  for (const one of all) {
    const of = keys.get(name(one)) ?? new Set();
    keys.set(name(one), of.add(keyOf(one)));
  }
  return (one) => {
    const said = name(one);
    const alone = (keys.get(said)?.size ?? 0) < 2 || said.endsWith(` (${one.id})`);
    return alone ? said : `${said} (${one.id})`;
  };
}

const either = (those: readonly Whom[], label: Label): string =>
  [...new Set(those.map(label))].sort().join(' or ') || 'nobody';

function say({ stages, fallback }: WouldAsk, label: Label): string {
  const inOrder = stages.map(({ groups }) =>
    groups
      .map(({ needs, sides }) => {
        const of = needs > 1 ? `${needs} of ` : '';
        const each = sides.map((side) => `${of}${either(side, label)}`);
        const alike = each.length > 1 && new Set(each).size === 1;
        return alike ? `${each[0]} for each tenant` : each.join(' and ');
      })
      .join(' and '),
  );
  const otherwise = fallback.length > 0 ? ` (else ${either(fallback, label)})` : '';
  return inOrder.join(', then ') + otherwise;
}

function patienceDiffers(was: WouldAsk, is: WouldAsk, label: Label): string[] {
  const most = Math.max(was.stages.length, is.stages.length);
  return Array.from({ length: most }, (_, i) => i).flatMap((i) => {
    const [before, after] = [was.stages[i], is.stages[i]];
    const where = most > 1 ? `stage ${i + 1} ` : '';
    const reminders = [before, after].map((stage) => canonicalJson(stage?.remindAfter ?? []));
    const further = [before, after].map((stage) =>
      canonicalJson([stage?.escalateAfter ?? null, keysOf(stage?.escalateTo ?? [])]),
    );
    return [
      ...(reminders[0] === reminders[1]
        ? []
        : [`${where}reminds ${sayReminders(after)} instead of ${sayReminders(before)}`]),
      ...(further[0] === further[1]
        ? []
        : [
            `${where}escalates ${sayFurther(after, label)} instead of ${sayFurther(before, label)}`,
          ]),
    ];
  });
}

const sayReminders = (stage: StageAsked | undefined): string =>
  stage && stage.remindAfter.length > 0
    ? `after ${stage.remindAfter.map(sayDuration).join(', ')}`
    : 'never';

function sayFurther(stage: StageAsked | undefined, label: Label): string {
  const { escalateAfter, escalateTo = [] } = stage ?? {};
  if (escalateAfter === undefined && escalateTo.length === 0) return 'never';
  const when = escalateAfter === undefined ? 'at no time' : `after ${sayDuration(escalateAfter)}`;
  return `${when} to ${either(escalateTo, label)}`;
}
