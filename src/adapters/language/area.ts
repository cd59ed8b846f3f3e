// How a whole area stands, or everything there is.
import { extentIn } from './extent.ts';
import { onlyForeign } from './foreign.ts';
import { one, part, type Reading, unanswerable } from './readings.ts';
import { isNamed, type Said, scopeOf } from './said.ts';
import { areaOf } from './topics.ts';

const STANCE =
  / (?:posture|stand|stands|standing|doing|status|state|health|healthy|secure|safe|shape|compliant|compliance|hygiene|audit|assess(?:ment)?|evaluate|overview|report|summary|check ?up|how (?:is|are|good|bad|well|does|do)|look|looks|situation|rate|rating|ok|fine|good|results?|findings?|fail\w*|pass\w*|everything|all checks|security|problems?|issues?|gaps?|wrong|configured|set up|in order|check|checks|area|unknown|unlicensed) /;

/** Nothing is named, so it is about everything there is. */
const EVERYTHING =
  /^ (?:and |so |hi |hello )*(?:(?:is |are )?(?:everything|all tenants|all) (?:ok|okay|fine|good|in order|green|secure|safe|compliant|alright)|(?:are there |do @\d+ have )?(?:any|anything) (?:problems?|issues?|findings?|wrong|red|broken|failing|not in order)) (?:\? )?$/;

export function readArea(said: Said): Reading | undefined {
  const s = said.line.s;
  if (EVERYTHING.test(s)) return one({ ask: 'area', area: 'all', tenants: scopeOf(said) });
  const area = areaOf(s, said.vocabulary.areas);
  if (!area && !STANCE.test(s)) return undefined;
  if (
    !area &&
    !isNamed(said) &&
    !/ (?:posture|tenants?|stand|checks|results?|unknown|findings?|fail\w*|security|compliance|estate|audit|report|unlicensed) /.test(
      s,
    )
  )
    return undefined;
  const tenants = scopeOf(said);
  const foreign = onlyForeign(said, tenants);
  if (foreign) return unanswerable('not-observable', foreign);
  return part({ ask: 'area', area: area ?? 'all', tenants }, extentIn(said));
}
