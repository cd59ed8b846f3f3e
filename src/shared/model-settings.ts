// Which model may be asked about words that the grammar does not cover, as the operator chose.

export interface ModelSettings {
  readonly provider: 'openai' | 'azure-openai';
  /** Of the service; for Azure OpenAI that of the resource. */
  readonly endpoint: string;
  /** Of the model; for Azure OpenAI that of the deployment. */
  readonly name: string;
  readonly apiKey: string;
  /** Of Azure OpenAI alone. */
  readonly apiVersion: string;
}
