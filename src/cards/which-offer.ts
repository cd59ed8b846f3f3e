// Words that fit several offered things: a button for each, which opens its form filled in so far.
import type { Card } from '../shared/card.ts';
import { offerTitle } from '../shared/offer-title.ts';
import { openDialog, say } from './actions.ts';
import type { Values } from './notices.ts';
import { renderCard } from './render.ts';
import { escaped, plain } from './text.ts';

export interface Choice {
  readonly kind: { readonly id: string; readonly title: string; readonly about: string };
  readonly name: string;
  readonly tenant: string;
  /** Of its choice in the form. */
  readonly value: string;
}

export const CHOICES = 8;

export function whichOfferCard(of: {
  readonly asked: string;
  readonly choices: readonly Choice[];
  /** What else was understood, in words, and as the form takes it. */
  readonly besides: readonly string[];
  readonly values: Values;
}): Card {
  const { asked, choices, besides, values } = of;
  const shown = choices.slice(0, CHOICES);
  const more = choices.length - shown.length;
  const headline = `“${plain(asked, 80)}” can mean several things`;
  const rows = shown.map((one) => {
    // The kind tells them apart, unless several are of one kind.
    const alone = shown.filter(({ kind }) => kind.id === one.kind.id).length === 1;
    const { id, title, about } = one.kind;
    const name = offerTitle(one);
    return {
      about: escaped(alone ? `${name}. ${about}` : about),
      action: openDialog(plain(alone ? title : `${title}: ${name}`, 120), {
        verb: 'open-form',
        kind: id,
        resource: one.value,
        ...values,
      }),
    };
  });
  return renderCard('launcher', {
    fallback: headline,
    headline: escaped(headline),
    understood: plain(besides.join(' · ')),
    advice: more > 0 ? `And ${more} more: say the tenant as well, or more of the name.` : '',
    kinds: [
      ...rows,
      { about: 'Everything that you can ask for.', action: say('Something else', 'request') },
    ],
  });
}
