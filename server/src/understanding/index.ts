export type * from './types';
export { understand } from './understand';
