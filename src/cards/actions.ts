// Buttons as data: pressed in place, opening a dialog, or opening a page.

type Action = Readonly<Record<string, unknown>>;
type Data = Readonly<Record<string, string>>;

/**
 * Answered in place. Clients without Action.Execute press the fallback, which arrives as a message.
 * https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/overview
 */
export const execute = (
  title: string,
  verb: string,
  data: Data,
  look: { style?: 'positive'; mode?: 'secondary' } = {},
): Action => ({
  type: 'Action.Execute',
  title,
  verb,
  data,
  ...look,
  fallback: { type: 'Action.Submit', title, data: { ...data, verb } },
});

export const openDialog = (
  title: string,
  data: Data,
  look: { style?: 'positive'; mode?: 'secondary' } = {},
): Action => ({
  type: 'Action.Submit',
  title,
  ...look,
  data: { ...data, msteams: { type: 'task/fetch' } },
});

export const openPage = (
  title: string,
  url: string,
  look: { style?: 'positive' } = {},
): Action => ({ type: 'Action.OpenUrl', title, ...look, url });

/** Types the words for the person, so that the chat shows what was asked. */
export const say = (title: string, words: string): Action => ({
  type: 'Action.Submit',
  title,
  data: { msteams: { type: 'messageBack', text: words, displayText: words }, say: words },
});
