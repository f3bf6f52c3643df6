export { type CannedDanger, cannedDanger } from './canned-replies';
export { screen } from './screen';
export { screenAttack } from './screen-attack';
export type * from './types';
