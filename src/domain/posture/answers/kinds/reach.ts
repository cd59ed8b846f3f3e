// "Why can't the guest get in?": gate by gate from the home tenant to the application.
import type { Gate, GateState } from '../../between/gate.ts';
import { reach as reachOf } from '../../between/reach.ts';
import type { AreaName } from '../../facts/areas.ts';
import { userName } from '../../people.ts';
import type { Answer, Row } from '../answer.ts';
import type { Asking, Kind, QuestionOf } from '../asking.ts';
import { restingOn } from '../blind.ts';
import { findApplications, findPeople } from '../find.ts';
import { capital, distinct, listed, sentence } from '../say.ts';
import { nameOf } from '../scope.ts';
import { plainHead } from '../states.ts';

const AREAS: readonly AreaName[] = [
  'crossTenantPolicy',
  'crossTenantDefault',
  'crossTenantPartners',
  'partnerNames',
  'users',
  'servicePrincipals',
  'applicationAssignments',
  'conditionalAccess',
  'conditionalAccessReferences',
  'authenticationStrengths',
  'roleAssignments',
  'skus',
];

const WORDS: Readonly<Record<GateState, string>> = {
  open: 'open',
  some: 'open for some',
  closed: 'closed',
  unknown: 'not known',
  'to-pass': 'to pass at the sign-in',
};

export const reach: Kind<'reach'> = {
  ask: 'reach',
  concerns: ({ from, to }, { isOurs }) => ({
    tenants: [to, from].filter(isOurs).slice(0, 1),
    also: [from, to].filter(isOurs),
    areas: AREAS,
  }),
  answer(question, asking) {
    const { estate } = asking;
    const { from, to } = question;
    const views = distinct([from, to]).flatMap((id) => estate.view(id) ?? []);
    const common = { question, ...restingOn(views, AREAS) };
    const who = whoIs(question, asking);
    if ('trouble' in who) return { ...common, head: plainHead('cannot-tell'), ...who.trouble };
    const what = whatIs(question, asking);
    if ('trouble' in what) return { ...common, head: plainHead('cannot-tell'), ...what.trouble };
    const found = reachOf(estate, {
      from,
      to,
      ...(who.person && { person: who.person }),
      ...(what.appId && { appId: what.appId }),
    });
    const subject = who.name ?? `somebody of ${nameOf(asking, from)}`;
    const aim = `${what.name ? `${what.name} in ` : ''}${nameOf(asking, to)}`;
    const { verdict, stop, unknown, toPass, blocked, nobodyThere } = found;
    const shared = verdict === 'yes' && found.who === 'some';
    const but = blocked
      ? `, but ${blocked.sentence}`
      : nobodyThere
        ? ', but none of them has an account there'
        : '';
    const looked = listed([
      'the boundary',
      ...(who.person ? ['the account'] : []),
      ...(what.appId ? ['the assignment'] : []),
    ]);
    const asFar = `as far as ${looked} ${who.person || what.appId ? 'go' : 'goes'}`;
    return {
      ...common,
      head: plainHead(verdict === 'yes' && (shared || but) ? 'partly' : verdict),
      sentence: sentence(
        verdict === 'no' && stop
          ? `${subject} cannot reach ${aim}: ${stop.sentence}`
          : verdict === 'cannot-tell'
            ? `whether ${subject} can reach ${aim} cannot be told: ${unknown[0]?.sentence ?? 'a gate is not known'}`
            : `${subject} can reach ${aim}${shared ? ', if they are among those who are let through' : ` ${asFar}`}${but}`,
      ),
      more:
        toPass.length > 0 && verdict !== 'no'
          ? [
              `Still to pass: ${listed(
                toPass.map(({ sentence: text }) => text),
                4,
              )}.`,
            ]
          : [],
      rows: found.gates.map((gate) => rowOf(gate, asking)),
      rowsAre: 'Gates, in the order in which they are met',
      todo: found.gates.flatMap(({ state, remedy }) =>
        state === 'closed' && remedy ? [remedy] : [],
      ),
      notes: found.notes,
      next: [
        { ask: 'relation', relation: { of: 'everything' }, at: to, of: from },
        { ask: 'reach', from: to, to: from },
      ],
    };
  },
};

const rowOf = ({ gate, at, state, sentence: text }: Gate, asking: Asking): Row => ({
  text: `${capital(gate.replaceAll('-', ' '))} in ${nameOf(asking, at)}: ${WORDS[state]}`,
  detail: sentence(text),
});

type Trouble = { readonly trouble: Pick<Answer, 'sentence' | 'rows' | 'rowsAre'> };

/** A person may be known at home, as a guest, or by nobody. */
function whoIs({ person, from, to }: QuestionOf<'reach'>, asking: Asking) {
  if (!person) return {};
  const [home, there] = [from, to].map((id) => {
    const view = asking.estate.view(id);
    return view && findPeople(view, person);
  });
  const [name, away] = [nameOf(asking, from), nameOf(asking, to)];
  const several = [home, there].find((found) => (found?.length ?? 0) > 1);
  if (several) {
    return trouble(
      `Several people are meant by “${person}”; ask again with the address of one`,
      several.map((user) => ({ text: userName(user), detail: user.userPrincipalName ?? user.id })),
    );
  }
  const [one] = home ?? [];
  if (one) return { name: userName(one), person: { home: one.id } };
  const [guest] = there ?? [];
  if (guest) return { name: userName(guest), person: { guest: guest.id } };
  return home
    ? trouble(`Nobody called “${person}” was found in ${name}, nor as a guest in ${away}`)
    : trouble(`Who “${person}” is cannot be told: the people of ${name} could not be read`);
}

function whatIs({ application, to }: QuestionOf<'reach'>, asking: Asking) {
  if (!application) return {};
  const name = nameOf(asking, to);
  const found = findApplications(asking.estate.view(to), application);
  if (!found) {
    return trouble(
      `Which application “${application}” is cannot be told: those of ${name} could not be read`,
    );
  }
  if (found.length > 1) {
    return trouble(
      `Several applications in ${name} are meant by “${application}”; ask again with the id of one`,
      found.map(({ displayName, appId }) => ({ text: displayName ?? appId, detail: appId })),
    );
  }
  const [one] = found;
  return one
    ? { name: one.displayName ?? one.appId, appId: one.appId }
    : trouble(`No application called “${application}” was found in ${name}`);
}

const trouble = (
  text: string,
  rows: readonly Row[] = [],
): Trouble & { name?: undefined; person?: undefined; appId?: undefined } => ({
  trouble: { sentence: sentence(text), rows, rowsAre: 'Which of them?' },
});
