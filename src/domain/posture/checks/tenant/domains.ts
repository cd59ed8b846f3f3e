// TEN-04: every verified domain is known to the estate, and people are not named by the initial one.
import { allOf } from '../../all-of.ts';
import { type TenantCheck, type TenantView, withFacts } from '../../check.ts';
import { counted, listed } from '../../conditional-access/policy.ts';
import type { DomainFact } from '../../facts/directory.ts';
import { onlyIfRead } from '../../only-if-read.ts';
import type { Verdict } from '../../result.ts';

/** Domains under which Microsoft names tenants, by cloud; `.example` is that of the sandbox. */
const SUFFIXES: Readonly<Record<TenantView['tenant']['cloud'], RegExp>> = {
  commercial: /\.(onmicrosoft\.(com|example)|partner\.onmschina\.cn)$/,
  gcc: /\.onmicrosoft\.(com|example)$/,
  gcchigh: /\.onmicrosoft\.(us|example)$/,
  dod: /\.onmicrosoft\.(us|example)$/,
};

export const verifiedDomains: TenantCheck = {
  id: 'TEN-04',
  title: 'Verified domains are known, and the default one is our own',
  area: 'tenant',
  kind: 'fact',
  scope: 'tenant',
  severity: 'low',
  appliesTo: 'all',
  reads: ['domains'],
  why: 'Whoever controls a verified domain can receive its mail and may claim its addresses. A domain that nobody knows of is either forgotten or somebody else’s.',
  remediation:
    'Declare the domain in the estate with the tenant that owns it, or remove it from the tenant. Make a domain of your own the default.',
  words: [
    'verified domains',
    'custom domain',
    'default domain',
    'onmicrosoft',
    'initial domain',
    'unknown domains',
  ],
  assess: (view) =>
    withFacts(view, ['domains'], ({ domains }) =>
      onlyIfRead(view, ['domains'], judge(view, domains)),
    ),
};

function judge({ tenant }: TenantView, domains: readonly DomainFact[]): Verdict {
  const suffix = SUFFIXES[tenant.cloud];
  const declared = new Set(tenant.domains.map((name) => name.toLowerCase()));
  const foreign = domains.filter(
    ({ id }) => !declared.has(id.toLowerCase()) && !suffix.test(id.toLowerCase()),
  );
  const undeclared = foreign.filter(({ isVerified }) => isVerified === true);
  const initial = domains.filter(({ isInitial }) => isInitial === true);
  const standard = domains.filter(({ isDefault }) => isDefault === true);
  const [only] = initial;
  const own = tenant.kind !== 'sandbox';
  const wrong = [
    ...(undeclared.length > 0
      ? [
          `${counted(undeclared.length, 'verified domain')} not declared: ${listed(undeclared.map(({ id }) => id))}`,
        ]
      : []),
    ...(initial.length > 1 ? [`${initial.length} domains say that they are the initial one`] : []),
    ...(initial.length === 1 && only && !suffix.test(only.id.toLowerCase())
      ? [`the initial domain ${only.id} is not one of this cloud`]
      : []),
    ...(own && standard.some(({ isInitial }) => isInitial === true)
      ? ['people are named by the initial domain, which is the default']
      : []),
  ];
  const unsaid = [
    ...(initial.length === 0 ? ['which domain is the initial one'] : []),
    ...(foreign.some(({ isVerified }) => typeof isVerified !== 'boolean')
      ? ['whether an undeclared domain is verified']
      : []),
    ...(own && (standard.length !== 1 || standard.some((one) => typeof one.isInitial !== 'boolean'))
      ? ['which domain is the default']
      : []),
  ];
  const evidence = domains.map((domain) => ({
    kind: 'domain' as const,
    id: domain.id,
    name: domain.id,
    detail: [
      ...(undeclared.includes(domain) ? ['not declared'] : []),
      ...(domain.isVerified === false ? ['not verified'] : []),
      ...(domain.isInitial ? ['initial'] : []),
      ...(domain.isDefault ? ['default'] : []),
      domain.authenticationType ?? 'authentication not said',
    ].join(', '),
    good: !undeclared.includes(domain),
  }));
  if (wrong.length > 0) return { state: 'fail', reason: wrong.join('; '), evidence };
  if (unsaid.length > 0) {
    const reason = `cannot be told: Graph did not say ${listed(unsaid)}`;
    return { state: 'unknown', reason, evidence };
  }
  const verified = domains.filter(({ isVerified }) => isVerified === true);
  return {
    state: 'pass',
    reason: `${allOf(verified.length, 'verified domain')} ${verified.length === 1 ? 'is' : 'are'} known`,
    evidence,
  };
}
