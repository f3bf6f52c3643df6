export { conversationRoutes } from './routes';
export { createConversation } from './store';
export { type TurnCtx, takeTurn } from './take-turn';

import './tables';
