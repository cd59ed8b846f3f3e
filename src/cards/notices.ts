// Cards that say something: help, welcome, who you are, and a no with its way forward.
import type { Identity } from '../domain/access/identity.ts';
import type { AccessKind } from '../domain/access/kind.ts';
import type { Card } from '../shared/card.ts';
import type { Refusal } from '../shared/refusal.ts';
import { openDialog, say } from './actions.ts';
import { renderCard } from './render.ts';
import { escaped, plain } from './text.ts';

type Line = { readonly label: string; readonly text: string };

export function notice(
  headline: string,
  lines: readonly Line[],
  actions: ReadonlyArray<Readonly<Record<string, unknown>>> = [],
  foot = '',
): Card {
  const clean = lines.map(({ label, text }) => ({ label: plain(label), text: plain(text) }));
  return renderCard('notice', {
    fallback: plain([headline, ...clean.map((line) => line.label + line.text)].join(' ')),
    headline: escaped(headline),
    lines: clean,
    actions,
    foot: plain(foot),
  });
}

export const COMMANDS: ReadonlyArray<{ readonly words: string; readonly about: string }> = [
  { words: 'request', about: 'Ask for access in another tenant, or for a role' },
  { words: 'my requests', about: 'What you asked for and how it stands' },
  { words: 'my access', about: 'What you have at present, and until when' },
  { words: 'approvals', about: 'What waits for your decision' },
  { words: 'history', about: 'What you asked for in the past' },
  { words: 'who am i', about: 'Which accounts Drawbridge knows as yours' },
  { words: 'help', about: 'What Drawbridge can do' },
];

export const FIRST_STEPS = [say('Request access', 'request'), say('My access', 'my access')];

export const welcomeCard = (organization: string): Card =>
  notice(
    'Drawbridge is here',
    [
      {
        label: '',
        text: `You get this because ${organization} set it up for you. Ask here for access to another tenant, or for a role. An owner decides on a card like this one; the access ends by itself.`,
      },
      {
        label: 'Nothing happens ',
        text: 'without an owner’s approval or a rule agreed to beforehand, and what people are given ends.',
      },
    ],
    [...FIRST_STEPS, say('Help', 'help')],
  );

export const reconcileCard = (of: { readonly tenant: string; readonly count: number }): Card =>
  notice(`Looking at ${of.tenant}`, [
    {
      label: '',
      text:
        of.count === 0
          ? 'Nothing was given there through Drawbridge that could be looked at.'
          : `${of.count} ${of.count === 1 ? 'request is' : 'requests are'} looked at now. What was changed by hand is told to you in a message of its own; where nothing comes, everything is as it was given.`,
    },
  ]);

export const refusalCard = (refusals: readonly Refusal[], correlationId?: string): Card =>
  notice(
    'That did not work',
    refusals.flatMap(({ sentence, next }) => [
      { label: '', text: sentence },
      { label: 'What you can do: ', text: next },
    ]),
    [],
    correlationId ? `Reference ${correlationId}` : '',
  );

export function whoAmICard(
  identity: Identity,
  names: ReadonlyMap<string, string>,
  roles: readonly string[],
): Card {
  const { account, home, homeKnown } = identity;
  const where = (tenantId: string) => names.get(tenantId) ?? 'a tenant outside the estate';
  return notice(account.displayName, [
    { label: 'Here: ', text: `${account.userPrincipalName} in ${where(account.tenantId)}` },
    ...(account.external
      ? [
          {
            label: 'At home: ',
            text: homeKnown
              ? `${home.userPrincipalName} in ${where(home.tenantId)}`
              : 'it cannot be told where this account is at home',
          },
        ]
      : []),
    {
      label: 'Accounts known as yours: ',
      text: counted(identity.accounts.map((item) => where(item.tenantId))),
    },
    ...roles.map((text) => ({ label: '', text })),
  ]);
}

/** `1 in Contoso and 2 in Fabrikam` */
function counted(places: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const place of places) counts.set(place, (counts.get(place) ?? 0) + 1);
  const said = [...counts].map(([place, count]) => `${count} in ${place}`);
  return new Intl.ListFormat('en').format(said);
}

export interface LauncherInput {
  readonly headline: string;
  readonly kinds: ReadonlyArray<Pick<AccessKind, 'id' | 'title' | 'about'>>;
  /** Stands below them, and says words that show others. */
  readonly more?: { readonly title: string; readonly about: string; readonly words: string };
  /** What to know before choosing, in a sentence. */
  readonly note?: string;
  /** What was said besides, to be filled into whichever form is opened. */
  readonly values?: Values;
  /** What was understood from free words, to be filled into the form. */
  readonly understood?: {
    readonly words: string;
    readonly kind: string;
    readonly values: Values;
    readonly advice?: string | undefined;
  };
}

export type Values = Readonly<Record<string, string>>;

export function launcherCard({
  headline,
  kinds,
  more,
  note,
  values,
  understood,
}: LauncherInput): Card {
  const rows = kinds.map(({ id, title, about }) => {
    const fits = understood?.kind === id;
    const data = { verb: 'open-form', kind: id, ...(fits ? understood.values : values) };
    return {
      about: escaped(about),
      action: openDialog(title, data, fits ? { style: 'positive' } : {}),
    };
  });
  const last = more && {
    about: escaped(more.about),
    action: say(more.title, more.words),
  };
  return renderCard('launcher', {
    fallback: headline,
    headline,
    understood: plain(understood?.words ?? ''),
    advice: escaped(note ?? understood?.advice ?? ''),
    kinds: last ? [...rows, last] : rows,
  });
}
