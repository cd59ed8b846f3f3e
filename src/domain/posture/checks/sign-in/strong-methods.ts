// Which registered methods cannot be phished. Graph has no list of their names: unknown ones do not count.
import type { Maybe } from '../../facts/areas.ts';

/** https://learn.microsoft.com/graph/api/resources/userregistrationdetails */
const STRONG = new Set([
  'passkeydevicebound',
  'passkeydeviceboundauthenticator',
  'passkeydeviceboundwindowshello',
  'fido2securitykey',
  'windowshelloforbusiness',
]);

export const hasStrongMethod = (methods: Maybe<readonly string[]>): boolean =>
  (methods ?? []).some((method) => {
    const name = method.toLowerCase();
    return STRONG.has(name) || name.startsWith('x509certificate');
  });
