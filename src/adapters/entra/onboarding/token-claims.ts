// What a token says of itself. Only for tokens that the service behind it has accepted or just issued.

export interface TokenClaims {
  readonly tid?: string;
  readonly oid?: string;
  readonly roles?: readonly string[];
}

export function tokenClaims(token: string): TokenClaims {
  const part = token.split('.')[1] ?? '';
  const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  return typeof value === 'object' && value !== null ? (value as TokenClaims) : {};
}
