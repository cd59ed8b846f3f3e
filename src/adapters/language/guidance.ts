// Why something matters and what is advised: questions about the catalogue, not about a tenant.

import { checksIn } from './judge.ts';
import { one, type Reading } from './readings.ts';
import { isNamed, type Said } from './said.ts';
import { areaOf } from './topics.ts';

const ASKS =
  /^ (?:and |ok |but )?(?:why (?:should|must|ought) |why (?:do|does|is|are|should|would|must|it|have) .*(?:matter\w*|important|bad|dangerous|good|need\w*|care|risk\w*|problem|useful|recommended|wrong|necessary|worth|required|worry|better|idea|exist|want|bother|harmful|require\w*)|(?:should|shall|must|ought|may) (?:we|i|you|one|@\d+|they|all|every\w*|the|a|people|guests|admins)|is (?:it|this|that) (?:safe|ok|okay|wise|advisable|sensible|a good idea|a bad idea|good|bad|recommended|dangerous|necessary|worth|smart|best practice|risky|fine|required) |do (?:we|i|you|@\d+) (?:really )?(?:need|have) to |how (?:do|can|should|could|would) (?:i|we|you|one|@\d+) (?:\S+ )?(?:turn|enable|disable|fix|set|configure|block|remove|close|reduce|improve|get|make|stop|mitigate|restrict|handle|resolve|remediate|clean|protect|implement|require|roll|switch|change|solve|use|secure|limit|review|prevent|add|create|deploy|enforce)|how to |what (?:is|are|does) (?:the )?(?:point|idea|risk|danger|purpose|benefit|meaning|difference|best practice|recommendation|guidance|advice|reason|use|harm|problem|recommended|effect|advantage)s? |what does .* (?:mean|do|check|say|stand for)|(?:show |what is )?(?:the )?(?:difference|distinction) between |explain |best practices? |guidance |recommendations? |what (?:should|do) (?:we|i|you|@\d+) (?:do|recommend|advise) (?:about|for|with|on|if|against)|what does (?:microsoft|cisa|cis|entra) |describe |define |tell about |how does .* work|what happens (?:if|when)|when should |is there a (?:reason|risk)|what good is|show (?:about|what|why|how|more about) )/;

/** Words on our own cards that somebody may ask about. */
const STATE =
  / what does (?:an? |the )?(unlicensed|unknown|partial|not applicable|pass|fail|failed|attested) mean /;

const WHAT_IS =
  /^ what (?:is|are) (?:an? |the |those |these )?(?<topic>[^@%]+?)(?: for| about| good for| anyway| exactly| again)? ?(?:\? )?$/;
const TELL =
  /^ (?:show|explain)(?: about| more about| what| me about)? (?:is |are )?(?:an? |the )?(?<topic>[^@%]+?)(?: means?| is| are)? ?(?:\? )?$/;

export function readGuidance(said: Said): Reading | undefined {
  const s = said.line.s;
  const what = WHAT_IS.exec(s)?.groups?.topic;
  const asks = ASKS.test(s);
  if (!asks && !what) return undefined;
  if (what && !asks && (isNamed(said) || DATA.test(s))) return undefined;
  if (asks && / (?:what happens) /.test(s) && isNamed(said)) return undefined;
  if (/ (?:what does @\d+ )/.test(s) || (TELL.test(s) && isNamed(said))) return undefined;
  if (/ (?:purpose|point|use|idea|reason) of @/.test(s)) return undefined;
  const state = STATE.exec(s)?.[1];
  if (state) return one({ ask: 'guidance', topic: state });
  if (/ (?:difference|distinction) between /.test(s) && isNamed(said)) return undefined;
  const topic = topicIn(said, s);
  if (!topic) return undefined;
  return one({ ask: 'guidance', topic });
}

/** `What is the secure score`, `what are our stale guests`: what there is, not what it means. */
const DATA =
  / (?:the (?:average|mean|median|combined|overall|highest|lowest|secure-score|score|status|state|trend|situation|ga|guests|partners|breakglass|incidents|risky-users|licences|domains|ca-policies|exclusions|tenants|apps|devices|number|oldest|newest|worst|biggest|current|figures|data)|average|mean|our|failing|wrong|new|changed|open|missing|there|first|most|worst|status|posture) /;

function topicIn(said: Said, s: string): string | undefined {
  const [id] = checksIn(said, s);
  if (id) return id;
  const area = areaOf(s, said.vocabulary.areas);
  if (area) return area;
  if (/ cross-tenant | b2b | guests /.test(s)) return 'cross-tenant-access';
  return undefined;
}
