// What the steps of `npm run tenant` share: the estate as it is now, the doors to Entra, and how to change the file.
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createAdministratorSignIn } from '../../adapters/entra/onboarding/administrator-sign-in.ts';
import { createTenantLookup } from '../../adapters/entra/onboarding/look-up-tenant.ts';
import { createTenantReading } from '../../adapters/entra/onboarding/tenant-reading.ts';
import { readAskedPermissions } from '../../config/asked-permissions.ts';
import { parseEstateFiles } from '../../config/estate/load.ts';
import { readOnboardingSettings } from '../../config/onboarding-settings.ts';
import { surveyEnvironment } from '../../config/survey-settings.ts';
import type { Tenant } from '../../domain/estate/estate.ts';
import { lineDiff } from '../../shared/line-diff.ts';
import { directoryParts } from '../shared/directory-parts.ts';
import { type CommandEstate, estateRules, loadCommandEstate } from '../shared/estate.ts';
import { asksYes, CannotRun, say } from '../shared/terminal.ts';

/** The text of one file of the estate and what it becomes; the same text where nothing changes. */
export type Edit = (file: string, text: string) => string;

export type TenantContext = ReturnType<typeof openContext>;

export function openContext(options: { readonly sandbox: boolean; readonly yes: boolean }) {
  const env = surveyEnvironment(options.sandbox);
  let loaded = load(env);
  const { settings, identities } = loaded;
  const onboarding = readOnboardingSettings(env, settings);
  if ('problems' in onboarding) throw new CannotRun(onboarding.problems);
  const parts = () => directoryParts(loaded);
  const access = (tenantId: string) => parts().reader(tenantId);
  const home = loaded.estate.tenants.find(({ signIn }) => signIn.includes('reader'))?.id ?? '';
  return {
    settings,
    onboarding,
    identities,
    asked: readAskedPermissions(),
    lookup: createTenantLookup(settings.authorityHost),
    reading: createTenantReading(access, home),
    signIn: createAdministratorSignIn({ ...settings, clientId: onboarding.signInClientId }),
    check: parts().check,
    get estate() {
      return loaded.estate;
    },
    /** As the files of the estate are named in edits: the first one. */
    get estateFile() {
      return loaded.files.texts[0]?.file ?? '';
    },
    get folder() {
      return loaded.files.folder;
    },
    tenant(name: string): Tenant {
      const found = loaded.estate.tenants.find(
        (one) => one.name === name || one.id === name || one.domains.includes(name.toLowerCase()),
      );
      if (found) return found;
      const known = loaded.estate.tenants.map((one) => one.name).join(', ');
      throw new CannotRun([`"${name}" is no tenant of the estate; known are ${known}.`]);
    },
    /** Shows what would change and asks. False: nothing changes, or it was not wanted. */
    async change(why: string, edit: Edit): Promise<boolean> {
      const before = loaded.files;
      const texts = before.texts.map(({ file, text }) => ({ file, text: edit(file, text) }));
      const changed = texts.filter(({ text }, i) => text !== before.texts[i]?.text);
      if (changed.length === 0) return false;
      const next = parseEstateFiles({ ...before, texts }, estateRules(settings.cloud));
      if ('problems' in next) {
        throw new CannotRun([
          `The estate would not be right any more, so it was left as it is (${why}):`,
          ...next.problems.map((line) => `  - ${line}`),
        ]);
      }
      say('', `${why}:`);
      for (const { file, text } of changed) {
        const old = before.texts.find((one) => one.file === file)?.text ?? '';
        say(`  ${join(before.folder, file)}`, ...lineDiff(old, text).map((line) => `  ${line}`));
      }
      if (!options.yes && !(await asksYes('Write this?'))) {
        throw new CannotRun(['Nothing was written. Add --yes where nobody can be asked.']);
      }
      for (const { file, text } of changed) replaceFile(join(before.folder, file), text);
      loaded = load(env);
      return true;
    },
  };
}

function load(env: ReturnType<typeof surveyEnvironment>): CommandEstate {
  const loaded = loadCommandEstate(env);
  if (!('problems' in loaded)) return loaded;
  throw new CannotRun([
    'The estate has to be right first:',
    ...loaded.problems.map((line) => `  - ${line}`),
  ]);
}

/** Whole or not at all, whenever the machine stops. */
function replaceFile(path: string, text: string): void {
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}
