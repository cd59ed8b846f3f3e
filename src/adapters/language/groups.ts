// Tenants that are meant without being named: all, ours, the primary, the sandboxes, our own.
import type { Estate, Tenant, TenantKind } from '../../domain/estate/estate.ts';
import type { Add } from './find-names.ts';
import { type Line, words } from './line.ts';

const ALL = words(
  '(?:in |across |of |for |over )?(?:all|every|each)(?: one)?(?: of)?(?: our| my| the| your| these)?(?: own| owned| other)? (?:tenants?|organi[sz]ations?|directories|directory|entities|companies|subsidiaries)|(?:in |across )?any(?: of)?(?: our| the)? (?:tenants?|directory|directories)|everywhere|anywhere|across the board|(?:in |across |over |of |for )?(?:the|our|my)?(?: whole| entire| complete)? ?estate|(?:in |across |over )?the (?:whole|entire) (?:group|organi[sz]ation|company|business)|(?:in |across |of |for )?(?:our|my|the)(?: own| owned)? tenants|(?:in |across )all of them|estate ?wide|group ?wide|across tenants|overall|in total|company ?wide|organi[sz]ation ?wide',
);

const KINDS: ReadonlyArray<readonly [TenantKind, RegExp]> = [
  [
    'primary',
    words(
      '(?:the|our|my) (?:primary|corporate|main|home)(?: (?:tenant|one|directory))?|(?:primary|corporate) tenant',
    ),
  ],
  [
    'secondary',
    words(
      '(?:all |both |each of |every |the |our )*(?:secondaries|secondary (?:tenants?|ones|directories))|(?:the|our) secondary',
    ),
  ],
  [
    'sandbox',
    words(
      '(?:all |both |each of |every |the |our )*(?:sandboxes|sandbox(?:ed)? (?:tenants?|ones))|(?:the|our) (?:sandbox|test tenant|lab tenant)|test tenants?|(?<=^ )sandbox(?:es)?(?= (?:\\? )?$)',
    ),
  ],
  [
    'isolated',
    words(
      '(?:all |both |each of |every |the |our )*(?:isolated (?:tenants?|ones?))|(?:the|our) isolated',
    ),
  ],
];

/** What a tenant is called, not which one is meant: `is X a secondary tenant`, `which one is the primary`. */
const CLASSED =
  / (?:a|an|as|or|one|only|exactly one|two|several|more than one|which|is it|classified) $/;

export function findGroups(line: Line, estate: Estate, add: Add): void {
  for (const [kind, pattern] of KINDS) {
    const ids = idsOf(estate)[kind];
    line.replace(pattern, (match, raw) => {
      const before = line.s.slice(0, match.index);
      if (CLASSED.test(before) || / (?:is|are) (?:@\d+|that|this|it) $/.test(before)) return null;
      if (/ (?:which|what)(?: tenant| one)? (?:is|are) $/.test(before)) return null;
      return add({ ids, typed: raw, group: 'kind' });
    });
  }
  line.replace(
    words(
      '(?:all |every |any |our |the )*(?:tenants?|ones?|places?)? ?(?:except|besides|other than|apart from|aside from|but not|(?<!from )outside(?: of)?)(?: for| in)? (@\\d+)(?: (?:and|or) (@\\d+))?',
    ),
    (match, raw) => {
      // `Trusts A but not B` is about both, and not about all but B.
      if (
        /but not/.test(match[0]) &&
        / (?:trust|accept|honou?r)s? .*@\d+ $/.test(line.s.slice(0, match.index))
      )
        return null;
      const out = [match[1], match[2]].flatMap((sign) => (sign ? add.ids(sign) : []));
      const ids = idsOf(estate).owned.filter((id) => !out.includes(id));
      return add({ ids, typed: raw, group: 'others' });
    },
  );
  const all = idsOf(estate).owned;
  line.replace(ALL, (_, raw) => add({ ids: all, typed: raw, group: 'all' }));
}

type Ids = Readonly<Record<TenantKind | 'owned', readonly string[]>>;

const known = new WeakMap<Estate, Ids>();

function idsOf(estate: Estate): Ids {
  const found = known.get(estate);
  if (found) return found;
  const of = (is: (tenant: Tenant) => boolean) => estate.tenants.filter(is).map(({ id }) => id);
  const kind = (name: TenantKind) => of((tenant) => tenant.kind === name);
  const ids: Ids = {
    primary: kind('primary'),
    secondary: kind('secondary'),
    sandbox: kind('sandbox'),
    isolated: kind('isolated'),
    external: kind('external'),
    owned: of(isOwned),
  };
  known.set(estate, ids);
  return ids;
}

export const isOwned = ({ kind }: Tenant): boolean => kind !== 'external';

const OUR = words(
  "(?:our|my)(?: own)?(?: home)? (?:tenant|directory|side|organi[sz]ation|company|org|place|end)(?: 's)?|us|we|ours|our(?: own)?|ourselves|my(?: own)?(?= (?:people|users|colleagues|team|staff|mfa|devices|guests))",
);
/** `show us`, `what should we fix`: the people who ask, not where they are. */
const NO_PLACE =
  / (?:should|shall|must|could|would|if|what do|when did|how do|how should|where do|lets?|can|ought) $/;

export function findOurs(line: Line, home: Tenant | undefined, add: Add): void {
  let ours: string | undefined;
  line.replace(OUR, (match, raw) => {
    const word = match[0];
    const before = line.s.slice(0, match.index);
    const after = line.s.slice(match.index + word.length);
    if (
      word === 'we' &&
      NO_PLACE.test(before) &&
      /^ (?:fix|do|start|know|see|look|turn|enable|disable|remove|delete|removed|cut|switch|trust|worry|be|go|drop|dropped|deleted|begin|have to|need|prioriti[sz]e|tackle|read|ask|find|address|improve|focus|attend)\b/.test(
        after,
      )
    )
      return null;
    if (word === 'us' && (before === ' let ' || / (?:show|tell|give|help) $/.test(before)))
      return null;
    if (!home) return word === 'we' ? 'we' : word;
    const possessive =
      /^(?:our|my)\b/.test(word) &&
      !/(?:tenant|directory|side|sation|zation|company|org|place|end)(?: 's)?$/.test(word);
    ours ??= add({ ids: [home.id], typed: raw, home: true });
    const sign = ours;
    return possessive || word.endsWith("'s") ? `${sign} 's` : sign;
  });
}
