import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Problem, StartError } from '../platform/errors';
import { decodeWav } from './wav';

interface Stream {
  acceptWaveform(wave: { sampleRate: number; samples: Float32Array }): void;
}
interface Recognizer {
  createStream(): Stream;
  decode(stream: Stream): void;
  getResult(stream: Stream): { text: string };
}
interface Sherpa {
  OfflineRecognizer: new (config: unknown) => Recognizer;
}

export type LocalRecognizer = (audio: Uint8Array) => string;

/**
 * Recognition on this machine with `sherpa-onnx-node` and a folder that holds a SenseVoice or a Paraformer model
 * (`model.int8.onnx` or `model.onnx`, `tokens.txt`). The package is not among ours, since its binaries are large:
 * `npm install sherpa-onnx-node` first.
 */
export async function openLocalRecognizer(folder: string): Promise<LocalRecognizer> {
  const tokens = join(folder, 'tokens.txt');
  const model = ['model.int8.onnx', 'model.onnx']
    .map((name) => join(folder, name))
    .find((file) => existsSync(file));
  if (!model || !existsSync(tokens)) {
    throw new StartError(
      `ASR_LOCAL_DIR: ${folder} holds no tokens.txt with model.int8.onnx or model.onnx. Unpack a sherpa-onnx SenseVoice or Paraformer model there.`,
    );
  }
  // Named by a variable, so that neither types nor a bundler look for a package that is optional.
  const name = 'sherpa-onnx-node';
  const sherpa: Sherpa = await import(name).catch((cause) => {
    throw new StartError(
      'ASR_LOCAL_DIR is set, but the package sherpa-onnx-node is missing. Run: npm install sherpa-onnx-node',
      { cause },
    );
  });
  const senseVoice = readdirSync(folder).some((file) => /sense/i.test(file)) || /sense/i.test(folder);
  const recognizer = new sherpa.OfflineRecognizer({
    featConfig: { sampleRate: 16000, featureDim: 80 },
    modelConfig: {
      ...(senseVoice
        ? { senseVoice: { model, language: 'zh', useInverseTextNormalization: 1 } }
        : { paraformer: { model } }),
      tokens,
      numThreads: 2,
    },
  });
  return (audio) => {
    const stream = recognizer.createStream();
    stream.acceptWaveform(decodeWav(audio));
    recognizer.decode(stream);
    const { text } = recognizer.getResult(stream);
    if (typeof text !== 'string') throw new Problem('upstream', '本机语音识别没有给出文字,请再说一遍。');
    return text;
  };
}
