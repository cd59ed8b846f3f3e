// The directory roles whose holders can take a tenant, by the template ids that are the same everywhere.

export const GLOBAL_ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10';
export const PRIVILEGED_ROLE_ADMINISTRATOR = 'e8611ab8-c189-46e8-94e1-60213ab1f814';

/**
 * Published in version 1.0 no role says whether it is privileged, so the list stands here:
 * https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference
 */
export const HIGHLY_PRIVILEGED: ReadonlyMap<string, string> = new Map([
  [GLOBAL_ADMINISTRATOR, 'Global Administrator'],
  [PRIVILEGED_ROLE_ADMINISTRATOR, 'Privileged Role Administrator'],
  ['7be44c8a-adaf-4e2a-84d6-ab2649e08a13', 'Privileged Authentication Administrator'],
  ['fe930be7-5e62-47db-91af-98c3a49a38b1', 'User Administrator'],
  ['f28a1f50-f6e7-4571-818b-6a12f2af6b6c', 'SharePoint Administrator'],
  ['29232cdf-9323-42fd-ade2-1d097af3e4de', 'Exchange Administrator'],
  ['8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2', 'Hybrid Identity Administrator'],
  ['9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3', 'Application Administrator'],
  ['158c047a-c907-4556-b7ef-446551a6b5f7', 'Cloud Application Administrator'],
  ['b1be1c3e-b65d-4f19-8427-f6fa0d97feb9', 'Conditional Access Administrator'],
  ['194ae4cb-b126-40b2-bd5b-6091b380977d', 'Security Administrator'],
]);

export const ONLY_GLOBAL_ADMINISTRATOR: ReadonlySet<string> = new Set([GLOBAL_ADMINISTRATOR]);
export const ALL_HIGHLY_PRIVILEGED: ReadonlySet<string> = new Set(HIGHLY_PRIVILEGED.keys());
export const BESIDES_GLOBAL_ADMINISTRATOR: ReadonlySet<string> = new Set(
  [...HIGHLY_PRIVILEGED.keys()].filter((id) => id !== GLOBAL_ADMINISTRATOR),
);
