// `npm run tenant -- add DOMAIN`, `owner`, `check` or `remove NAME`: a tenant comes in, and goes again.
// Exit 0: done; 1: something is left to do, as it says; 2: it could not be run.
import { existsSync } from 'node:fs';
import { isWhole } from '../domain/onboarding/permission-finding.ts';
import { CannotRun, runCommand } from './shared/terminal.ts';
import { add } from './tenant/add.ts';
import { readArguments } from './tenant/arguments.ts';
import { openContext } from './tenant/context.ts';
import { administratorOf, withOwner } from './tenant/owner.ts';
import { findingsOf, tellFindings } from './tenant/permissions.ts';
import { remove } from './tenant/remove.ts';

if (existsSync('.env')) process.loadEnvFile('.env');
await runCommand(async () => {
  const args = readArguments(process.argv.slice(2));
  const context = openContext(args);
  switch (args.verb) {
    case 'add':
      return add(context, args);
    case 'check': {
      const tenant = context.tenant(args.what);
      const findings = await findingsOf(context, tenant);
      tellFindings(tenant, findings);
      return findings.every(isWhole) ? 0 : 1;
    }
    case 'owner': {
      const tenant = context.tenant(args.what);
      const owner = await administratorOf(context, tenant);
      const changed = await context.change(
        `${owner.displayName} owns ${tenant.displayName}`,
        (file, text) => (file === context.estateFile ? withOwner(text, tenant, owner) : text),
      );
      if (!changed) throw new CannotRun([`${owner.displayName} owns it already.`]);
      return 0;
    }
    case 'remove':
      return remove(context, args);
  }
});
