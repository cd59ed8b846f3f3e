// Whether a tenant's licences carry Privileged Identity Management.

/** Service plans that do: Entra ID P2 and Entra ID Governance. */
const PIM_PLANS = ['AAD_PREMIUM_P2', 'Entra_Identity_Governance'];

export const carriesPim = (plans: readonly string[]): boolean =>
  plans.some((plan) => PIM_PLANS.includes(plan));
