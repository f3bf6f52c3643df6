export { type OpenWorkOrderInput, openWorkOrder } from './open-work-order';

import './tables';
