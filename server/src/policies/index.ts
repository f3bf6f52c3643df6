export { findHotline } from './answer/find-hotline';
export { answerPolicy } from './answer-policy';
export { type GapGroup, listGaps } from './gaps/list-gaps';
export { openLibrary } from './library';
export { policyRoutes } from './policy-routes';
export { searchPolicies } from './search-policies';
export type { AnswerInput, PolicyCtx, PolicyLibrary, PolicyReply, PolicyThread, SearchInput } from './types';
export { validityOf } from './validity';

import './tables';
