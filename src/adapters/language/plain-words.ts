// Words of everyday English and of directories: none of them is taken for a mistyped name of a tenant.

const EVERYDAY = `cutting dropping removing weakness weaknesses located claim claims initial compromised dashboard everything weakest fire redo repeat repeats reuse prem europe european activate activates activated activating elevate elevates elevating elevation a about above accept accepted accepts access account accounts across act action active actually add added after again against ago
ago ahead air all allow allowed allows almost alone along already also although always am amount an and another answer any anybody anymore anyone anything
anyway anywhere apart appear apply are area around as ask asked asking at attention audit available average away back bad badly based be became because
become been before began begin behind being believe below best better between big biggest bit block blocked blocks board body boss both bottom break
breaking breaks bring brings broke broken brought build building built business busy but buy by call called calls came can card cards care carry case cases
cause caused certain chance change changed changes changing chart charts check checked checking checks choose city class clean clear clearly click close
closed closer closes cloud code cold come comes coming common companies company compare compared comparison complete completely concern concerned concerns
condition conditions configured confirm connect connected connection consider consultant consultants contact contacts contain contractor contractors control
controls copy corner correct corrected cost could count counted country counts couple course cover covered create created critical current currently cut
daily danger dangerous dark data date dates day days deal dear decide decided decision deep default defaults definitely delete deleted department describe
described desk detail details did differ difference differences different differently difficult direct direction directly directories directory do doc
document documented does doing done door doors down draft draw drop dropped due during each earlier early easily easy edge effect either else email empty
enable enabled end ended enforce enforced engineer engineers enough enter entire entirely entries entry error especially estate even ever every everybody
everyone everything everywhere exact exactly example except exist existing exists expect expected explain export extra face fact facts fail failed failing
fails failure failures fair fall false family far fast feel few field figure figures file fill final finally find finding findings fine finish finished
firm first fit five fix fixed folder folks follow followed following for forbid forced forget form found four free fresh from front full fully further
future gave general generally get gets getting gift give given gives giving go goes going gone good got govern governance graph great green grid group
groups grow guess had half hand handle happen happened happening happens happy hard has have having he head health healthy hear held hello help helps her here
hey hi high higher highest him his history hit hold holding holds home hope hour hours house how however i idea if ignore ignored immediately impact
import important impossible in inactive include included includes including indeed info information inside instead interesting into invite invited is issue
issues it item items its itself job join joined joins just keep keeps kept key kind kinds knew know known knows lack lacking lacks large largest last late lately
later latest law lead least leave leaves leaving left less let lets letting level life light like likely limit limited limits line link list listed lists little
live lives local log logged login logon long longer look looked looking looks lose loses loss lost lot lots low lower lowest mail main mainly make makes making
manage managed manager many map mark matter matters may maybe me mean meaning means measure meet meets member members mention message met might mind mine
minimum minute minutes missing mistake mode model modern moment money month months more morning most mostly move moved much must my myself name named names
near nearly need needed needs never new newest news next nice night no nobody none nor normal normally not note nothing now number numbers object objects
occur of off offer office official often oh ok okay old older oldest on once one ones only onto open opened opens operate opposite or order org organisation
organization original other others otherwise ought our ours ourselves out outside over overall overview own owned owner owners owns page part particular parts party
pass passed passes passing past pay pending people per percent percentage perhaps permanent permanently permit permitted person personal persons picture place
plain plan please plus point points poor position possible possibly posture power present pretty prevent previous previously print priorities priority
private probably problem problems proceed process production program project proof proper properly protect protected prove provide pull purpose push put question questions
quick quickly quite ran range ranking rate rather ratio reach reached read reader readers ready real really reason reasons recent recently record records red refuse
refused regard regarding register registered regular rejected related relation relations relationship relevant rely remain remaining remember remove removed removes removing
report reports request require required requires respect responsible rest restrict restricted result results return reverse review reviews rid right rights risk risks
risky role roles room round rule rules run running runs safe safely same sample saved saw say says scan scanned scope score scores search second seconds
section secure security see seeing seem seems seen send sense sent separate serious service services set sets setting settings setup several shall share shared she
should show shown shows shut side sides sign signed signing similar simple simply since single site situation small so solid solve some somebody somehow someone something
sometimes somewhere soon sorry sort source speak special specific spot staff stage stand standard standing stands start started starting starts state states status stay
step steps still stop stopped stops store story strange strict strong stuff subject such sudden suddenly suggest summary supplier suppliers supply support supposed sure switch switched system
systems table take taken takes taking talk team teams technical tell ten term terms test tested than thank thanks that the their them themselves then there these they thing
things think third this those though three through throughout thus tied tight time times tiny to today together told tonight too took top topic total totally touch touched
toward towards track transfer treat treated treats trend tried trouble true truly trust try trying turn turned turns two type types unable under understand undo unless
unlike until up update updated upon urgent us usage use used useful user users uses using usual usually value values various vendor vendors verified very via view visible visit
visitor visitors wait waiting walk want wanted wants was watch watched way ways we weak weakest week weeks weird well went were what whatever when whenever where wherever whether
which while who whoever whole whom whose why wide wider will window wise with within without won wonder word words work worked worker workers working works world worry worse
worst worth would write wrong yeah year years yep yes yesterday yet you young your yours zero monday tuesday wednesday thursday friday saturday sunday weekend fortnight
january february march april june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun quarter
tomorrow hundred thousand dozen six seven eight nine eleven twelve quarterly weekly monthly yearly annual midnight noon evening afternoon parent subsidiary subsidiaries mother daughter sister
brand headquarters hq entity entities corp corporate client clients customer customers employee employees colleague colleagues freelancer freelancers agency agencies external externals internal internals
intern interns admin's guy guys folk everybody's lad dude mate buddy please kindly hereby therefore hence besides anyhow actual certainly
ltd limited inc gmbh ag plc llc llp lp corporation co sa sas srl spa bv nv oy ab as kg ohg se holding holdings group international global worldwide
afraid alert alerts alerting allowlist amongst among anonymous anomaly appropriate approve approval approvals approved approver approvers aside assess assessed assessment assessments assign assigned assignment assignments attack attacker attested
authority avoid aware balance bare behave behaviour behavior bigger blame blind blue bob bother bound boundary breach breached budget caller calm capability catch ceo cfo changer chat cheap circumstances classify classified
cleanup collect collected collector compliance compliant comply component concrete confidence consent consents contract correctly council coverage criteria cross crossed curious cycle damage database deadline declare declared demand deny denied denies
depend depends deploy deployed destination determine disabled disable disables discover display division domain domains double drift duplicate duty effective effort elsewhere emergency employ encounter endpoint environment environments equal evaluate evaluated evidence exceed
exception exceptions exclude excluded excludes exempt exempted exclusion exclusions expire expired expires explicit exposed exposure fallback familiar feature features federated federation filter finance flag flagged flow focus forgotten formal freshness gap gaps gate gates goal
gain gained gains grant granted grants green guard guidance guide hacked harm harmful hide hidden hole holes honest host hosted huge human identical identity identities idle improve improved improvement increase inform inherit inherited insecure instance intend interest internal inventory investigate isolated
isolation join kick label labs lab landscape language lapse laptop layer legit legitimate library licence license licences licenses licensed licensing lift loose machine machines maintain mandatory manual mature maturity mechanism merge merged method methods metric migrate mitigate mix mobile
monitor monitored monitoring mutual native necessary network neutral note notice noticed nowhere obvious odd offline ongoing online operation option options orphan orphaned orphans outsider outsiders outstanding overdue partial partially participate
password passwords pattern perform performed period permission permissions phone physical platform policy policies poll portal practice practices prepare prerequisite pretend primary prior privilege privileged privileges prod produce product profile progress progressed prompt prompted prompts
protection provider providers provisioned public quality query raise rank reaction readable reading reasonable recommend recommendation recommended recommends redeem redeemed reduce refer reference refresh regulation reject release remind remediate remediation remote renew replace reply repository reset resource resources respond
response restriction restrictions retire reveal revoke revoked rollout root routine safe safety sandbox sandboxes schedule scheduled screen secondary secondaries secret secrets selected sensible server session severe severity shadow shape shipped shortlist significant slow slip sloppy software solution somebody spare split sponsor sponsors stale stability
stable strategy strength stronger structure stuck subscription sufficient suitable suspicious swap sync synced tackle target task tech temporary tenancy tenant tenants text threat tier tighten tightly tool tools trail train triage trigger trusted trusting trusts ultimately unassigned unattended unclear uncovered undocumented
unexpected unit unknown unlicensed unlike unnecessary unprotected unreadable unregistered unresolved unsafe unsponsored untrusted unused upcoming upper vacation validate valid version versus victim violate violation visibility vulnerable warn warning watch weakness website widely workload workloads
hole flat mess messy nasty ugly smells shaky wonky dodgy legit fishy lax sane broad narrow generous overly sloppily halfway nearly roughly approx approximately ballpark exact brief briefly short shortest longest tidy neat
sup wassup yo cheers ta hiya morning howdy`;

/** What people call things in and around a directory; a slip in one of these is mended. */
const DIRECTORY = `accept accepts accepted honour honours honoured recognise recognises recognised believe count counts access account accounts activation admin administer administered administrate administration administrator administrators admins application applications apps approval architecture assigned assignment attestation attestations attested
authentication automatic automatically autoredeem azure b2b baseline block blocked boundary breakglass break collaboration compare compliance compliant conditional configuration configured connect connection consent consents credentials cross declared default defender device devices
difference direct directory disabled domain domains drift eligible elevated emergency enabled enforced entra everywhere exceptions excluded exclusion exclusions expired expiring external failing federated federation foreign freshness governance guest guests hybrid identities identity inactive inbound incident incidents
individuals inherited invitation invitations invite inviter invited inviting isolated isolation joined legacy licence licences license licensed licenses managed matrix member members methods microsoft multitenant multifactor organization organisation outbound outsiders overview
partner partners passkey passkeys passwordless pending permanent permanently permission permissions phishing policies policy posture primary principal principals privileged privileges production protocol protocols purpose reciprocal redeem redeemed redemption registered registration relationship report
residency resistant restrictions review reviews risky role roles sandbox score secondary secure security sentinel service settings shadow shared channels sponsor sponsors stale standing subscriptions synchronisation synchronise synchronised synchronises synchronization synchronize synchronized synchronizes synced
tenant tenants trust trusted trusting trusts unknown unlicensed unsponsored verified workload workloads global risk sign mfa pim fido sms legacy guest's changed happened yesterday since posture onpremises premises parity reciprocity created owner owners contact country
lighthouse subscription consented delegated mailbox sharepoint exchange adfs ciam workforce kerberos entitlement lifecycle recertification emails authenticator directories device's dormant unredeemed unused urgent priorities priority remediation multi factor`;

const listOf = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

export const DIRECTORY_WORDS: readonly string[] = [...new Set(listOf(DIRECTORY))];

const OTHERS = `mfa 2fa otp totp ga gas ca caps cap pim paw paws sp spn spns id ids guid ad adds aad adfs tap sso saml oidc sspr p1 p2 e3 e5 ems sku skus mto xtap xtas cta ctap b2b b2c b2x dc adr adrs iam idp soc siem saas tls kpi upn ui api apis graph ios os pc pcs vpn rbac tr trv2 v2 hr it haadj prt wifi gdap csp msp dlp sentinel intune teams outlook msgraph
m365 o365 365 office365 windows azuread aadj pta phs adconnect f1 f3 gcc gov eu us uk usa imap pop smtp pop3 eas basic fido2 whfb passkey t1 t0 alt avg max min etc fyi asap eta wip tbd nr vip yes y n lol hmm hm ah oh um pim4g aitm mitm hybrid joined ext reg app auth autheticate config configs env envs repo info stats stat docs perm perms sec prod dev qa uat staging`;

const PLAIN = new Set([...listOf(EVERYDAY), ...DIRECTORY_WORDS, ...listOf(OTHERS)]);

/** Not a name, however short or odd: an ordinary word, a number, a sign. */
export const isPlainWord = (word: string): boolean =>
  PLAIN.has(word) ||
  /^[\d.:%,?()/-]+$/.test(word) ||
  word.length < 2 ||
  /^\d+(st|nd|rd|th|d|h|w|m|am|pm)$/.test(word) ||
  endings(word) ||
  (/^(?:un|non)/.test(word) && PLAIN.has(word.replace(/^(?:un|non)/, '')));

function endings(word: string): boolean {
  for (const [ending, instead] of ENDINGS) {
    if (word.endsWith(ending) && word.length > ending.length + 2) {
      const stem = word.slice(0, -ending.length);
      if (PLAIN.has(stem + instead)) return true;
    }
  }
  return false;
}

const ENDINGS: ReadonlyArray<readonly [string, string]> = [
  ['s', ''],
  ['es', ''],
  ['ies', 'y'],
  ['ed', ''],
  ['ed', 'e'],
  ['ing', ''],
  ['ing', 'e'],
  ['ly', ''],
  ['er', ''],
  ['est', ''],
  ["'", ''],
];
