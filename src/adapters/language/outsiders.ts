// Who from outside is in a tenant, and because of whom.
import { one, type Reading, unanswerable } from './readings.ts';
import { mentionAt, type Said, scopeOf, signsIn } from './said.ts';

export function readOutsiders(said: Said): Reading | undefined {
  const s = said.line.s;
  const from =
    / (?:people|users|anyone|anybody|somebody|someone|who|everyone|staff|folks|colleagues|employees|accounts|persons?|partners?) (?:is |are |that are |who are |comes? |all )*(?:in )?(?:from|of) (@\d+) (?:(?:is|are|sits|do we have|has|have|got|lives?|work|exist\w*|currently|present|they|there|were|can be found) )*(?:access )?(?:in|into|inside|at|to|with) /.exec(
      s,
    )?.[1] ??
    / (?:who|anyone|anybody|which people) (?:from|of) (@\d+) (?:uses?|works? (?:in|with|on)|has access to|can be found in|has an account in) @\d+ /.exec(
      s,
    )?.[1] ??
    / (@\d+) (?:'s )?(?:people|users|staff|folks|colleagues|employees|accounts) (?:do @\d+ have |(?:sit|are|is|exist|live|work|have accounts|have access) )(?:in|into|inside|at) /.exec(
      s,
    )?.[1];
  const because =
    / (?:because of (?:whom|who|what)|on whose|who (?:invited|brought|let|sponsored|sponsors|vouches|added)|thanks to (?:whom|who)|by whom|whose (?:guests?|invitation)|brought in by) /.test(
      s,
    );
  const outside =
    / (?:from (?:the )?(?:outside|elsewhere|other (?:tenants|companies|organisations?)|external|another)|externals|outside people|strangers|not (?:from )?(?:ours?|here|one of us|@\d+)|outside) /.test(
      s,
    );
  if (
    / (?:admins?|privileged-roles|ga|members|mfa|sponsors?|without-sponsor|domains|partners|service-principals|apps|stale|inactive|pending) /.test(
      s.replace(/ (?:who (?:sponsors|sponsored)) /, ' '),
    )
  )
    return undefined;
  if (from && !/ (?:inbound|trust|can|could) /.test(s))
    return one({
      ask: 'outsiders',
      tenants: scopeOf(said, [from]),
      from: mentionAt(said, from)?.ids[0] ?? '',
    });
  const asks =
    / (?:who|which|what|list|show|are there|is there|any|anyone|anybody|how many|find) /.test(s);
  if (
    (outside &&
      asks &&
      !/ (?:how many|can|could|may|let|allowed|invite|come in|get in) /.test(s)) ||
    (because &&
      / (?:guests|outsiders|externals|outside|people|in @\d+) /.test(s) &&
      !/ (?:changed?|removed|policy) /.test(s))
  ) {
    return butNotOf(said)
      ? unanswerable('not-understood', said.line.cleaned.slice(0, 80))
      : one({ ask: 'outsiders', tenants: scopeOf(said) });
  }
  return undefined;
}

/** `In A, not from B`: all from outside but those of one tenant are no list that can be asked for. */
function butNotOf(said: Said): boolean {
  const s = said.line.s;
  const sign = / not (?:from |of )?(@\d+) /.exec(s)?.[1];
  const mention = mentionAt(said, sign);
  if (!mention) return false;
  const isSame = (one: string) => mentionAt(said, one)?.ids.join() === mention.ids.join();
  const others = signsIn(s).filter((one) => one !== sign);
  if (!others.every(isSame)) return true;
  return !mention.home && others.length === 0 && !new RegExp(` (?:in|inside|at) ${sign} `).test(s);
}
