// Where what is listed is from: `guests from A in B`.

/** `guests from A in B`: those of A; `A people in B` as well. */
export function fromIn(s: string, of: string): string | undefined {
  if (of === 'trusted-partners')
    return / trusts? (?:the )?(?:mfa |strong-mfa |devices |claims? |compliant-device |hybrid-device )*(?:of |from |in )?(@\d+) /.exec(
      s,
    )?.[1];
  if (of === 'synchronised-into') {
    return (
      / (?:does|do|is|are) (@\d+) (?:'s )?(?:people |users )?(?:sync|syncs|synced|push) /.exec(
        s,
      )?.[1] ??
      / from (@\d+) /.exec(s)?.[1] ??
      / (@\d+) (?:is |gets )?(?:sync|syncs|synced) (?:in)?to /.exec(s)?.[1]
    );
  }
  if (/partners|licences|tenants|domains|policies|exclusions|exceptions|attestations/.test(of))
    return undefined;
  const signs = s.match(/(?<= )@\d+(?= )/g) ?? [];
  const origin = / (?:from|belonging to|out of|home(?:d)? in|whose home is) (@\d+) /.exec(s)?.[1];
  // `Incidents from A` are those of A; only people and applications have a home elsewhere.
  if (
    signs.length === 1 &&
    /incidents|devices|^emergency|^risky|^(?:global|standing|eligible)/.test(of)
  )
    return undefined;
  if (origin) return origin;
  if (signs.length < 2) return undefined;
  return (
    / (?:guests|externals|people|users|admins|accounts|apps|service-principals|devices) (?:\S+ )?of (@\d+) .*(?:in|at|inside) @\d+ /.exec(
      s,
    )?.[1] ??
    / (@\d+) (?:'s )?(?:\S+ )?(?:guests|externals|people|users|staff|admins|employees|accounts) (?:\S+ )*?(?:in|at|inside) @\d+ /.exec(
      s,
    )?.[1] ??
    / (?:guests|people|users) (?:does|do|has|have) (@\d+) (?:'s )?(?:have |got )?(?:in|at|inside) @\d+ /.exec(
      s,
    )?.[1]
  );
}
