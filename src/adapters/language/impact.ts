// What would break if two tenants parted.
import { choice, one, type Reading, unanswerable } from './readings.ts';
import { mentionAt, oneTenant, type Said, signsIn } from './said.ts';

export function readImpact(said: Said): Reading | undefined {
  const s = said.line.s;
  const cuts =
    '(?:remov\\w*|delet\\w*|drop\\w*|cut\\w*|disconnect\\w*|block\\w*|los(?:e|es|ing|t)|leav\\w*|left|end(?:ed|ing)?|kill\\w*|separat\\w*|close[ds]?|closing|unlink\\w*|kick\\w*|ditch\\w*|get(?:ting)? rid|got rid|went away|goes away|go away|disappear\\w*|gone|terminat\\w*|part(?:ed)? ways|take out|took out|sever\\w*|shut\\w*|untrust\\w*|offboard\\w*|switch(?:ed)? off|turn(?:ed)? off)';
  const asks =
    / (?:break\w*|broke|impact|affect\w*|happen\w*|lose|loses|lost|consequences?|effect|risk (?:of|in|if)|safe(?:ly)?|depend\w*|relies|stop working|fallout|blast radius|what if|damage|hurt|miss|cost us|still need|notice|go wrong|suffer) /;
  if (
    !asks.test(s) ||
    !new RegExp(
      ` ${cuts} | (?:depend\\w*|relies) on | without @| impact of | blast radius | @\\d+ (?:'s )?impact `,
    ).test(s)
  )
    return undefined;
  const signs = signsIn(s).filter((sign) => oneTenant(said, sign));
  const [first, second] = signs;
  if (!first) return undefined;
  const place = / (?:from|in|at|of|by|on) (@\d+) /.exec(
    s.replace(/ (?:removal|removing|loss|impact|entry|partner|losing) of @\d+/g, ' '),
  )?.[1];
  const actor = new RegExp(
    ` (?:if|when|should|once|because) (@\\d+) (?:'s )?(?:ever |would |were to |was to |is to )?${cuts}`,
  ).exec(s)?.[1];
  // Whoever leaves is the one that is gone; whoever removes stays.
  const gone =
    / (@\d+) (?:'s )?(?:ever |would |were to |was to |is )?(?:leaves?|left|leaving|goes away|go away|went away|disappear\w*|gone|quits?) /.exec(
      s,
    )?.[1];
  const homeSign = signs.find((sign) => mentionAt(said, sign)?.home);
  if (!second) {
    const id = oneTenant(said, first) ?? '';
    if (!said.home) return unanswerable('needs-tenant');
    if (id === said.home.id) return unanswerable('needs-partner');
    return one({ ask: 'impact', at: said.home.id, partner: id });
  }
  const at =
    (actor &&
    actor !== gone &&
    actor !== undefined &&
    signs.includes(actor) &&
    !(place && place !== actor && homeSign === actor)
      ? actor
      : undefined) ??
    (place && signs.includes(place) ? place : undefined) ??
    homeSign ??
    (gone && signs.find((sign) => sign !== gone));
  if (!at) {
    const [a, b] = [oneTenant(said, first) ?? '', oneTenant(said, second) ?? ''];
    return choice([
      { ask: 'impact', at: a, partner: b },
      { ask: 'impact', at: b, partner: a },
    ]);
  }
  const partner =
    signs.find((sign) => sign !== at && sign !== (at === homeSign ? undefined : homeSign)) ??
    signs.find((sign) => sign !== at);
  return one({
    ask: 'impact',
    at: oneTenant(said, at) ?? '',
    partner: oneTenant(said, partner) ?? '',
  });
}
