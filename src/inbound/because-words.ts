// Whether somebody asks who is in their tenants because of them.

const ASKS = /^(?:(?:who|what|which|list|show)\b.*\s)?because of (?:me|myself)$/i;

/** Those who are not there because of them are others, and the list has buttons that end what is in it. */
const OTHERS = /\b(?:not|never|no|nobody|except|excluding|besides|without|unless|only)\b|n['’]t\b/i;

export const asksBecauseOfMe = (text: string): boolean =>
  ASKS.test(text.replace(/[\s.!?]+$/g, '').replace(/\s+/g, ' ')) && !OTHERS.test(text);
