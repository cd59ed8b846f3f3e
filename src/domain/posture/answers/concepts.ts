// What the things that people ask about are, and why they matter: plain sentences of our own.

export interface Concept {
  readonly name: string;
  /** How people call it, folded. */
  readonly words: readonly string[];
  readonly is: string;
  readonly matters: string;
  readonly advised: string;
  /** Checks that judge it. */
  readonly checks: readonly string[];
}

export const CONCEPTS: readonly Concept[] = [
  {
    name: 'Automatic redemption',
    words: ['automatic redemption', 'auto redemption', 'consent prompt', 'automatic user consent'],
    is: 'With automatic redemption somebody who is invited to another tenant gets in without a consent prompt. It works only where both tenants say so: the one outbound, the other inbound.',
    matters:
      'The prompt is the only moment at which people learn that another tenant will see their profile and their sign-ins. Between tenants of one organisation it is noise; towards strangers it is a warning worth having.',
    advised:
      'Turn it on at both sides between your own tenants, and leave it off for everybody else.',
    checks: ['XTA-08'],
  },
  {
    name: 'Inbound trust',
    words: ['inbound trust', 'trust', 'mfa trust', 'trust settings', 'external mfa'],
    is: 'With inbound trust a tenant believes what the home tenant of a guest says: that MFA was done, that the device is compliant, or that it is hybrid joined. Each of the three is set by itself, for one partner or in the default.',
    matters:
      'Without trust guests register a second factor in every tenant, and can never satisfy a policy on devices. With trust in the wrong tenant anybody there can say that MFA was done.',
    advised:
      'Trust your own primary tenant and documented partners by name; leave the default off.',
    checks: ['XTA-04', 'XTA-07', 'XTA-11'],
  },
  {
    name: 'B2B direct connect',
    words: ['direct connect', 'b2b direct connect', 'shared channels', 'shared channel'],
    is: 'Direct connect lets people of another tenant take part in shared channels without a guest account. It has to be opened at both sides.',
    matters:
      'There is no account that could be reviewed or disabled, so who takes part is hard to see.',
    advised:
      'Block it in the default, and open it for named partners, groups and applications at both sides.',
    checks: ['XTA-03', 'XTA-09'],
  },
  {
    name: 'Tenant restrictions',
    words: ['tenant restrictions', 'tenant restriction', 'trv2', 'tenant restrictions v2'],
    is: 'Tenant restrictions say which foreign accounts may be used on your devices and networks. They concern accounts that another tenant issued, not your own people as guests elsewhere.',
    matters:
      'Without them somebody can carry data out with an account of another tenant from one of your devices. Where they are enforced cannot be seen in the directory.',
    advised:
      'Block foreign accounts in the default, allow those of partners that need it, and enforce it on devices.',
    checks: ['XTA-12'],
  },
  {
    name: 'Cross-tenant synchronization',
    words: [
      'cross tenant synchronization',
      'cross tenant synchronisation',
      'cross tenant sync',
      'synchronization',
      'sync',
    ],
    is: 'Cross-tenant synchronization makes and updates accounts for people of one tenant in another, usually as members. The target accepts it, the source runs the job.',
    matters:
      'Whoever runs the source decides who has an account in the target. A job that fails leaves people in who have left.',
    advised: 'Accept it only from tenants of your own, and watch the health of its jobs.',
    checks: ['XTA-10'],
  },
  {
    name: 'Multitenant organization',
    words: [
      'multitenant organization',
      'multi tenant organization',
      'multitenant organisation',
      'mto',
    ],
    is: 'A multitenant organization joins tenants of one company, so that Microsoft 365 shows their people together. One tenant owns it, others join; trust and synchronization stay settings of their own.',
    matters:
      'People of a member are taken for colleagues. A tenant that is not yours, or one that is stuck on the way in, misleads everybody.',
    advised: 'Have exactly your own tenants in it, and finish joining what was begun.',
    checks: ['MTO-01'],
  },
  {
    name: 'Privileged Identity Management',
    words: [
      'pim',
      'privileged identity management',
      'eligible',
      'standing',
      'just in time',
      'standing access',
      'eligible roles',
    ],
    is: 'With Privileged Identity Management people are eligible for a role and activate it for some hours. A standing role is there all the time.',
    matters:
      'A stolen account with a standing role is a stolen tenant at once. One that is only eligible has to be activated first, which can ask for a reason, a second factor and an approval.',
    advised:
      'Make privileged roles eligible, leave only the emergency accounts standing, and ask for approval where a role can take the tenant.',
    checks: ['PRV-01', 'PRV-03', 'PRV-04', 'PRV-07'],
  },
  {
    name: 'Emergency accounts',
    words: [
      'emergency accounts',
      'emergency access',
      'break glass',
      'breakglass',
      'emergency access accounts',
      'break glass accounts',
    ],
    is: 'Emergency accounts are two or more Global Administrators that belong to nobody, live in the cloud alone and are used only when nothing else lets anybody in.',
    matters:
      'A wrong policy, a broken federation or a lost second factor can lock out every administrator. Without such an account only Microsoft’s support can help.',
    advised:
      'Keep two, leave them out of the policies that could lock them out, give them phishing-resistant methods, watch every use, and try them out twice a year.',
    checks: ['EMG-01', 'EMG-02', 'EMG-03'],
  },
  {
    name: 'Cross-tenant access settings',
    words: [
      'cross tenant access',
      'cross tenant access settings',
      'b2b collaboration',
      'b2b',
      'xtap',
      'partners',
    ],
    is: 'Cross-tenant access settings say who may come in from which tenant, who may go out, and what is believed of them. There is a default for every tenant and an entry for each partner; what an entry leaves open is inherited.',
    matters:
      'Access from A to B needs both: inbound in B and outbound in A. Microsoft’s own default is open in both directions to everybody.',
    advised:
      'Close the default as far as your work allows, and open it for documented partners, named groups and applications.',
    checks: ['XTA-01', 'XTA-02', 'XTA-05', 'XTA-06'],
  },
  {
    name: 'Guests',
    words: ['guests', 'guest access', 'external users', 'guest'],
    is: 'A guest is an account in your directory for somebody who signs in elsewhere.',
    matters:
      'Their home decides how well they sign in, and they keep what they were given until somebody takes it away.',
    advised:
      'Give each a sponsor and an end, review them, and restrict what they see of the directory.',
    checks: ['GST-01', 'GST-02', 'GST-03', 'GST-04', 'GST-05'],
  },
  {
    name: 'Permissions Management',
    words: ['permissions management', 'entra permissions management', 'ciem'],
    is: 'Microsoft Entra Permissions Management showed unused permissions across clouds. Microsoft has retired it.',
    matters: 'Advice to use it has aged.',
    advised: 'Look for another tool for permissions in several clouds.',
    checks: [],
  },
];
