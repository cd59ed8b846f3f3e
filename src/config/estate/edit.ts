// Changes to the estate's files that a command makes: a tenant, its fields, a person, a tenant in a rule.
import { isMap, isScalar, type Node, parseDocument, type YAMLMap } from 'yaml';
import { appended, asSeq, inline, spliced, withField, withoutField } from './edit-text.ts';

export interface NewTenant {
  readonly name: string;
  readonly id: string;
  readonly displayName: string;
  readonly domains: readonly string[];
  readonly kind: string;
  readonly cloud: string;
  readonly mode: 'observe' | 'enforce';
  readonly purpose: string;
  readonly contact: string;
  readonly signIn: readonly string[];
}

/** Nothing can be asked for there until somebody owns it. */
export function addTenant(text: string, tenant: NewTenant): string {
  const document = parseDocument(text);
  const { signIn, ...first } = tenant;
  const fields = { ...first, owners: [], access: [], signIn };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${inline(value)}`);
  const seq = asSeq(document.get('tenants', true), 'tenants');
  return spliced(text, [appended(text, seq, lines, true)]);
}

/** In the order in which fields stand; a field that is not there goes behind the one before it. */
const BEHIND: Readonly<Record<string, string>> = {
  domains: 'displayName',
  kind: 'domains',
  mode: 'cloud',
  owners: 'contact',
  access: 'owners',
  signIn: 'access',
  offers: 'signIn',
};

/** `undefined` takes the field out. */
export function setTenantFields(
  text: string,
  name: string,
  fields: Readonly<Record<string, unknown>>,
): string {
  return Object.entries(fields).reduce((left, [field, value]) => {
    const tenant = named(left, 'tenants', 'name', name);
    if (value === undefined) {
      const cut = withoutField(left, tenant, field);
      return cut ? spliced(left, [cut]) : left;
    }
    return spliced(left, [withField(left, tenant, field, value, BEHIND[field] ?? 'name')]);
  }, text);
}

/** One more in a list of a tenant, as it is written there. */
export function addToTenantList(text: string, name: string, field: string, item: string): string {
  const list = named(text, 'tenants', 'name', name).toJSON()[field] as readonly string[];
  return list.includes(item) ? text : setTenantFields(text, name, { [field]: [...list, item] });
}

export interface NewPerson {
  readonly name: string;
  readonly displayName: string;
  readonly account: { readonly tenant: string; readonly objectId: string };
}

/** Somebody whom the file knows already gets one account more. */
export function addPerson(text: string, { name, displayName, account }: NewPerson): string {
  const document = parseDocument(text);
  const people = asSeq(document.get('people', true), 'people');
  const known = people.items.find((item) => isMap(item) && item.get('name') === name);
  if (isMap(known)) {
    const accounts = asSeq(known.get('accounts', true), 'accounts');
    return spliced(text, [appended(text, accounts, [inline(account)], false)]);
  }
  const lines = [
    `name: ${inline(name)}`,
    `displayName: ${inline(displayName)}`,
    'accounts:',
    `  - ${inline(account)}`,
  ];
  return spliced(text, [appended(text, people, lines, false)]);
}

/** `undefined`: this file has no such rule. A rule without `tenants` holds everywhere already. */
export function addTenantToRule(text: string, rule: string, tenant: string): string | undefined {
  const document = parseDocument(text);
  if (!isMap(document.contents) || !document.has('policies')) return undefined;
  const rules = asSeq(document.get('policies', true), 'policies');
  const found = rules.items.find((item) => isMap(item) && item.get('id') === rule);
  if (!isMap(found)) return undefined;
  const tenants = found.get('tenants', true);
  if (tenants === undefined) return text;
  const listed = asSeq(tenants, 'tenants').items.map((item) =>
    String(isScalar(item) ? item.value : item),
  );
  if (listed.includes(tenant)) return text;
  return spliced(text, [withField(text, found, 'tenants', [...listed, tenant], 'id')]);
}

function named(text: string, list: string, field: string, name: string): Node & YAMLMap {
  const seq = asSeq(parseDocument(text).get(list, true), list);
  const found = seq.items.find((item) => isMap(item) && item.get(field) === name);
  if (!isMap(found)) throw new Error(`The estate has no ${name} under ${list}.`);
  return found as Node & YAMLMap;
}
