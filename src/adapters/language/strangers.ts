// Names in the place of a tenant that the estate does not have: said so, never passed over.

import type { Question } from '../../domain/posture/question.ts';
import { type Reading, unanswerable } from './readings.ts';
import type { Said } from './said.ts';

const PLACE =
  /^(?:in|at|of|from|for|to|with|into|inside|within|between|trusts?|trusting|accepts?|by|about|versus|compare|remove|removed|removing|remov|delete|deleted|deleting|drop|tenant|partner|towards?|against|company|called|named|without|on|syncs?|block|blocked|blocks|lost|losing)$/;
const SUBJECT = /^(?:does|do|is|are|has|can|will|and|or|if|did|let|allow)$/;

/** Words that stand where a tenant would, and are none. */
export function strangersIn(said: Said): readonly string[] {
  const { tokens } = said.line;
  const found: string[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token || !strange(said, at)) continue;
    let end = at + 1;
    while (
      end < tokens.length &&
      tokens[end]?.capital &&
      !tokens[end]?.sign &&
      !tokens[end]?.quoted &&
      token.capital
    )
      end++;
    while (tokens[end] && said.line.cleaned[tokens[end - 1]?.end ?? 0] === '-') end++;
    let start = at;
    while (
      token.capital &&
      start > 1 &&
      tokens[start - 1]?.capital &&
      !tokens[start - 1]?.sign &&
      !SUBJECT.test(tokens[start - 1]?.text ?? '')
    )
      start--;
    const before =
      tokens
        .slice(0, start)
        .filter(({ text }) => !/^(?:the|our|tenant|company|partner|a|an|their)$/.test(text))
        .at(-1)?.text ?? '';
    const after = tokens[end]?.text ?? '';
    const name = said.line.raw(start, end).replace(/[?.,:]+$/, '');
    if ([...said.used].some((used) => used.includes(name) || name.includes(used))) continue;
    const joined =
      /^(?:and|or|versus|,)$/.test(before) &&
      said.line.s.includes('@') &&
      (token.capital || token.quoted);
    const placed =
      joined ||
      PLACE.test(before) ||
      after === "'s" ||
      (SUBJECT.test(before) &&
        /^(?:trusts?|accepts?|honou?rs?|allows?|have|has|still|syncs?|lets?|blocks?|and|@\d+|also|not)$/.test(
          after,
        )) ||
      (start === 0 &&
        token.capital &&
        /^(?:trusts?|accepts?|'s|guests|people|users)$/.test(after)) ||
      /[.]\p{L}{2,}$/u.test(name);
    if (placed) found.push(name);
    at = end - 1;
  }
  return found;
}

/** A word that nobody knows in front of what is listed: it may have been what mattered. */
export function oddAdjective(said: Said): string | undefined {
  const { tokens } = said.line;
  const at = tokens.findIndex(
    ({ text }, n) =>
      /^(?:guests|externals|partners?|admins|ca-policies|policies|domains|licences|devices|apps|incidents|service-principals|risky-users|ga)$/.test(
        text,
      ) &&
      n > 0 &&
      strange(said, n - 1) &&
      !tokens[n - 1]?.capital,
  );
  return at > 0 ? tokens[at - 1]?.raw : undefined;
}

function strange(said: Said, at: number): boolean {
  const token = said.line.tokens[at];
  if (!token || /^[@#%]/.test(token.text)) return false;
  if (token.quoted) return true;
  if (token.sign || /^[?:,()]$/.test(token.text)) return false;
  if (/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(token.text)) return true;
  return (
    said.isOdd(token.text) &&
    !said.isName(token.text) &&
    !/^\d/.test(token.text) &&
    token.text !== '~'
  );
}

/** An answer would be about something else than what was named. */
export function refuseStranger(said: Said, question: Question | undefined): Reading | undefined {
  if (question?.ask === 'person' || question?.ask === 'guidance') return undefined;
  const [name] = strangersIn(said);
  if (name === undefined) return undefined;
  const partner =
    (/ (?:mfa|trusts?|trusted|trusting|partner|inbound|outbound|redemption|sync|syncs|direct-connect|remov\w*|delet\w*|block\w*) /.test(
      said.line.s,
    ) &&
      said.line.s.includes('@')) ||
    / (?:partner|removed|remove|deleted|delete|drop|dropped) /.test(said.line.s);
  return unanswerable(partner ? 'unknown-partner' : 'unknown-tenant', name);
}
