// What the web client draws as markup: the few forms that Teams draws, and nothing that could run.
import MarkdownIt from 'markdown-it';
import { expect, test } from 'vitest';

(globalThis as Record<string, unknown>).markdownit = MarkdownIt;
const { markdown } = await import('../../../src/sandbox/web/client/markdown.ts');

test('markdown: bold, italic, lists and links are drawn', () => {
  expect(markdown('**a** and _b_').trim()).toBe('<p><strong>a</strong> and <em>b</em></p>');
  expect(markdown('- one\r- two')).toMatch(/<ul>\s*<li>one<\/li>\s*<li>two<\/li>\s*<\/ul>/);
  expect(markdown('[go](https://x.example/)')).toContain(
    '<a href="https://x.example/" target="_blank" rel="noopener noreferrer">go</a>',
  );
});

test('markdown: HTML, images, headings, tables and code stay text', () => {
  const source =
    '<img src=x onerror=alert(1)>\n\n# big\n\n|a|b|\n|-|-|\n\n`code`\n\n![p](https://x/)';
  const drawn = markdown(source);
  expect(drawn).toContain('&lt;img src=x onerror=alert(1)&gt;');
  expect(drawn).not.toMatch(/<(img|h1|table|code|script)/);
});

test('markdown: a link that could run something is no link', () => {
  for (const address of [
    'javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    ' JaVaScript:x',
  ]) {
    expect(markdown(`[x](<${address}>)`), address).not.toContain('<a');
  }
});

test('markdown: what was escaped is shown as it was written', () => {
  expect(markdown('\\*\\*not bold\\*\\* \\[no\\](link)').trim()).toBe(
    '<p>**not bold** [no](link)</p>',
  );
});
