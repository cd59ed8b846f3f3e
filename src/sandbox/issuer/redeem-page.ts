// The small page on which a guest accepts an invitation.
import { escaped, page } from './page.ts';

export interface RedeemView {
  organization: string;
  person: string;
  state: 'asking' | 'accepted' | 'blocked' | 'gone';
  /** Where the invitation leads once it is accepted. */
  redirect?: string;
}

const TEXT: Record<RedeemView['state'], (view: RedeemView) => [title: string, sentence: string]> = {
  asking: (view) => [
    `${view.organization} invites you`,
    `${view.person}, accept the invitation to use what ${view.organization} shares with you. ${view.organization} will see your name and mail address.`,
  ],
  accepted: (view) => [
    `You are a guest of ${view.organization}`,
    `${view.person}, the invitation is accepted. You can close this page.`,
  ],
  blocked: (view) => [
    `${view.organization} does not let guests of your organization in`,
    'Ask the person who invited you.',
  ],
  gone: () => [
    'This invitation is no longer there',
    'The guest account may have been deleted. Ask to be invited again.',
  ],
};

/** Plain HTML without scripts; everything that comes from a directory is escaped. */
export function redeemPage(view: RedeemView): string {
  const [title, sentence] = TEXT[view.state](view);
  const button =
    view.state === 'asking'
      ? '<form method="post"><button type="submit">Accept</button></form>'
      : '';
  const onward =
    view.state === 'accepted' && /^https?:\/\//.test(view.redirect ?? '')
      ? `<p><a href="${escaped(view.redirect ?? '')}">Continue</a></p>`
      : '';
  return page(title, sentence, `${button}${onward}`);
}
