// The part of Microsoft's renderer that the page uses, described for the type checker: the package's own
// description pulls in its sources, which do not compile under this project's rules.

export interface LibraryAction {
  readonly id?: string;
}

export interface LibraryInput {
  readonly id?: string;
  readonly value: unknown;
}

export interface LibraryCard {
  hostConfig: object;
  onExecuteAction: (action: LibraryAction) => void;
  parse(card: unknown, context: object): void;
  render(): HTMLElement | undefined;
  getAllInputs(processActions: boolean): LibraryInput[];
}

export interface LibraryChoiceSet {
  readonly choices: readonly { readonly title?: string; readonly value?: string }[];
  readonly style?: string;
  readonly isMultiSelect: boolean;
  readonly placeholder?: string;
  readonly defaultValue?: string;
  readonly renderedInputControlElement: HTMLElement | undefined;
  get value(): string | undefined;
  internalParse(source: Record<string, unknown>, context: object): void;
  internalRender(): HTMLElement | undefined;
  updateInputControlAriaLabelledBy(): void;
  valueChanged(): void;
  focus(): void;
  isValid(): boolean;
}

export interface CardsLibrary {
  readonly AdaptiveCard: {
    new (): LibraryCard;
    onProcessMarkdown: (text: string, result: { outputHtml?: string; didProcess: boolean }) => void;
  };
  readonly HostConfig: new (config: unknown) => object;
  readonly SerializationContext: new (version: unknown) => object;
  readonly Versions: { readonly v1_5: unknown };
  readonly GlobalSettings: {
    setTabIndexAtCardRoot: boolean;
    allowMoreThanMaxActionsInOverflowMenu: boolean;
  };
  readonly GlobalRegistry: { readonly elements: { register(type: string, made: unknown): void } };
  readonly ChoiceSetInput: new () => LibraryChoiceSet;
}
