export { type Assistant, createAssistant } from './create-assistant';
export { openChatModel } from './model';
export type { AssistantInput, AssistantResult, Exchange, Proposal, Usage } from './types';
