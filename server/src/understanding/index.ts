export { readAnswer } from './acts/read-answer';
export { readNumber } from './numbers/read-number';
export { readQuantities, readQuantity } from './numbers/read-quantity';
export { repairBySound } from './sound/repair-by-sound';
export type * from './types';
export { understand } from './understand';
export { readWhen } from './when/read-when';
