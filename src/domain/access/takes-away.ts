// Whether free words wish to take something away: what gives access must never be opened for them.

const POLITE =
  /^(?:(?:please|pls|can you|could you|would you|will you|i want(?: you)? to|i would like(?: you)? to|i'd like(?: you)? to|we (?:want|need|would like) to|i need(?: you)? to|let'?s|let us|go ahead and|help me(?: to)?|and|then|now|ok|just|drawbridge)[\s,:]+)*/i;

const TAKES =
  /^(?:delete|remove|purge|wipe|erase|destroy|nuke|revoke|kick|ban|evict|expel|drop|kill|terminate|disable|deactivate|suspend|block|lock|offboard|off-?board|demote|unassign|cut|strip|throw|clean|clear|get rid of|take (?:away|.+ away)|sign out|log out|reset|unshare|withdraw|cancel|end|close|shut)\b/i;

export const takesAway = (words: string): boolean => TAKES.test(words.trim().replace(POLITE, ''));

/** Settings between tenants are forms in which less can be asked for as well; these two only ever join. */
const ONLY_JOINS: ReadonlySet<string> = new Set(['connect-tenant', 'multitenant-organization']);

export const mayTakeAway = (kind: {
  readonly id: string;
  readonly lifecycle: 'personal-grant' | 'relationship-setting';
}): boolean => kind.lifecycle === 'relationship-setting' && !ONLY_JOINS.has(kind.id);
