// Words beside a card: nobody tells whether a client reads them as markdown, so they must be harmless both ways.
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { say } from '../../src/inbound/say.ts';
import { refusal } from '../../src/shared/refusal.ts';
import { pending } from '../fakes/access.ts';
import { EMPLOYEE, OWNER } from '../fakes/estate.ts';

const markdown = new MarkdownIt({ html: true, linkify: true });
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
/** Emphasis deceives nobody; a link, an image, a mention or other markup would. */
const HARMLESS = /<\/?(p|em|strong|s|code)>/g;
const markupOf = (text: string) =>
  markdown
    .render(text)
    .replace(HARMLESS, '')
    .match(/<[^>]*>/g) ?? [];
const told = (name: string) =>
  say(refusal('x', `Nobody can be added to ${name}: a rule fills it.`, 'Ask for another.')).message;

describe('a message with a name out of a directory', () => {
  test.each([
    '[Finance](https://evil.example)',
    '![x](https://evil.example/x.png)',
    '[Finance][1] [1]: https://evil.example',
    '<a href="https://evil.example">Finance</a>',
    '<https://evil.example>',
    '<at>everyone</at>',
    '&lt;at&gt;everyone&lt;/at&gt;',
    'https://evil.example',
    '//www.evil.example',
    'Finance\n\n# Approved\n- by everybody',
  ])('has no link, image, mention or heading in it: %s', (name) => {
    expect(markupOf(told(name))).toEqual([]);
    expect(told(name)).not.toMatch(/&lt;|<|:\/\//);
  });

  test('whatever the name is', () => {
    const part = fc.constantFrom(...'[]()<>!#*_`~:/&;.-\n ax1'.split(''), 'https://', 'www.');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        expect(markupOf(told(parts.join('')))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('is read as it stands in the directory where nothing in it is markup', () => {
    expect(told('R&D (Europe) – Q4_2026')).toContain('R&D (Europe) – Q4_2026');
  });

  test('at its beginning is no heading and no list', () => {
    const request = {
      ...pending(),
      state: 'denied' as const,
      decision: { verdict: 'denied' as const, by: OWNER, at: 0, planHash: '' },
    };
    const names = { [`${OWNER.tenantId}/${OWNER.objectId}`]: '# Big', [EMPLOYEE.objectId]: '' };
    const personal = request.personal && { ...request.personal, names };
    const late = refusal('too-late', 'It was decided.', 'Nothing was changed.');
    const { message } = say(late, { ...request, personal });
    expect(message).toContain('Big denied it');
    expect(markupOf(message)).toEqual([]);
  });
});
