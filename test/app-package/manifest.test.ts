// The Teams app package: Microsoft's schema, the commands of the router, and icons of the right kind.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { fill } from '../../scripts/package/fill.ts';
import { CHANNEL_COMMANDS } from '../../src/cards/channel-help.ts';
import { COMMANDS } from '../../src/cards/notices.ts';
import { parseMessage } from '../../src/inbound/parse-message.ts';

const require = createRequire(import.meta.url);
// CommonJS packages whose types claim another default export than Node gives.
const Ajv = require('ajv-draft-04') as typeof import('ajv-draft-04').default;
const addFormats = require('ajv-formats') as typeof import('ajv-formats').default;
const source = readFileSync('appPackage/manifest.json', 'utf8');
/** Put in as `npm run package` does it. */
const VALUES = {
  TEAMS_APP_ID: '0b7ad8a3-c551-4bf1-9157-7f2a01302770',
  BOT_ID: '0b7ad8a3-c551-4bf1-9157-7f2a01302771',
  WEBSITE_URL: 'https://drawbridge.example/',
  PRIVACY_URL: 'https://drawbridge.example/privacy',
  TERMS_URL: 'https://drawbridge.example/terms',
};
const filledText = (text: string): string => {
  const result = fill(text, VALUES);
  if ('problems' in result) throw new Error(result.problems.join(', '));
  return result.text;
};
const filled = filledText(source);
const manifest = JSON.parse(filled) as {
  manifestVersion: string;
  name: { short: string };
  localizationInfo: { additionalLanguages: Array<{ languageTag: string; file: string }> };
  bots: Array<{
    scopes: string[];
    commandLists: Array<{
      scopes: string[];
      commands: Array<{ title: string; description: string }>;
    }>;
  }>;
};

/** Width, height, bit depth and colour type of a PNG, from its header. */
const pngHeader = (file: string) => {
  const bytes = readFileSync(file);
  return {
    png: bytes.subarray(1, 4).toString() === 'PNG',
    width: bytes.readUInt32BE(16),
    height: bytes.readUInt32BE(20),
  };
};

function compile(schema: string) {
  const folder = `@microsoft/app-manifest/build/json-schemas/teams/v${manifest.manifestVersion}`;
  // Some of Microsoft's patterns are none under the u flag.
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats(ajv);
  return ajv.compile(require(`${folder}/${schema}`) as object);
}

describe('app package', () => {
  test('the manifest keeps to Microsoft’s schema of its version', () => {
    const validate = compile('MicrosoftTeams.schema.json');
    validate(manifest);
    expect(validate.errors ?? []).toEqual([]);
  });

  test('no variable is left that the toolkit does not fill', () => {
    expect(filled).not.toContain(`${'$'}{{`);
  });

  test('its commands are the router’s, word for word', () => {
    const [alone, team, ...more] = manifest.bots[0]?.commandLists ?? [];
    const told = (list: typeof alone) =>
      list?.commands.map(({ title, description }) => ({ words: title, about: description }));
    expect(told(alone)).toEqual(COMMANDS);
    expect(told(team)).toEqual(CHANNEL_COMMANDS);
    expect([alone?.scopes, team?.scopes, more]).toEqual([['personal'], ['team'], []]);
    for (const { words } of [...COMMANDS, ...CHANNEL_COMMANDS]) {
      expect(parseMessage(words).intent).not.toBe('unknown');
    }
  });

  test.each(manifest.localizationInfo.additionalLanguages)(
    'in $languageTag every command keeps the word that the router takes, and has a description',
    ({ file }) => {
      expect(existsSync(`appPackage/${file}`)).toBe(true);
      const texts = JSON.parse(filledText(readFileSync(`appPackage/${file}`, 'utf8'))) as Record<
        string,
        string
      >;
      const lists = manifest.bots[0]?.commandLists ?? [];
      const commands = lists.flatMap(({ commands: of }, list) =>
        of.map(({ title }, index) => ({
          title,
          key: `bots[0].commandLists[${list}].commands[${index}]`,
        })),
      );
      for (const { title, key } of commands) {
        expect(texts[`${key}.title`]).toBe(title);
        // Left out, it would be shown in the manifest's own language.
        expect(texts[`${key}.description`] ?? '').not.toBe('');
      }
      const ofCommands = Object.keys(texts).filter((key) => key.includes('.commands['));
      expect(ofCommands).toHaveLength(commands.length * 2);
      expect(texts['name.short']).toBe(manifest.name.short);
      const validate = compile('MicrosoftTeams.Localization.schema.json');
      validate(texts);
      expect(validate.errors ?? []).toEqual([]);
    },
  );

  test('the bot stays out of group chats, and of channels whose readers it cannot see', () => {
    expect(manifest.bots[0]?.scopes).toEqual(['personal', 'team']);
    expect(manifest).not.toHaveProperty('supportsChannelFeatures');
  });

  test('the icons have the sizes that Teams asks for', () => {
    expect(pngHeader('appPackage/color.png')).toEqual({ png: true, width: 192, height: 192 });
    expect(pngHeader('appPackage/outline.png')).toEqual({ png: true, width: 32, height: 32 });
  });
});
