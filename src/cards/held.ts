// What is held about somebody: kind by kind with how many and how long, and all of it as JSON, page by page.
import type { Held } from '../domain/record/held.ts';
import type { Card } from '../shared/card.ts';
import { openDialog } from './actions.ts';
import { notice } from './notices.ts';
import { textCard } from './posture-asking.ts';

/** Of the text in one dialog, far below what Teams takes. */
const PAGE = 9_000;
/** Buttons beside each other that can still be told apart. */
const MOST_PAGES = 6;

export function heldCard({ accounts, parts }: Held): Card {
  const there = parts.filter(({ count }) => count > 0);
  const none = parts.length - there.length;
  const pages = pagesOf({ accounts, parts }).length;
  return notice(
    'What is held about you',
    [
      {
        label: '',
        text: `Under ${accounts.length === 1 ? 'your account' : `${accounts.length} accounts that are known as yours`}. Secrets and passwords are never kept.`,
      },
      ...there.map(({ title, count, kept }) => ({
        label: `${title}: `,
        text: `${count}. ${kept}`,
      })),
      ...(none > 0
        ? [{ label: '', text: `Of ${none} further kinds of records nothing is about you.` }]
        : []),
      {
        label: 'To be erased ',
        text: 'ask whoever runs Drawbridge. What an open access needs stays until it has ended.',
      },
    ],
    Array.from({ length: Math.min(pages, MOST_PAGES) }, (_, i) =>
      openDialog(pages === 1 ? 'Take it away…' : `Part ${i + 1} of ${pages}…`, {
        verb: 'held-export',
        page: String(i),
      }),
    ),
    pages > MOST_PAGES
      ? 'The rest fits no chat: whoever runs Drawbridge hands it over as a file.'
      : '',
  );
}

export function heldPage(held: Held, page: number): Card {
  const pages = pagesOf(held);
  const at = Math.min(Math.max(page, 0), pages.length - 1);
  return textCard({
    words: 'What is held about you',
    about:
      pages.length === 1
        ? 'All of it, to be copied.'
        : `Part ${at + 1} of ${pages.length}; put together in their order they are one text.`,
    label: 'JSON',
    text: pages[at] ?? '',
    foot: held.parts.some(({ count, items }) => count > items.length)
      ? 'Of some kinds there is more than fits here; the counts are of all.'
      : '',
  });
}

/** One text, cut between lines. */
function pagesOf({ accounts, parts }: Held): string[] {
  const rows = parts
    .filter(({ count }) => count > 0)
    .map(({ id, title, count, kept, items }) => ({ id, title, count, kept, items }));
  const text = JSON.stringify({ accounts, held: rows }, null, 1);
  const pages: string[] = [];
  let page = '';
  for (const line of text.split('\n')) {
    if (page !== '' && page.length + line.length + 1 > PAGE) {
      pages.push(page);
      page = '';
    }
    page += page === '' ? line : `\n${line}`;
  }
  return [...pages, page];
}
