// Whether somebody asks who is in their tenants because of them.

const ASKS = /^(?:(?:who|what|which|list|show)\b.*\s)?because of (?:me|myself)$/i;

export const asksBecauseOfMe = (text: string): boolean =>
  ASKS.test(text.replace(/[\s.!?]+$/g, '').replace(/\s+/g, ' '));
