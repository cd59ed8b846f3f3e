// The small page on which a guest accepts an invitation.

const escaped = (value: string) => value.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

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
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>
:root{color-scheme:light dark;font:16px/1.5 "Segoe UI",system-ui,sans-serif}
body{display:grid;place-items:center;min-height:100vh;margin:0;background:Canvas;color:CanvasText}
main{max-width:26rem;padding:2rem;border:1px solid GrayText;border-radius:.5rem;margin:1rem}
h1{font-size:1.4rem;line-height:1.25;margin:0 0 .75rem}
button{font:inherit;padding:.5rem 1.5rem;border:0;border-radius:.25rem;background:#4f52b2;color:#fff;cursor:pointer}
button:focus-visible{outline:3px solid Highlight;outline-offset:2px}
</style></head>
<body><main><h1>${escaped(title)}</h1><p>${escaped(sentence)}</p>${button}${onward}</main></body></html>
`;
}
