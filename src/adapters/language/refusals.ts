// Words that are not answered here: other languages, private life, other trades, orders to a machine.
import { type Reading, unanswerable } from './readings.ts';
import { isNamed, type Said } from './said.ts';

const PRIVATE =
  / (?:salar(?:y|ies)|wages?|paid|earns?|income|bonus|pension|bank account|credit card|iban|home address|private address|postal address|where does \S+(?: \S+)? live|lives? at|birthdays? (?:of )?(?!@)\S+|date of birth|birth ?date|dob|when was \S+ born|(?:private |mobile |cell ?|home |tele)?phone(?: number)?s?(?! call| auth| method)|mobile number|cell number|gender|sex life|religion|religious|ethnic\w*|race|nationality|marital|married|divorced|pregnan\w*|children|kids|family|spouse|wife|husband|girlfriend|boyfriend|sick|sick leave|illness|health record|medical|disabilit\w*|vaccin\w*|passport|social security|ssn|national id|tax id|union member\w*|political|sexual\w*|criminal|performance review|holidays?|vacations?|annual leave|on leave|cv|resume(?! (?:drawbridge|everything|@\d+|the|it|in|for) )|photo|picture of \S+ \S+|password of|passwords? (?:for|of)|\S+ 's (?:password|mails?|emails?|inbox|calendar|chats?|messages|age|address|phone|salary|files|onedrive|browser history|browsing history|location|performance|photo)|read (?:the )?(?:mails?|emails?|inbox|chats?|messages) of|(?:mails?|emails|chats?) of \S+|what did \S+ (?:write|email|chat|say|browse)|how old is (?!@|the|this|that|it|your|our|tenant|data)\S+|browsing|whatsapp) /;

const ELSEWHERE =
  / (?:weather|forecast|poems?|haiku|jokes?|songs?|lyrics|stor(?:y|ies)|translate|translation|recipes?|cook\w*|pizza|lunch|dinner|restaurant|coffee|football|soccer|bundesliga|champions league|match|movie|films?|netflix|stock (?:price|market)|share price|bitcoin|crypto|news today|capital of|president|prime minister|chancellor|horoscope|lottery|meaning of life|write (?:me |a |an |some )*(?:code|python|powershell|script|poem|essay|story|email|mail|letter|song|function|regex)|python|javascript|powershell script|homework|solve|equation|calculate|square root|book (?:a |me )|meeting rooms?|reset (?:my|a|the|his|her) password|(?:my|forgot(?:ten)?) password|change my password|password reset|unlock my account|printers?|my (?:laptop|computer|pc|phone|screen|mouse|keyboard|headset|outlook|mail|email|mailbox|vpn|wifi|internet)|wifi|vpn (?:is|not|does)|order (?:a|me)|helpdesk ticket|open a (?:support )?ticket|create a ticket|(?:what|which) (?:time|day) is it|todays? date|set (?:a |an )?(?:alarm|reminder|timer)|remind me|play (?:a |some |music)|flight|hotel|train|taxi|who won|how are you|who made you|are you (?:human|a bot|real)|what is your name|sing|love you|marry|tell (?:me )?(?:a |about yourself)|dalle|image of|draw me|summari[sz]e (?:this )?(?:mail|email|document|article|meeting)|sales figures|revenue|quarterly results|invoice|budget) /;

const NOT_OBSERVED =
  / (?:sharepoint|one ?drive|mailbox(?:es)?|mail flow|transport rules?|exchange|virtual machines?|vms?|resource groups?|storage accounts?|key vaults?|kubernetes|firewalls?|antivirus|backups?|patch\w*|vulnerabilit\w*|cves?|azure (?:subscriptions?|rbac|roles?|costs?|spend)|costs?|intune (?:policies|configuration|profiles)|teams (?:chats?|messages|meetings)|dlp|purview|retention|ediscovery|power ?(?:bi|apps|platform|automate)|dynamics|on ?prem\w* servers?|network|switch(?:es)?|routers?) /;

export function refusePrivate(said: Said): Reading | undefined {
  const match = PRIVATE.exec(said.line.s);
  if (
    !match ||
    / (?:phone call|phone auth\w*|authentication|methods?|mfa|sms|family of|children of|paid licences|licences .*paid) /.test(
      said.line.s,
    )
  )
    return undefined;
  return unanswerable('personal-data', said.line.cleaned.slice(0, 80));
}

export function refuseElsewhere(said: Said): Reading | undefined {
  return ELSEWHERE.test(said.line.s)
    ? unanswerable('out-of-scope', said.line.cleaned.slice(0, 80))
    : undefined;
}

export function refuseUnseen(said: Said): Reading | undefined {
  const match = NOT_OBSERVED.exec(said.line.s);
  return match ? unanswerable('not-observable', match[0].trim()) : undefined;
}

/** Before words for licences are taken for subscriptions of Azure. */
const OF_AZURE =
  /\bazure (?:subscriptions?|resources?|resource groups?|rbac|role assignments?|costs?|spend|virtual machines?|storage|key vaults?)\b/i;

export const refuseAzure = (said: Said): Reading | undefined => {
  const match = OF_AZURE.exec(said.line.cleaned);
  return match && !/\battest/i.test(said.line.cleaned)
    ? unanswerable('not-observable', match[0])
    : undefined;
};

/** Of applications Graph is asked for what they may do, not for what they sign in with. */
const OF_SECRETS =
  / (?:apps|service-principals) .*(?:secrets?|certificates?|credentials?) | (?:secrets?|certificates?|credentials?) (?:of|for|on|in) .*(?:apps|service-principals) /;

export const refuseSecrets = (said: Said): Reading | undefined => {
  const match = OF_SECRETS.exec(said.line.s);
  return match && said.checks.length === 0
    ? unanswerable('not-observable', said.line.cleaned.slice(0, 80))
    : undefined;
};

const WHO_USES =
  / who (?:(?:has|have|got) access to|(?:can|may) (?:use|open|access|get into)) (?:the )?((?!@\d+ |guests|anything|everything|our )[^@?]+?) (?:in @\d+ |at @\d+ |\? )*$/;

/** Everybody who may use one application: lists of that are not kept. */
export function refuseUsers(said: Said): Reading | undefined {
  const what = WHO_USES.exec(said.line.s)?.[1];
  return what ? unanswerable('not-observable', what) : undefined;
}

const LATER = /^ (?:subscribe|unsubscribe|notify|alert me|remind|ping me|send|mail me|show when) /;

/** Orders for later are no questions, whatever they are about. */
export const refuseLater = (said: Said): Reading | undefined =>
  LATER.test(said.line.s)
    ? unanswerable('not-understood', said.line.cleaned.slice(0, 80))
    : undefined;

/** Words of other languages that are no English words. */
const FOREIGN = new Set(
  `der die das und ist sind wie viele wer wem wen welche welcher welches hat haben gibt es ein eine einen keine nicht von fuer für mit bei auf im zu zur zum aus nach wann warum wieso wo was gaeste gäste gaste benutzer mandant mandanten vertraut unser unsere unserer unseren uns ich wir ihr bitte zeige zeig alle liste seit gestern geändert sich hatten wird werden über kann koennen können kannst
le la les des du un une et est sont combien qui quels quelles quel quelle pourquoi comment dans avec sans pour sur nos notre nous vous il elle ils invités invites utilisateurs locataire locataires fait confiance ont avons depuis hier montre montrez liste moi sont-ils y-a-t-il
el los las una uno y es son cuantos cuántos cuántas quien quién quienes qué que cual cuáles por porque cómo como en con sin para nuestro nuestra nuestros invitados usuarios inquilino inquilinos tiene tienen hay desde ayer muestra muéstrame confia confía
il lo gli che chi quanti quante quali perché perche dove con senza ospiti utenti nostro nostra sono della dello delle nel nella abbiamo ci mostra da ieri
quantos quantas quem qual quais não nao convidados usuários nosso nossa tem têm existem desde ontem mostre
de het een en zijn hoeveel wie welke waarom hoe met zonder voor gasten gebruikers onze ons hebben heeft zijn er vertrouwt sinds gisteren laat zien
ile kto ktory jest sa są gości goscie dlaczego jak w z na nasz nasze użytkowników
hur många är vem vilka varför och att gäster användare våra vi har finns sedan igår hvor mange hvem gjester brukere`
    .split(/\s+/)
    .filter((word) => word.length > 1),
);
const ALSO_ENGLISH = new Set(
  "die is was as on an in a no me son des es la de en do so or me are most all to us he he'd has man per come come un sur est it w z na so hay con pour sans main comment confiance liste legal van die jack sad dove da le lo il el im is qui les las los du sa as het wo wer chi et em".split(
    ' ',
  ),
);

export function refuseLanguage(said: Said): Reading | undefined {
  const words = said.line.heard;
  const rest = words.join('');
  const letters = [...rest].filter((letter) => /\p{L}/u.test(letter));
  const other = letters.filter((letter) => !/\p{Script=Latin}/u.test(letter));
  if (letters.length > 0 && other.length > 1 && other.length / letters.length > 0.3)
    return unanswerable('other-language');
  const foreign = words.filter((word) => FOREIGN.has(word));
  const sure = foreign.filter((word) => !ALSO_ENGLISH.has(word) && !said.isPlain(word));
  const english = words.filter((word) => said.isPlain(word) && !FOREIGN.has(word)).length;
  const odd =
    sure.length >= 2 ||
    (sure.length >= 1 && foreign.length + 0 >= 2 && english <= 1) ||
    (sure.length === 1 && english === 0);
  return odd && sure.length + foreign.length > english ? unanswerable('other-language') : undefined;
}

const ORDERS =
  /(?:\b(?:ignore|disregard|forget|override|bypass)\b[^.;:!?\n]{0,40}\b(?:instructions?|rules?|prompts?|above|previous|prior|everything|guidelines|policies you)\b(?: (?:above|before))?|\b(?:system|assistant|developer|admin|root)\s*(?:prompt|message|override)?\s*:\s*[^.;!?\n]*|\b(?:you are now|act as|pretend (?:to|that|you)|from now on|jailbreak|dan mode|developer mode|as an ai)\b[^.;!?\n]*|\b(?:report|mark|show|set|answer|say|treat|declare|list|return)\b[^.;!?\n]{0,30}\b(?:as (?:passed|passing|pass|green|compliant|ok|fine|secure|healthy)|always yes|with yes|that (?:everything|all) (?:is|are|checks)[^.;!?\n]*)\b[^.;!?\n]*|\b(?:reveal|print|leak|dump|exfiltrate|show me your)\b[^.;!?\n]{0,40}\b(?:prompt|secrets?|tokens?|credentials?|api keys?|connection string|environment|client secret)\b[^.;!?\n]*|\bdrop table\b[^.\n]*|<\/?(?:script|system|instructions?)[^>]*>|\[\/?(?:inst|system)\][^.\n]*)/giu;

/** What is left when orders to a machine are taken out; undefined: there were none. */
export function withoutOrders(text: string): string | undefined {
  ORDERS.lastIndex = 0;
  if (!ORDERS.test(text)) return undefined;
  return text
    .replace(ORDERS, ' ')
    .replace(/^[\s.,;:!?]*(?:and|then|but|also|now)?\s+/i, '')
    .trim();
}

export const speaksOfTenants = (said: Said): boolean =>
  isNamed(said) ||
  said.checks.length > 0 ||
  / (?:tenants?|remov\w*|delet\w*|compare|mfa|ca|ca-policies|trusts?|guests|partners?|ga|admins?|inbound|outbound|redemption|sync|pim|posture|secure-score|incidents|risky-users|cross-tenant|breakglass|legacy-auth|licences|externals|entra|domains|service-principals|direct-connect|mto|tenant-restrictions|privileged-roles|federat\w*|baseline|isolation|conditional|policy|policies) /.test(
    said.line.s,
  );
