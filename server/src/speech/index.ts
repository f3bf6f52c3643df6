export { openLocalRecognizer } from './asr-local';
export { type SpeechParts, speechRoutes } from './routes';
export { speechForEar } from './speech-for-ear';
