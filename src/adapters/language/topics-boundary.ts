// What people say when they mean a check of the boundary between tenants.
import type { Topic } from './topics.ts';

export const BOUNDARY: readonly Topic[] = [
  ['XTA-12', / tenant-restrictions/],
  ['XTA-03', / (?:default.* direct-connect|direct-connect .*default)/],
  ['XTA-09', / direct-connect/],
  [
    'XTA-05',
    / (?:(?:unknown|undocumented|unregistered|documented|unexplained|unowned) partners?|partners? .*(?:documented|owner|known|explain\w*|undocumented|reviewed)|partner (?:documentation|registry))/,
  ],
  [
    'XTA-06',
    / partners? .*(?:open|everyone|all (?:users|apps|applications|of)|everything|unrestricted|wide)/,
  ],
  ['XTA-04', / inbound trust/],
  [
    'XTA-01',
    / (?:default.* inbound|inbound .*default|inbound|(?:everyone|anybody|anyone|the world|any (?:tenant|company|organisation)|everybody|all) .*(?:come in|get in|be invited)|open to (?:everyone|everybody|anyone|anybody|the world|all)|wide open|b2b (?:collaboration )?(?:open|default))/,
  ],
  ['XTA-02', / (?:outbound|our people .*(?:anywhere outside|go anywhere|accept invitations))/],
  [
    'XTA-11',
    / (?:reciproc\w*|mutual(?:ly)?|one ?way|both ways|symmetric\w*|asymmetric\w*|one sided|lopsided)/,
  ],
  [
    'XTA-04',
    / (?:default.* trust|trust .*(?:default|owned|anyone|anybody|everyone|strangers|undocumented)|inbound trust|trusting? (?:too much|strangers))/,
  ],
  [
    'XTA-07',
    / (?:secondar\w*|@\d+) .*trusts? .*(?:the )?primary| trust (?:the|of the|from the) primary| device claims?| three claims/,
  ],
  ['XTA-08', / redemption/],
  ['XTA-10', / (?:sync|syncs) /],
  ['MTO-01', / mto/],
];
