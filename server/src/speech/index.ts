export { openLocalRecognizer } from './asr-local';
export { listenWith } from './listen';
export { type SpeechParts, speechRoutes } from './routes';
export { speechForEar } from './speech-for-ear';
