// People of generated tenants: members, and guests whose accounts at home are members of other tenants.
import type { Body } from '../graph/body.ts';
import { guidOf, numberOf, pickOf } from './dice.ts';
import { FAMILY, GIVEN, OUTSIDE, TITLES } from './names.ts';
import type { EstatePlan, TenantPlan } from './plan.ts';
import { ago } from './times.ts';

export const P1 = '41781fb2-bc02-4b7c-bd55-b576c07bb09d';
export const P2 = 'eec0eb4f-6444-4f95-aba0-50c24d67f998';

export interface Named {
  readonly id: string;
  readonly displayName: string;
  readonly userPrincipalName: string;
}

export const hasP1 = ({ licence }: TenantPlan) => licence !== 'free';
export const hasP2 = ({ licence }: TenantPlan) => licence === 'e5' || licence === 'e5-workload';

const nameOf = (key: string) => {
  const given = pickOf(`${key}/given`, GIVEN);
  const family = pickOf(`${key}/family`, FAMILY);
  return { given, family, displayName: `${given} ${family}` };
};

/** The first two members are the emergency accounts; the next ones administer the tenant. */
export const EMERGENCY = 2;
export const ADMINISTRATORS = 5;

export function memberOf(plan: TenantPlan, at: number): Named {
  const key = `${plan.id}/member/${at}`;
  const id = guidOf(key);
  if (at < EMERGENCY) {
    const domain = plan.good('emergency-domain') ? plan.initial : plan.domain;
    const word = at === 0 ? 'one' : 'two';
    return {
      id,
      displayName: `Emergency Access ${at === 0 ? 'One' : 'Two'}`,
      userPrincipalName: `emergency.${word}@${domain}`,
    };
  }
  const { given, family, displayName } = nameOf(key);
  const address = `${given}.${family}${at}`.toLowerCase();
  return { id, displayName, userPrincipalName: `${address}@${plan.domain}` };
}

export function memberRow(plan: TenantPlan, at: number): Body {
  const member = memberOf(plan, at);
  const emergency = at < EMERGENCY;
  const synced = !emergency && plan.kind !== 'isolated' && isHybrid(plan) && at % 3 === 0;
  return {
    ...member,
    accountEnabled: at % 17 !== 16,
    mail: emergency ? null : member.userPrincipalName,
    userType: 'Member',
    jobTitle: emergency ? 'Break-glass account' : pickOf(`${member.id}/title`, TITLES),
    createdDateTime: ago(200 + numberOf(`${member.id}/created`, 1500)),
    creationType: null,
    externalUserState: null,
    onPremisesSyncEnabled: synced ? true : null,
    identities: [
      {
        signInType: 'userPrincipalName',
        issuer: plan.initial,
        issuerAssignedId: member.userPrincipalName,
      },
    ],
    assignedPlans: plansOf(plan, at),
    ...(hasP1(plan) && { signInActivity: signedIn(emergency ? undefined : at % 20) }),
  };
}

/** The primary has its own Active Directory; some that were acquired brought theirs along. */
export const isHybrid = (plan: TenantPlan): boolean =>
  plan.kind === 'primary' || (plan.kind === 'secondary' && !plan.good('one-directory'));

function plansOf(plan: TenantPlan, at: number): Body[] {
  if (!hasP1(plan)) return [];
  const administers = at < EMERGENCY + ADMINISTRATORS;
  const plans = hasP2(plan) && (!administers || plan.good('licensed-admins')) ? [P1, P2] : [P1];
  return plans.map((servicePlanId) => ({
    assignedDateTime: ago(400),
    capabilityStatus: 'Enabled',
    service: 'AADPremiumService',
    servicePlanId,
  }));
}

/** `days` undefined: never. */
const signedIn = (days: number | undefined): Body => {
  const at = days === undefined ? null : ago(days + 0.2);
  return {
    lastSignInDateTime: at,
    lastNonInteractiveSignInDateTime: at,
    lastSuccessfulSignInDateTime: at,
  };
};

export function* guestRows(estate: EstatePlan, plan: TenantPlan): IterableIterator<Body> {
  const homes = homesOf(estate, plan);
  const tidy = plan.good('tidy-guests');
  const sponsored = plan.good('sponsors');
  for (let at = 0; at < plan.guests; at += 1) {
    const id = guidOf(`${plan.id}/guest/${at}`);
    const home = homes[at % (homes.length || 1)];
    const seat = Math.floor(at / (homes.length || 1));
    const { displayName, mail } = guestOf(home, EMERGENCY + seat, `${id}/${at}`, at);
    const pending = numberOf(`${id}/pending`, 25) === 0;
    const stale = !tidy && numberOf(`${id}/stale`, 6) === 0;
    const changed = ago(pending ? (stale ? 75 : 9) : 120 + (at % 300));
    const [local, domain] = mail.split('@');
    const userPrincipalName = `${local}_${domain}#EXT#@${plan.initial}`;
    yield {
      id,
      displayName,
      mail,
      userPrincipalName,
      accountEnabled: at % 41 !== 40,
      userType: numberOf(`${id}/type`, 60) === 0 ? 'Member' : 'Guest',
      createdDateTime: changed,
      creationType: 'Invitation',
      externalUserState: pending ? 'PendingAcceptance' : 'Accepted',
      externalUserStateChangeDateTime: changed,
      onPremisesSyncEnabled: null,
      identities: [
        { signInType: 'federated', issuer: 'ExternalAzureAD', issuerAssignedId: null },
        {
          signInType: 'userPrincipalName',
          issuer: plan.initial,
          issuerAssignedId: userPrincipalName,
        },
      ],
      ...(hasP1(plan) && {
        signInActivity: signedIn(pending ? undefined : stale ? 100 + (at % 200) : at % 60),
      }),
      ...((sponsored || at % 4 !== 0) && { sponsors: [sponsorOf(plan, at)] }),
    };
  }
}

function sponsorOf(plan: TenantPlan, at: number): Body {
  const first = EMERGENCY + ADMINISTRATORS;
  const { id, displayName } = memberOf(plan, first + (at % Math.max(1, plan.members - first)));
  return { '@odata.type': '#microsoft.graph.user', id, displayName };
}

/** Tenants whose people are guests here: its partners first, then whoever else. */
function homesOf(estate: EstatePlan, plan: TenantPlan): TenantPlan[] {
  const { tenants } = estate;
  const wanted = Math.min(tenants.length - 1, Math.ceil(plan.guests / 20));
  const homes = new Set<number>(plan.partners.slice(0, Math.max(wanted, 1)));
  for (let k = 0; homes.size < wanted && k < 4 * wanted; k += 1) {
    const other = numberOf(`${plan.id}/home/${k}`, tenants.length);
    if (other !== plan.index) homes.add(other);
  }
  return [...homes].flatMap((index) => tenants[index] ?? []);
}

/** A member of the home tenant; where its people are all there already, somebody from outside. */
function guestOf(home: TenantPlan | undefined, seat: number, key: string, at: number) {
  if (home && seat < home.members) {
    const { displayName, userPrincipalName } = memberOf(home, seat);
    return { displayName, mail: userPrincipalName };
  }
  const { given, family, displayName } = nameOf(key);
  const mail = `${given}.${family}${at}@${pickOf(`${key}/outside`, OUTSIDE)}`.toLowerCase();
  return { displayName, mail };
}
