// The web client's one page: a frame that paints at once, before any script has run.

const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#5b5fc7"/>' +
  '<path d="M7 23V13a3 3 0 0 1 3-3h1v13m14 0V13a3 3 0 0 0-3-3h-1v13M5 23h22M11 15q5 5 10 0" ' +
  'fill="none" stroke="#fff" stroke-width="2.2" stroke-linecap="round"/></svg>';

export const icon = (): string => ICON;

/** `styles` and `modules` are addresses; the modules are announced so that they load side by side. */
export function page(styles: readonly string[], modules: readonly string[]): string {
  const links = [
    ...styles.map((address) => `<link rel="stylesheet" href="${address}">`),
    ...modules.map((address) => `<link rel="modulepreload" href="${address}">`),
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Drawbridge sandbox</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
${links.join('\n')}
<script src="/vendor/markdown-it.js" defer></script>
<script src="/vendor/adaptivecards.js" defer></script>
<script src="/code/web/client/main.ts" type="module"></script>
</head>
<body>
<a class="skip" href="#chats">Skip to the chats</a>
<header class="bar" id="bar"><div class="bar-line"><span class="brand"><span class="logo" aria-hidden="true"></span>Drawbridge <span class="quiet">sandbox</span></span></div></header>
<div class="frame">
<div class="side">
<nav class="rail" id="rail" aria-label="People"></nav>
<div class="toasts" id="toasts" role="status" aria-live="polite" aria-atomic="false"></div>
</div>
<div class="middle">
<div class="strip" id="strip" role="status" hidden></div>
<main class="chats" id="chats" tabindex="-1"></main>
</div>
<aside class="drawer" id="drawer" aria-label="Guide and changes" hidden></aside>
</div>
<noscript><p class="noscript">The sandbox's chats need JavaScript.</p></noscript>
</body>
</html>
`;
}
