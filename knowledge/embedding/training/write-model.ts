import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DIRECTORY_SLOTS, HASH_FIRST, HASH_SECOND } from './bigram-hash';
import { type Graph, onnxBytes } from './onnx-bytes';

/** Id 0 pads, id 1 is any character without a vector (and breaks bigrams). */
export const SPECIAL_TOKENS = ['[PAD]', '[UNK]'] as const;
export const MAX_TOKENS = 512;

export interface StaticModel {
  dimensions: number;
  /** Characters in id order, the special tokens left out: the first has id 2. */
  characters: readonly string[];
  /** Slot → 1-based bigram row, 0 for none. */
  directory: Uint16Array;
  /** One row a character, then one a bigram, each `dimensions` long: the token's weight is in its length. */
  rows: Float32Array;
}

/** Writes the folder that transformers.js reads: config, tokenizer and the int8 graph. */
export function writeModel(folder: string, model: StaticModel): void {
  mkdirSync(join(folder, 'onnx'), { recursive: true });
  const json = (name: string, value: unknown) =>
    writeFileSync(join(folder, name), `${JSON.stringify(value)}\n`);
  json('config.json', {
    model_type: 'bert',
    architectures: ['BertModel'],
    hidden_size: model.dimensions,
    embedding: { name: 'yinling-static', pooling: 'cls', queryPrefix: '', passagePrefix: '' },
  });
  json('tokenizer_config.json', {
    tokenizer_class: 'PreTrainedTokenizer',
    model_max_length: MAX_TOKENS,
    pad_token: '[PAD]',
    unk_token: '[UNK]',
  });
  json('tokenizer.json', tokenizerOf(model.characters));
  writeFileSync(join(folder, 'onnx', 'model_quantized.onnx'), onnxBytes(graphOf(model)));
}

/** One token a letter or digit; a run of punctuation is one unknown token; spaces vanish. */
const tokenizerOf = (characters: readonly string[]) => ({
  version: '1.0',
  truncation: null,
  padding: null,
  added_tokens: [],
  normalizer: { type: 'Sequence', normalizers: [{ type: 'NFKC' }, { type: 'Lowercase' }] },
  pre_tokenizer: {
    type: 'Split',
    pattern: { Regex: '[\\p{L}\\p{N}]|[^\\s\\p{L}\\p{N}]+' },
    behavior: 'Isolated',
    invert: true,
  },
  post_processor: null,
  decoder: null,
  model: {
    type: 'WordPiece',
    unk_token: '[UNK]',
    continuing_subword_prefix: '##',
    max_input_chars_per_word: 8,
    vocab: Object.fromEntries([...SPECIAL_TOKENS, ...characters].map((token, id) => [token, id])),
  },
});

/**
 * ids[B,L] → the rows of every character and bigram, summed and brought to length 1, as last_hidden_state[B,1,D]: one
 * position, so that taking the first token takes the pooled vector.
 */
function graphOf(model: StaticModel): Graph {
  const { dimensions, characters } = model;
  const specials = SPECIAL_TOKENS.length;
  const { codes, scales } = quantise(model.rows, dimensions, specials, characters.length);
  const tableRows = scales.length;
  const bigramBase = specials + characters.length;
  const scalar = (name: string, value: number) =>
    ({ name, dims: [1], tensor: { type: 'int64', data: [value] } }) as const;
  return {
    name: 'yinling-static',
    inputs: [{ name: 'input_ids', type: 'int64', dims: ['batch', 'length'] }],
    outputs: [{ name: 'last_hidden_state', type: 'float', dims: ['batch', 1, dimensions] }],
    initializers: [
      { name: 'table', dims: [tableRows, dimensions], tensor: { type: 'int8', data: codes } },
      { name: 'scales', dims: [tableRows], tensor: { type: 'float', data: scales } },
      { name: 'directory', dims: [DIRECTORY_SLOTS], tensor: { type: 'uint16', data: model.directory } },
      scalar('zero', 0),
      scalar('one', 1),
      scalar('end', 2 ** 31),
      scalar('hash_first', HASH_FIRST),
      scalar('hash_second', HASH_SECOND),
      scalar('slots', DIRECTORY_SLOTS),
      scalar('bigram_base', bigramBase - 1),
      { name: 'epsilon', dims: [1], tensor: { type: 'float', data: Float32Array.of(1e-9) } },
    ],
    nodes: [
      { op: 'Slice', inputs: ['input_ids', 'zero', 'one', 'one'], outputs: ['first_column'] },
      { op: 'Mul', inputs: ['first_column', 'zero'], outputs: ['blank'] },
      { op: 'Slice', inputs: ['input_ids', 'one', 'end', 'one'], outputs: ['rest'] },
      { op: 'Concat', inputs: ['rest', 'blank'], outputs: ['next'], attributes: { axis: 1 } },
      { op: 'Mul', inputs: ['input_ids', 'hash_first'], outputs: ['hashed_first'] },
      { op: 'Mul', inputs: ['next', 'hash_second'], outputs: ['hashed_second'] },
      { op: 'Add', inputs: ['hashed_first', 'hashed_second'], outputs: ['hashed'] },
      { op: 'Mod', inputs: ['hashed', 'slots'], outputs: ['slot'] },
      // A bigram with padding or an unknown character on either side has no row.
      { op: 'Greater', inputs: ['input_ids', 'one'], outputs: ['known_first'] },
      { op: 'Greater', inputs: ['next', 'one'], outputs: ['known_second'] },
      { op: 'And', inputs: ['known_first', 'known_second'], outputs: ['known'] },
      { op: 'Cast', inputs: ['known'], outputs: ['known_number'], attributes: { to: 7 } },
      { op: 'Mul', inputs: ['slot', 'known_number'], outputs: ['safe_slot'] },
      { op: 'Gather', inputs: ['directory', 'safe_slot'], outputs: ['bigram_16'] },
      { op: 'Cast', inputs: ['bigram_16'], outputs: ['bigram'], attributes: { to: 7 } },
      { op: 'Greater', inputs: ['bigram', 'zero'], outputs: ['has_row'] },
      { op: 'Cast', inputs: ['has_row'], outputs: ['has_row_number'], attributes: { to: 7 } },
      { op: 'Add', inputs: ['bigram', 'bigram_base'], outputs: ['bigram_shifted'] },
      { op: 'Mul', inputs: ['bigram_shifted', 'has_row_number'], outputs: ['bigram_row'] },
      { op: 'Concat', inputs: ['input_ids', 'bigram_row'], outputs: ['row'], attributes: { axis: 1 } },
      { op: 'Gather', inputs: ['table', 'row'], outputs: ['codes'] },
      { op: 'Cast', inputs: ['codes'], outputs: ['vectors'], attributes: { to: 1 } },
      { op: 'Gather', inputs: ['scales', 'row'], outputs: ['weights'] },
      { op: 'Unsqueeze', inputs: ['weights', 'one'], outputs: ['weight_rows'] },
      { op: 'MatMul', inputs: ['weight_rows', 'vectors'], outputs: ['sum'] },
      { op: 'ReduceL2', inputs: ['sum'], outputs: ['length'], attributes: { axes: [2] } },
      { op: 'Max', inputs: ['length', 'epsilon'], outputs: ['safe_length'] },
      { op: 'Div', inputs: ['sum', 'safe_length'], outputs: ['last_hidden_state'] },
    ],
  };
}

/** Int8 codes and a float scale a row; the special tokens' rows come first and are zero. */
function quantise(rows: Float32Array, dimensions: number, specials: number, characterCount: number) {
  const rowCount = rows.length / dimensions;
  if (!Number.isInteger(rowCount) || rowCount < characterCount) throw new Error('rows do not fit dimensions');
  const codes = new Int8Array((specials + rowCount) * dimensions);
  const scales = new Float32Array(specials + rowCount);
  for (let row = 0; row < rowCount; row++) {
    const vector = rows.subarray(row * dimensions, (row + 1) * dimensions);
    const peak = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    if (peak === 0) continue;
    scales[specials + row] = peak / 127;
    for (let d = 0; d < dimensions; d++)
      codes[(specials + row) * dimensions + d] = Math.round((vector[d]! / peak) * 127);
  }
  return { codes, scales };
}
