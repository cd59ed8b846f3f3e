// Which of the checks are asked for, where the answer shows all of them: those that fail in each tenant, in none, or not.
import { mentionAt, type Said } from './said.ts';

const PICKS = /^ (?:and |so |ok )?(?:which|what|list|show|name|give|how many) /;
const STATES = / (?:fail\w*|pass\w*|wrong|broken|red|green) /;
const EXTENT =
  /\b(?:(?:in|for|at|of) )?(?:every|each)(?: single)?(?: of)?(?: our| the)? tenants?\b|\beverywhere\b|\b(?:in |for )?(?:no tenants?|none of (?:our|the) tenants)\b|\bnowhere\b|\b(?:not|never|\w+n't) (?:fail\w*|wrong|broken|red)\b/i;

/** As typed; undefined where all of them are asked for. */
export function extentIn(said: Said): string | undefined {
  const { s, cleaned } = said.line;
  if (!PICKS.test(s) || !STATES.test(s)) return undefined;
  const [, place = '', sign] = / only (in|at|for) (@\d+) /.exec(s) ?? [];
  const alone = mentionAt(said, sign)?.typed;
  return alone === undefined ? EXTENT.exec(cleaned)?.[0] : `only ${place} ${alone}`;
}
