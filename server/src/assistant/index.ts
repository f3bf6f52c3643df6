export { type Assistant, createAssistant } from './create-assistant';
export type { AssistantInput, AssistantResult, Exchange, Proposal, Usage } from './types';
