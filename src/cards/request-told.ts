// Short messages about what is said and handed on while a request waits.
import type { News } from '../domain/access/news.ts';
import { sameAccount } from '../shared/account.ts';
import { nameOf } from './names.ts';
import { headlineOf, type RequestCardInput } from './request-card.ts';
import { wordsOf } from './request-talk.ts';
import { sayMoment } from './times.ts';

/** Undefined where the news is about something else. */
export function talkTold(
  news: News,
  input: RequestCardInput,
  question?: string,
): string | undefined {
  const { request, tenant, viewer, reader } = input;
  const { remarks = [], passedOn = [], requestor, personal } = request;
  const what = `${headlineOf(request)} in ${tenant}`;
  const lapses = sayMoment(request.lapsesAt, reader);
  const last = (kind: (typeof remarks)[number]['kind']) =>
    remarks.filter((one) => one.kind === kind).at(-1);
  const name = (account: Parameters<typeof nameOf>[1]) => nameOf(request, account, 'Somebody');
  switch (news) {
    case 'question': {
      const asked = remarks.find(({ id }) => id === question) ?? last('question');
      const words = asked ? `: “${wordsOf(request, asked)}”` : '';
      const about = `${what}${words}`;
      if (asked && remarks.some(({ to }) => to === asked.id)) {
        return `${name(asked.by)} asked you about ${about}. It is answered.`;
      }
      return request.state === 'pending'
        ? `${name(asked?.by)} asks you about ${about}. It still lapses ${lapses} without a decision.`
        : `${name(asked?.by)} asked you about ${about}. Nobody waits for the answer any more.`;
    }
    case 'answered': {
      const answer = last('answer');
      const words = answer ? `: “${wordsOf(request, answer)}”` : '';
      return `${name(answer?.by)} has answered about ${what}${words}`;
    }
    case 'duty-offered': {
      const offer = passedOn.filter(({ to }) => sameAccount(to, viewer)).at(-1);
      const said = personal ? ` ${name(requestor)} asks for it: “${personal.justification}”.` : '';
      return `${name(offer?.from)} asks you to decide about ${what} in their stead.${said} Nothing changes until you accept; without a decision it lapses ${lapses}.`;
    }
    case 'duty-accepted':
    case 'duty-declined': {
      const offer = passedOn
        .filter(({ from, over }) => sameAccount(from, viewer) && over?.why !== 'replaced')
        .at(-1);
      return news === 'duty-accepted'
        ? `${name(offer?.to)} has accepted to decide for you about ${what}. As long as it waits, you can still decide yourself; nobody counts twice.`
        : `${name(offer?.to)} declines to decide for you about ${what}. It waits for you as before.`;
    }
    default:
      return undefined;
  }
}
