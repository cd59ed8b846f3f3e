// Two tenants side by side, and all of them in a matrix.
import { one, type Reading } from './readings.ts';
import { mentionAt, oneTenant, type Said, scopeOf, signsIn } from './said.ts';
import { areaOf } from './topics.ts';

export function readCompare(said: Said): Reading | undefined {
  const s = said.line.s;
  if (
    !/ (?:compare|compares|compared|comparison|versus|difference|differences|differs?|better|worse|safer|stronger|weaker|ahead of|side by side|contrast|stricter|same as|unlike|delta|diff|measure up|behind) /.test(
      s,
    )
  )
    return undefined;
  if (/ (?:secure-score|standing|permanent) .*(?:trend|eligible)/.test(s)) return undefined;
  const ids = [...new Set(signsIn(s).flatMap((sign) => oneTenant(said, sign) ?? []))];
  const [a, b] = ids;
  if (
    ids.length === 1 &&
    a &&
    said.home &&
    said.home.id !== a &&
    / (?:compare|compares|compared) (?:to |with )?@\d+ (?:\? )?$/.test(s)
  ) {
    return one({ ask: 'compare', a: said.home.id, b: a, ...area(said, s) });
  }
  // More than two are set side by side in a matrix.
  const group = signsIn(s).some((sign) => (mentionAt(said, sign)?.ids.length ?? 0) > 2);
  if (ids.length > 2 || group || / (?:tenants|them) compare /.test(s)) {
    const of = / (?:trusts?|claims?|mfa|compliant-device|hybrid-device) /.test(s)
      ? 'trust'
      : 'baseline';
    return one({ ask: 'matrix', of, tenants: scopeOf(said) });
  }
  if (!a || !b) return undefined;
  return one({ ask: 'compare', a, b, ...area(said, s) });
}

function area(said: Said, s: string): { area?: string } {
  const found = areaOf(s.replace(/ (?:stand|standing|posture) /g, ' '), said.vocabulary.areas);
  return found ? { area: found } : {};
}

export function readMatrix(said: Said): Reading | undefined {
  const s = said.line.s;
  const grid = / (?:matrix|grid|heat ?map|map|table|chart|picture|overview|diagram|graph) /.test(s);
  if (
    / (?:who trusts who(?:m)?|which tenants trusts? (?:which|each other|one another)|(?:who|what) (?:is )?trusted by who(?:m)?|trusts? (?:among|amongst|across)|trusts? between (?:all|our|the) tenants|trusts? between @\d+ $|how do (?:the |all |our )?(?:tenants|they|@\d+) trusts? (?:each other|one another)) /.test(
      s,
    )
  ) {
    return one({ ask: 'matrix', of: 'trust', tenants: scopeOf(said) });
  }
  if (grid && / (?:trusts?|mfa trust|claims?|cross-tenant) /.test(s))
    return one({ ask: 'matrix', of: 'trust', tenants: scopeOf(said) });
  if (
    (grid && / (?:baseline|ca|ca-policies|seven|parity) /.test(s)) ||
    / (?:(?:which|what) (?:@\d+ |tenants? )*(?:meets?|has|have|satisf\w+|miss\w*|fails?|lacks?|fulfil\w*|follows?|implement\w*) .*baseline|baseline (?:coverage|per tenant|by tenant|status|across|in @\d+)|(?:the )?seven (?:baseline )?(?:ca-policies|policies|controls)|baseline (?:\? )?$|(?:meets?|follows?|on) the baseline) /.test(
      s,
    )
  ) {
    return one({ ask: 'matrix', of: 'baseline', tenants: scopeOf(said) });
  }
  return undefined;
}
