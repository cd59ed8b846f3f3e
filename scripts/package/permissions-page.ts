// One page for a change board: which identity may do what in Microsoft Graph, why, and what it calls.

interface Permission {
  readonly reason: string;
  readonly operations: readonly string[];
  readonly broader?: Readonly<Record<string, string>>;
}
interface File {
  readonly identities: Readonly<
    Record<
      string,
      { readonly purpose: string; readonly permissions: Readonly<Record<string, Permission>> }
    >
  >;
}

/** A cell is one line, and a bar in it would begin the next one. */
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

const writes = (name: string): boolean => /Write|Invite|Remove|Delete/.test(name);

export function permissionsPage(source: string): string {
  const { identities } = JSON.parse(source) as File;
  const all = Object.entries(identities);
  const count = ([, { permissions }]: (typeof all)[number]) => {
    const names = Object.keys(permissions);
    return { names, writing: names.filter(writes) };
  };
  const overview = all.map((entry) => {
    const { names, writing } = count(entry);
    return `| [${entry[0]}](#${entry[0]}) | ${cell(entry[1].purpose)} | ${names.length} | ${writing.length} |`;
  });
  const chapters = all.flatMap(([name, { purpose, permissions }]) => [
    `## ${name}`,
    '',
    purpose,
    '',
    '| permission | why | what is called with it |',
    '| --- | --- | --- |',
    ...Object.entries(permissions).map(
      ([permission, { reason, operations, broader }]) =>
        `| \`${permission}\` | ${cell([reason, ...notes(broader)].join(' '))} | ${operations.map((one) => `\`${cell(one)}\``).join('<br>')} |`,
    ),
    '',
  ]);
  return [
    '# What Drawbridge may do in Microsoft Graph',
    '',
    '<!-- Made by `npm run permissions-page` from infra/graph-permissions.json; a test keeps both equal. -->',
    '',
    'All of these are application permissions, each consented in one tenant by an administrator of that tenant. The bot itself, which people talk to, has none. An identity is consented only in the tenants that enable what it is for; each can be disabled by itself, without the others. A test compares this list with what every identity really calls. What somebody could do at worst who is not Drawbridge and signs in as one of them, and what limits it: [SECURITY.md](../SECURITY.md#before-you-consent).',
    '',
    '| identity | what for | permissions | of these change something |',
    '| --- | --- | --- | --- |',
    ...overview,
    '',
    ...chapters,
  ].join('\n');
}

const notes = (broader: Permission['broader']): string[] => [
  ...new Set(Object.values(broader ?? {})),
];
