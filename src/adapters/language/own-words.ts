// Questions in the very words that Drawbridge puts them in: what a button says is what it means.
import type { Question } from '../../domain/posture/question.ts';
import type { Words } from '../../ports/understanding.ts';
import { cleanText } from './clean.ts';
import type { Add, Mention } from './find-names.ts';
import { findNames } from './find-names.ts';
import { Line, words as wholeWords } from './line.ts';
import { namesOf } from './names.ts';
import type { Heard } from './own-form.ts';
import { OWN } from './own-forms.ts';
import { findTimes } from './times.ts';
import type { Vocabulary } from './vocabulary.ts';

const BEGINS = /^(?:show|which fact|how|why is|compare|what|does|is inbound|can|who from|draft) /i;

export function readOwnWords(words: Words, vocabulary: Vocabulary): Question | undefined {
  if (!BEGINS.test(words.text)) return undefined;
  const line = new Line(cleanText(words.text).replace(/\b([A-Z]{3}-\d\d) "[^"]*"/g, '$1'));
  const mentions: Mention[] = [];
  const checks: string[] = [];
  const add: Add = Object.assign((mention: Mention) => `@${mentions.push(mention) - 1}`, {
    ids: () => [],
  });
  line.replace(wholeWords('[a-z]{3}-\\d\\d'), ([id]) => {
    const known = vocabulary.checkId(id);
    return known ? `#${checks.push(known) - 1}` : null;
  });
  // A tenant may be called like a part of our own words.
  line.replace(
    wholeWords('global administrators|conditional access policies|mfa'),
    ([text]) => text,
  );
  findNames(line, namesOf(words.estate), add);
  if (mentions.some(({ either }) => either)) return undefined;
  const [since] = findTimes(line, words.now, words.timeZone);
  const quoted = line.tokens.filter((token) => token.quoted).map(({ raw }) => raw);
  const tenant = (sign: string | undefined) => mentions[Number(sign?.slice(1))]?.ids[0] ?? '';
  const heard: Heard = {
    tenant,
    scope: (text = '') =>
      text === 'in all tenants' ? 'all' : (text.match(/@\d+/g) ?? []).map(tenant),
    checks: (text = '') =>
      (text.match(/#\d+/g) ?? []).map((sign) => checks[Number(sign.slice(1))] ?? ''),
    text: (sign = '', at = 0) =>
      sign === '~' ? (quoted[at] ?? '') : (mentions[Number(sign.slice(1))]?.typed ?? ''),
    area: (text) => [...vocabulary.areas].find((area) => area.replaceAll('-', ' ') === text),
    since: since === 'future' ? undefined : since,
  };
  for (const [pattern, make] of OWN) {
    const parts = pattern.exec(line.s);
    if (parts) return make(parts, heard);
  }
  return undefined;
}
