// Which applications are Microsoft's own: by the tenant that publishes them, and the known ids of its APIs.
/** Tenants in which Microsoft registers its own applications. */
const PUBLISHERS: readonly string[] = [
  'f8cdef31-a31e-4b4a-93e4-5f571e91255a', // Microsoft Services
  '72f988bf-86f1-41af-91ab-2d7cd011db47', // Microsoft
  'cdc5aeea-15c5-4db6-b079-fcadd2505dc2', // Microsoft, production apps
];

/** Those that open a whole tenant; the publisher is not always told. */
const APIS: readonly string[] = [
  '00000003-0000-0000-c000-000000000000', // Microsoft Graph
  '00000002-0000-0000-c000-000000000000', // Azure AD Graph
  '00000002-0000-0ff1-ce00-000000000000', // Exchange Online
  '00000003-0000-0ff1-ce00-000000000000', // SharePoint Online
  '797f4846-ba00-4fd7-ba43-dac1f8f63013', // Azure Service Management
  'c5393580-f805-4401-95e8-94b7a6ef2fc2', // Office 365 Management APIs
  'fc780465-2017-40d4-a0c5-307022471b92', // Microsoft Defender for Endpoint
  'cfa8b339-82a2-471a-a3c9-0fc0be7a4093', // Azure Key Vault
];

export const isApiOfMicrosoft = ({
  publisher,
  appId,
}: {
  readonly publisher: string | null;
  readonly appId: string;
}): boolean =>
  APIS.includes(appId.toLowerCase()) || PUBLISHERS.includes(publisher?.toLowerCase() ?? '');
