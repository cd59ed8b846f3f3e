// Draws the markdown that Teams draws in cards and messages: bold, italic, lists and links, no more.
import type MarkdownIt from 'markdown-it';

const make = (globalThis as unknown as { markdownit: typeof MarkdownIt }).markdownit;

// Started from nothing: HTML, headings, images, tables, quotes and code stay the text that they are.
const renderer = make('zero', { html: false, breaks: true, linkify: false }).enable([
  'emphasis',
  'link',
  'list',
  'newline',
  'escape',
  'entity',
]);

const SAFE = /^(?:https?:|mailto:)/i;
renderer.validateLink = (address) => SAFE.test(address.trim());

const openLink = renderer.renderer.rules.link_open;
renderer.renderer.rules.link_open = (tokens, at, options, environment, self) => {
  const token = tokens[at];
  token?.attrSet('target', '_blank');
  token?.attrSet('rel', 'noopener noreferrer');
  return openLink
    ? openLink(tokens, at, options, environment, self)
    : self.renderToken(tokens, at, options);
};

/** Markup that is safe to insert: everything that is not one of the few forms is escaped. */
export function markdown(text: string): string {
  // Cards write line breaks as \r or \n; Teams takes both.
  return renderer.render(text.replace(/\r\n?/g, '\n'));
}
