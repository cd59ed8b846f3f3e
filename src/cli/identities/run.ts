// The command itself: reads what is there, says what it will do, does it when told to, and looks again.
import { say } from '../shared/terminal.ts';
import { findRegistration, type GraphPlace, graphRoles, perform } from './graph.ts';
import { type Plan, planOf, sentenceOf, type Wanted } from './registrations.ts';

export interface Order {
  readonly place: GraphPlace;
  readonly wanted: readonly Wanted[];
  readonly apply: boolean;
  /** Stands in the estate beside each client id. */
  readonly managedIdentityClientId: string;
}

/** 0: all as it should be; 1: something is left to do. */
export async function registerIdentities(order: Order): Promise<number> {
  const { place, wanted, apply } = order;
  const roles = await graphRoles(place);
  const look = async () => {
    const plans: Plan[] = [];
    for (const one of wanted) {
      plans.push(planOf(one, await findRegistration(place, one.uniqueName, roles)));
    }
    return plans;
  };
  const plans = await look();
  tell(plans, apply);
  if (!apply) return plans.some(({ steps }) => steps.length > 0) ? 1 : 0;
  for (const step of plans.flatMap(({ steps }) => steps)) {
    await perform(place, step, roles);
    say(`  done: ${step.wanted.identity}: ${sentenceOf(step)}`);
  }
  const after = await look();
  const left = after.filter(({ steps }) => steps.length > 0);
  for (const { wanted: one, steps } of left) {
    say(`  NOT as it should be: ${one.identity}: ${steps.map(sentenceOf).join('; ')}`);
  }
  say('', 'For your estate:', '', ...estateBlock(after, order.managedIdentityClientId));
  return left.length > 0 ? 1 : 0;
}

function tell(plans: readonly Plan[], apply: boolean): void {
  const steps = plans.reduce((sum, plan) => sum + plan.steps.length, 0);
  const verb = apply ? 'Doing' : 'It would do';
  say(
    steps === 0
      ? `All ${plans.length} registrations are as they should be. Nothing is to be done.`
      : `${verb} ${steps} ${steps === 1 ? 'thing' : 'things'}:`,
  );
  for (const { wanted, steps: ofOne, looks } of plans) {
    if (ofOne.length + looks.length === 0) continue;
    say('', `${wanted.identity} (${wanted.uniqueName}): ${wanted.description}`);
    for (const step of ofOne) say(`  - ${sentenceOf(step)}`);
    for (const line of looks) say(`  ! ${line}`);
  }
  if (steps > 0 && !apply) say('', 'Nothing was changed. "apply" does it.');
}

/** Ids and no secret: there is none. */
export function estateBlock(plans: readonly Plan[], managedIdentityClientId: string): string[] {
  return [
    'identities:',
    ...plans.flatMap(({ wanted, found }) =>
      found
        ? [
            `  ${wanted.identity}:`,
            `    clientId: ${found.appId}`,
            `    credential: { kind: managed-identity, managedIdentityClientId: ${managedIdentityClientId} }`,
          ]
        : [],
    ),
  ];
}
