// "Does Fabrikam accept MFA done in Contoso?": one tenant's treatment of another's people, in a direction.
import type { AreaName } from '../../facts/areas.ts';
import type { Headline } from '../answer.ts';
import type { Kind, QuestionOf } from '../asking.ts';
import { restingOn } from '../blind.ts';
import type { Told } from '../relation-words.ts';
import { aspectOf } from '../relations.ts';
import { capital, distinct } from '../say.ts';
import { plainHead } from '../states.ts';

const AREAS: readonly AreaName[] = ['crossTenantPartners', 'crossTenantDefault', 'partnerNames'];

const areasFor = ({ relation }: QuestionOf<'relation'>): readonly AreaName[] =>
  relation.of === 'synchronization' || relation.of === 'everything'
    ? [...AREAS, 'synchronization']
    : AREAS;

export const relation: Kind<'relation'> = {
  ask: 'relation',
  concerns(question, { isOurs }) {
    const { at, of, relation: which, both } = question;
    const half = which.of === 'outbound' ? of : at;
    const asked = both ? [at, of] : [half];
    const ours = asked.filter(isOurs);
    return {
      // Of a tenant that is not ours only the other half can be told.
      tenants: ours.length > 0 ? ours : [at, of].filter(isOurs),
      also: [at, of].filter(isOurs),
      areas: areasFor(question),
    };
  },
  answer(question, asking) {
    const { at, of, both } = question;
    const told = [
      aspectOf(question.relation, at, of, asking),
      ...(both ? [aspectOf(question.relation, of, at, asking)] : []),
    ];
    const ids = distinct([at, of]);
    const views = ids.flatMap((id) => asking.estate.view(id) ?? []);
    const found = together(told.map((one) => one.verdict));
    const verdict = found && question.contrary ? CONTRARY[found] : found;
    return {
      question,
      ...(verdict && { head: plainHead(verdict) }),
      sentence: told.map((one) => capital(one.sentence)).join(' '),
      more: distinct(told.flatMap(({ more }) => more)),
      rows: told.flatMap(({ rows }) => rows),
      rowsAre: 'Settings',
      ...restingOn(views, areasFor(question)),
      next: [
        ...(both ? [] : [{ ...question, at: of, of: at }]),
        ...(question.relation.of === 'everything'
          ? []
          : [{ ask: 'relation', relation: { of: 'everything' }, at, of } as const]),
        { ask: 'reach', from: of, to: at },
        ...(question.relation.of === 'trust' && asking.estate.view(at)
          ? [{ ask: 'list', of: 'trusted-partners', tenants: [at] } as const]
          : []),
      ],
    };
  },
};

/** To whoever asks whether it is closed, a yes says that it is. */
const CONTRARY: Readonly<Record<Headline, Headline>> = {
  yes: 'no',
  no: 'yes',
  partly: 'partly',
  'cannot-tell': 'cannot-tell',
};

/** Both directions have to be known for one word about both. */
function together(verdicts: readonly Told['verdict'][]): Headline | undefined {
  const [first] = verdicts;
  if (verdicts.every((verdict) => verdict === first)) return first;
  return verdicts.includes('cannot-tell') ? 'cannot-tell' : 'partly';
}
