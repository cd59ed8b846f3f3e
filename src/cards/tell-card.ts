// A short message about a request, for the notification that an edited card does not make.
import type { News } from '../domain/access/news.ts';
import type { Card } from '../shared/card.ts';
import { execute } from './actions.ts';
import { renderCard } from './render.ts';
import { headlineOf, type RequestCardInput, requestSummary } from './request-card.ts';
import { plain } from './text.ts';
import { sayMoment } from './times.ts';

export function tellCard(
  news: News,
  input: RequestCardInput,
): { readonly card: Card; readonly summary: string } {
  const summary = lineOf(news, input);
  const card = renderCard('tell', {
    fallback: summary,
    headline: summary,
    actions: [execute('Open', 'open-request', { requestId: input.request.id })],
  });
  return { card, summary };
}

function lineOf(news: News, input: RequestCardInput): string {
  const { request, tenant, reader } = input;
  if (news !== 'end-unproven') return requestSummary(input);
  const since = request.ending ? ` since ${sayMoment(request.ending.since, reader)}` : '';
  return plain(
    `Not proven to be over: ${headlineOf(request)} in ${tenant}. It is being taken back${since}, and the directory has not shown it as gone.`,
    400,
  );
}
