// Which other tenants may send everybody to everything: by an entry of their own, or by an open default.
import { tenantById } from '../../estate/estate.ts';
import { effectiveSection, type SectionName, sectionOf } from '../between/effective.ts';
import { tenantNamed } from '../between/naming.ts';
import { type Openness, opennessOf, saySection } from '../between/openness.ts';
import { everySettings } from '../between/settings.ts';
import type { EstateView, TenantView } from '../check.ts';
import { readingOf } from '../reading.ts';
import type { Critical, Found } from './critical.ts';

const SECTIONS: ReadonlyArray<readonly [SectionName, string]> = [
  ['b2bCollaborationInbound', 'B2B collaboration'],
  ['b2bDirectConnectInbound', 'B2B direct connect'],
];

export const DEFAULT_OBJECT = 'default';

/** `undefined`: it cannot be told. */
type Judged = Critical | 'closed' | undefined;

export function openPartners(view: TenantView, estate: EstateView): Found {
  const partners = readingOf(view.facts, 'crossTenantPartners');
  const standard = readingOf(view.facts, 'crossTenantDefault');
  if (partners.state !== 'read') return { seen: 'none', criticals: [] };
  const judged: Judged[] = SECTIONS.flatMap(([section, words]) => [
    standard.state === 'read'
      ? judge(opennessOf(sectionOf(standard.value[section])), {
          object: `${DEFAULT_OBJECT}/${section}`,
          name: 'Every tenant without an entry',
          words,
          lists: 'by the default',
          ids: [],
        })
      : undefined,
    ...everySettings(view.facts).map((settings): Judged => {
      const { partnerId } = settings;
      const lists = effectiveSection(settings, section);
      // People of the primary tenant may work everywhere: that is what it is for.
      const expected =
        section === 'b2bCollaborationInbound' &&
        tenantById(estate.estate, partnerId)?.kind === 'primary';
      const named = tenantNamed(estate, partnerId, view.facts);
      return expected
        ? 'closed'
        : judge(opennessOf(lists), {
            object: `${partnerId}/${section}`,
            name: named.name,
            words,
            lists: saySection(lists),
            ids: [partnerId],
            ...(named.by === 'itself' && { note: 'The name is that tenant’s own word.' }),
          });
    }),
  ]);
  const complete = !partners.gaps?.length && judged.every((one) => one !== undefined);
  return {
    seen: complete ? 'all' : 'some',
    criticals: judged.filter((one): one is Critical => one !== undefined && one !== 'closed'),
  };
}

function judge(
  openness: Openness | undefined,
  of: Pick<Critical, 'object' | 'name' | 'ids' | 'note'> & {
    readonly words: string;
    readonly lists: string;
  },
): Judged {
  if (openness === undefined) return undefined;
  if (openness !== 'all' && openness !== 'all-but') return 'closed';
  const { words, lists, ...rest } = of;
  const how = openness === 'all' ? 'open to all' : 'open to all but what is named';
  return {
    ...rest,
    kind: 'open-partner',
    since: undefined,
    detail: `${how} for inbound ${words} (${lists})`,
    certain: true,
  };
}
