// "Who owns Fabrikam?", "How old is it?": one fact of a tenant, from its directory or from the estate.
import { isOutsider } from '../../between/outsiders.ts';
import type { TenantView } from '../../check.ts';
import type { AreaName } from '../../facts/areas.ts';
import { hasLicence } from '../../licences.ts';
import type { Fact } from '../../question.ts';
import { knownValue, readingOf } from '../../reading.ts';
import type { Asking, Kind, QuestionOf } from '../asking.ts';
import { restingOn } from '../blind.ts';
import { counted, distinct, listed, sentence } from '../say.ts';
import { several, viewsOf, whichTenants } from '../scope.ts';
import { AS_DECLARED, beware, introduced, together } from '../several-facts.ts';

interface FactKind {
  readonly name: string;
  readonly areas: readonly AreaName[];
  /** In words to stand behind the tenant's name; undefined: it cannot be told. */
  say(view: TenantView, asking: Asking): string | undefined;
  readonly declared?: true;
}

const organization = ({ facts }: TenantView) => knownValue(facts, 'organization');

const FACTS: Readonly<Record<Exclude<Fact, 'overview'>, FactKind>> = {
  id: { name: 'Tenant id', areas: [], say: ({ tenant }) => `has the tenant id ${tenant.id}` },
  kind: {
    name: 'Kind',
    areas: [],
    declared: true,
    say: ({ tenant }) => `is declared as ${tenant.kind}`,
  },
  owner: {
    name: 'Owner',
    areas: [],
    declared: true,
    say: ({ tenant, declared: { owner } }, { estate }) => {
      const people = tenant.owners.map(
        ({ person }) =>
          estate.estate.people.find(({ name }) => name === person)?.displayName ?? person,
      );
      const decides =
        people.length > 0 ? `decided about by ${listed(people)}` : 'decided about by nobody';
      return owner
        ? `is owned by ${owner}, and ${decides}`
        : `has no declared owner, and is ${decides}`;
    },
  },
  purpose: {
    name: 'Purpose',
    areas: [],
    declared: true,
    say: ({ tenant }) => (tenant.purpose ? `is for: ${tenant.purpose}` : 'has no declared purpose'),
  },
  contact: {
    name: 'Contact',
    areas: [],
    declared: true,
    say: ({ tenant }) => `has the contact ${tenant.contact}`,
  },
  country: {
    name: 'Country',
    areas: ['organization'],
    say: (view) => {
      const found = organization(view);
      if (!found) return undefined;
      const code = found.countryLetterCode ?? 'a country that Graph does not say';
      const wanted = view.declared.country;
      return `has the country ${code}${wanted && wanted !== found.countryLetterCode ? `, while ${wanted} is declared` : ''}`;
    },
  },
  age: {
    name: 'Created',
    areas: ['organization'],
    say: (view, { moment }) => {
      const found = organization(view);
      if (!found) return undefined;
      const created = Date.parse(found.createdDateTime ?? '');
      return Number.isFinite(created) ? `was created ${moment(created)}` : undefined;
    },
  },
  domains: {
    name: 'Domains',
    areas: ['domains'],
    say: ({ facts }) => {
      const all = knownValue(facts, 'domains');
      return (
        all &&
        `has ${counted(all.length, 'domain')}: ${listed(
          all.map(({ id }) => id),
          10,
        )}`
      );
    },
  },
  licences: {
    name: 'Licences',
    areas: ['skus'],
    say: (view) => {
      const skus = knownValue(view.facts, 'skus');
      if (!skus) return undefined;
      const premium = hasLicence(view, 'P2')
        ? 'Entra ID P2'
        : hasLicence(view, 'P1')
          ? 'Entra ID P1'
          : 'no premium licence of Entra ID';
      return `has ${premium}, and ${counted(skus.length, 'subscription')}: ${listed(
        skus.map(({ skuPartNumber, skuId }) => skuPartNumber ?? skuId),
        10,
      )}`;
    },
  },
  users: {
    name: 'Users',
    areas: ['users'],
    say: (view) => {
      const users = knownValue(view.facts, 'users');
      if (!users) return undefined;
      const outside = users.filter(isOutsider).length;
      const disabled = users.filter(({ accountEnabled }) => accountEnabled === false).length;
      return `has ${partly(view)}${counted(users.length, 'account')}, ${outside} of them from outside and ${disabled} disabled`;
    },
  },
  guests: {
    name: 'Guests',
    areas: ['users'],
    say: (view) => {
      const users = knownValue(view.facts, 'users');
      return (
        users &&
        `has ${partly(view)}${counted(users.filter(isOutsider).length, 'guest')}, of ${counted(users.length, 'account')}`
      );
    },
  },
  hybrid: {
    name: 'Hybrid identity',
    areas: ['organization'],
    say: (view, { moment }) => {
      const found = organization(view);
      if (!found) return undefined;
      const last = Date.parse(found.onPremisesLastSyncDateTime ?? '');
      return found.onPremisesSyncEnabled === true
        ? `is synchronised from on-premises${Number.isFinite(last) ? `, last ${moment(last)}` : ''}`
        : 'is not synchronised from on-premises';
    },
  },
  cloud: {
    name: 'Cloud',
    areas: ['crossTenantPolicy'],
    say: (view) => {
      const policy = knownValue(view.facts, 'crossTenantPolicy');
      const others = policy?.allowedCloudEndpoints ?? [];
      return `is in the cloud ${view.tenant.cloud} (as declared)${policy ? (others.length > 0 ? ` and lets in ${listed(others)}` : ' and lets no other cloud in') : '; whether other clouds are let in could not be read'}`;
    },
  },
  'tenant-type': {
    name: 'Tenant type',
    areas: ['organization'],
    say: (view) => {
      const found = organization(view);
      return found && `is of the type ${found.tenantType ?? 'that Graph does not say'}`;
    },
  },
};

const partly = ({ facts }: TenantView): string => {
  const reading = readingOf(facts, 'users');
  return reading.state === 'read' && reading.gaps?.length ? 'at least ' : '';
};

const OVERVIEW = Object.values(FACTS);

const areasOf = (fact: Fact): readonly AreaName[] =>
  fact === 'overview' ? distinct(OVERVIEW.flatMap(({ areas }) => areas)) : FACTS[fact].areas;

export const fact: Kind<'fact'> = {
  ask: 'fact',
  concerns: (question) => ({ tenants: question.tenants, areas: areasOf(question.fact) }),
  answer: (question, asking) => {
    const views = viewsOf(asking, question.tenants);
    const [only] = views;
    const rest = {
      question,
      ...restingOn(views, areasOf(question.fact)),
      notes: whichTenants(asking, question.tenants),
      next: nextOf(question, views),
    };
    if (views.length === 0) {
      return { ...rest, sentence: 'That tenant is not ours, so nothing of it can be read.' };
    }
    if (question.fact === 'overview') {
      return {
        ...rest,
        sentence: sentence(
          only && views.length === 1
            ? `${only.tenant.displayName} ${introduced(only)}`
            : `these are ${counted(views.length, 'tenant')}`,
        ),
        rows: views.flatMap((view) =>
          OVERVIEW.map((kind) => ({
            text: kind.name,
            detail: sentence(kind.say(view, asking) ?? 'cannot be told'),
            ...(several(views) && { tenant: view.tenant.displayName }),
            ...(kind.declared && { marks: ['as the estate declares it'] }),
          })),
        ),
        rowsAre: 'Facts',
      };
    }
    const kind = FACTS[question.fact];
    const told = views.map((view) => ({ view, said: kind.say(view, asking) }));
    const marks = kind.declared ? { marks: ['as the estate declares it'] } : {};
    const [first] = told;
    return {
      ...rest,
      ...(told.every(({ said }) => said === undefined) && {
        head: { verdict: 'cannot-tell', word: 'Cannot be told', tone: 'warning' } as const,
      }),
      sentence: sentence(
        first && told.length === 1
          ? `${first.view.tenant.displayName} ${first.said ?? `could not be read, so its ${kind.name.toLowerCase()} cannot be told`}`
          : (together(question.fact, views) ??
              `${kind.name} of ${counted(views.length, 'tenant')}, each below`),
      ),
      more: [
        ...(told.length === 1 && kind.declared ? [AS_DECLARED] : []),
        ...beware(question.fact),
      ],
      rows:
        told.length === 1
          ? []
          : told.map(({ view, said }) => ({
              text: view.tenant.displayName,
              detail: sentence(said ?? 'cannot be told'),
              ...marks,
            })),
      rowsAre: 'Tenants',
    };
  },
};

const nextOf = (question: QuestionOf<'fact'>, views: readonly TenantView[]) =>
  views.length === 1
    ? ([
        { ask: 'area', area: 'all', tenants: question.tenants },
        ...(question.fact === 'overview'
          ? [{ ask: 'list', of: 'partners', tenants: question.tenants } as const]
          : [{ ask: 'fact', fact: 'overview', tenants: question.tenants } as const]),
      ] as const)
    : ([{ ask: 'first', tenants: question.tenants }] as const);
