export * from './auth';
export * from './booking';
export * from './catalog';
export * from './policy';
export * from './problem';
export * from './turn';
export * from './values';
