// The words in which people name tasks, brought to one spelling: "logs out users" is "signout person".

/** Said in several words, or in letters. */
const PHRASES: ReadonlyArray<readonly [RegExp, string]> = [
  [/\b(?:sign|log|kick)(?:s|ed|ned|ged|ing|ning|ging)?[ -]?((?:\w+ ){0,4})out\b/g, 'signout $1'],
  [/\b(?:is|are) set up\b/g, ''],
  [/\b(?:refresh )?tokens?\b|\bsessions?\b/g, 'signout'],
  [/\b(?:multi-?factor|two-?factor)(?: authentication)?\b|\b2fa\b/g, 'mfa'],
  [/\btemporary access pass(?:es)?\b/g, 'tap'],
  [/\bconditional access\b/g, 'conditionalaccess'],
  [/\bself-?service password reset\b/g, 'sspr'],
  [/\bsingle sign-?on\b/g, 'sso'],
  [/\b(?:user principal name|user ?name|sign-?in name|login name)s?\b/g, 'upn'],
  [/\bsign-?(?:in|on)s?\b|\blog-?ins?\b/g, 'signin'],
  [/\bon[ -]prem(?:ises?)?\b/g, 'onprem'],
  [/\btakes? (.{1,40}?)\s?away\b/g, 'delete $1'],
];

/** One word for all that are said for the same thing; each is looked up as a stem. */
const SAME: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    person: 'account user somebody someone people person employee colleague staff member',
    create: 'create add make new register registration onboard build',
    delete: 'delete remove erase revoke withdraw drop',
    read: 'read see view show look list check inspect',
    change: 'change edit update modify set configure manage adjust maintain mark',
    assign: 'assign give grant',
    disable: 'disable deactivate lock',
    enable: 'enable activate',
    reset: 'reset renew forgot forgotten',
    password: 'password pw passcode',
    license: 'license licence licenses licences',
    administrator: 'administrator admin',
    invite: 'invite invitation',
    guest: 'guest external b2b',
    application: 'application app',
    device: 'device computer laptop pc notebook',
    key: 'key',
    log: 'log',
    ticket: 'ticket case',
    photo: 'photo picture image avatar',
    email: 'mail email',
    branding: 'branding logo',
    synchronization: 'synchronization synchronize synchronisation synchronise sync',
    block: 'block unblock',
    method: 'method factor authenticator phone',
    mfa: 'mfa',
    policy: 'policy rule',
  }).flatMap(([word, all]) => all.split(' ').map((one) => [stem(one), word])),
);

const STOP = new Set(
  [
    'a an the this that these those and or of on in into to for from with without by at as out up',
    'i me my we us our you your it its they them their one who whom whose what which where when how',
    'be is are am was do does did can could may might must should would will want need needed have has',
    'all any some every everywhere everybody again also as well please only other than so if not no',
    'role team help switch once else per same',
  ]
    .join(' ')
    .split(' '),
);

const WORD = /[\p{L}\p{N}]{2,}/gu;

/** In the order said; words that say nothing are left out. */
export function taskWords(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const spelled = PHRASES.reduce((all, [pattern, word]) => all.replace(pattern, word), plain);
  return [...spelled.matchAll(WORD)]
    .map(([word]) => word)
    .filter((word) => !STOP.has(word))
    .map((word) => SAME[stem(word)] ?? stem(word));
}

/** Rough, and the same for both sides of a comparison. */
function stem(word: string): string {
  const one = word.length > 3 && /[^s]s$/.test(word) ? word.slice(0, -1) : word;
  const root = one.length > 5 ? one.replace(/(?:ing|ed)$/, '') : one;
  return root
    .replace(/ie$/, 'y')
    .replace(/([b-df-hj-np-tv-z])\1$/, '$1')
    .replace(/e$/, '');
}
