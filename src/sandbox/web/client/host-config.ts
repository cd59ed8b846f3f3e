// How cards look, as Teams draws them; every colour is a CSS variable, so light and dark need no redraw.

const tone = (name: string) => ({ default: `var(--${name})`, subtle: `var(--${name}-quiet)` });

const foregroundColors = {
  default: tone('ink'),
  dark: tone('ink'),
  light: tone('ink-on-dark'),
  accent: tone('accent-ink'),
  good: tone('good-ink'),
  warning: tone('warning-ink'),
  attention: tone('attention-ink'),
};

const container = (background: string) => ({
  backgroundColor: `var(--${background})`,
  borderColor: 'var(--line)',
  foregroundColors,
});

const fontWeights = { lighter: 300, default: 400, bolder: 600 };
const fontSizes = { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 };

export const hostConfig = {
  supportsInteractivity: true,
  fontTypes: {
    default: { fontFamily: 'var(--font)', fontSizes, fontWeights },
    monospace: { fontFamily: 'var(--mono)', fontSizes, fontWeights },
  },
  spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: 'var(--line)' },
  imageSizes: { small: 32, medium: 52, large: 100 },
  imageSet: { imageSize: 'medium', maxImageHeight: 100 },
  containerStyles: {
    default: container('card'),
    emphasis: container('card-emphasis'),
    accent: container('accent-wash'),
    good: container('good-wash'),
    warning: container('warning-wash'),
    attention: container('attention-wash'),
  },
  inputs: {
    allowDynamicallyFilteredChoiceSet: false,
    label: {
      inputSpacing: 'small',
      requiredInputs: { weight: 'bolder', suffix: ' *', suffixColor: 'attention' },
      optionalInputs: { weight: 'bolder' },
    },
    errorMessage: { color: 'attention', size: 'small', weight: 'default' },
  },
  actions: {
    // What stands behind the sixth goes into the menu; `mode: secondary` always does.
    maxActions: 6,
    spacing: 'default',
    buttonSpacing: 8,
    showCard: { actionMode: 'inline', inlineTopMargin: 12, style: 'emphasis' },
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
    preExpandSingleShowCardAction: false,
  },
  adaptiveCard: { allowCustomStyle: true },
  factSet: {
    title: { weight: 'bolder', wrap: true, maxWidth: 140 },
    value: { wrap: true },
    spacing: 12,
  },
  textBlock: { headingLevel: 3 },
};
