// The plain pages of the issuer: HTML without scripts, in which everything that is shown is escaped.

export const escaped = (value: string): string =>
  value.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** `body` is HTML already; title and sentence are text. */
export const page = (title: string, sentence: string, body = ''): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>
:root{color-scheme:light dark;font:16px/1.5 "Segoe UI",system-ui,sans-serif}
body{display:grid;place-items:center;min-height:100vh;margin:0;background:Canvas;color:CanvasText}
main{max-width:26rem;padding:2rem;border:1px solid GrayText;border-radius:.5rem;margin:1rem}
h1{font-size:1.4rem;line-height:1.25;margin:0 0 .75rem}
ul{padding-left:1.25rem}
select,input{font:inherit;padding:.4rem;width:100%;box-sizing:border-box;margin:0 0 1rem}
button{font:inherit;padding:.5rem 1.5rem;border:0;border-radius:.25rem;background:#4f52b2;color:#fff;cursor:pointer}
button:focus-visible{outline:3px solid Highlight;outline-offset:2px}
</style></head>
<body><main><h1>${escaped(title)}</h1><p>${escaped(sentence)}</p>${body}</main></body></html>
`;

/** A choice of accounts to sign in with, the first one chosen. */
export const accountChoice = (accounts: ReadonlyArray<{ id: string; name: string }>): string =>
  `<label>Sign in as<select name="account">${accounts
    .map(({ id, name }) => `<option value="${escaped(id)}">${escaped(name)}</option>`)
    .join('')}</select></label>`;
