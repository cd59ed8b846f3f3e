// What is still granted, in lines for somebody who has to end it without Drawbridge.
import type { OpenGrant, OpenStep } from '../domain/access/open-grants.ts';

const AS: Readonly<Record<OpenStep['as'], string>> = {
  given: '',
  sent: ' (sent and never read back: look whether it is there)',
  'there-again': ' (ended, and there again by somebody else’s hand)',
};

/** What a tenant is called, where that is known: the database alone has its id. */
export type TenantName = (tenantId: string) => string | undefined;

export function grantLines(
  grants: readonly OpenGrant[],
  nameOf: TenantName = () => undefined,
): string[] {
  if (grants.length === 0) {
    return ['Nothing is granted through Drawbridge at present, as its database says.'];
  }
  const count = grants.length === 1 ? '1 grant is' : `${grants.length} grants are`;
  return [
    `${count} open, as the database says. The directories were not asked.`,
    'Take the steps of a grant in this order. Paths are for Graph v1.0; portal paths begin in the Entra admin center.',
    ...grants.flatMap((grant) => ['', ...linesOf(grant, nameOf)]),
  ];
}

const when = (at: number | undefined): string =>
  at === undefined ? 'unknown' : new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');

const named = (id: string, name: string | undefined): string =>
  name ? `${oneLine(name)} [${id}]` : id;

function linesOf(grant: OpenGrant, nameOf: TenantName): string[] {
  const { request, kind, title, state, who, tenantId, since, until, reviewAt } = grant;
  const tenant = `tenant ${named(tenantId, nameOf(tenantId))}`;
  const resource = named(grant.resource, grant.resourceName);
  const end =
    until !== undefined
      ? `until ${when(until)}`
      : reviewAt !== undefined
        ? `until somebody ends it, next review ${when(reviewAt)}`
        : 'until somebody ends it';
  const people = who.map(({ key, name, address }) =>
    [name, address && `<${address}>`, `[${key}]`].filter(Boolean).join(' '),
  );
  return [
    `${request}  ${oneLine(title ?? kind)} (${kind}), ${state}`,
    ...people.map((one) => `  who    ${oneLine(one)}`),
    `  where  ${tenant}, ${resource}`,
    `  since  ${when(since)}, ${end}`,
    ...grant.steps.flatMap((step, i) => stepLines(step, i, nameOf)),
  ];
}

function stepLines(step: OpenStep, i: number, nameOf: TenantName) {
  const { what, type, tenantId, as, objectId, person } = step;
  const { graph, portal, mind } = step.byHand;
  const about = [
    oneLine(what ?? type),
    person && `for ${person}`,
    objectId && `object ${objectId}`,
  ];
  return [
    `  ${i + 1}. Given: ${about.filter(Boolean).join(', ')}, in ${nameOf(tenantId) ?? `tenant ${tenantId}`}${AS[as]}. To end it:`,
    ...graph.map(
      ({ method, path, body }) =>
        `       ${method} ${path}${body === undefined ? '' : ` ${JSON.stringify(body)}`}`,
    ),
    `       portal: ${portal}`,
    ...(mind ? [`       mind: ${mind}`] : []),
  ];
}

/** Names come from directories: nothing of them steers a terminal. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').trim();
