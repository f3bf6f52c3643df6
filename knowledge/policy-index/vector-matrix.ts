import { type DotProducts, dotProducts } from './dot-products';

/** The vectors of one region, in memory. */
export interface VectorMatrix {
  /** Of each row. Rows of one passage stand together, its own vector first. */
  passageIds: Uint32Array;
  /** Sentence of the row; −1 for the passage's own vector. */
  sentences: Int16Array;
  /** One over the length of each row's vector; 0 for a vector without direction. */
  inverses: Float32Array;
  products: DotProducts;
}

/** `rows` yields passages in order, with their vectors: its own, then one a sentence. */
export function toMatrix(
  rows: Iterable<[passageId: number, vectors: Buffer]>,
  count: number,
  dimensions: number,
  withSentences: boolean,
): VectorMatrix {
  const matrix: VectorMatrix = {
    passageIds: new Uint32Array(count),
    sentences: new Int16Array(count),
    inverses: new Float32Array(count),
    products: dotProducts(count, dimensions),
  };
  const { vectors, stride } = matrix.products;
  let row = 0;
  for (const [passageId, blob] of rows) {
    const own = new Int8Array(blob.buffer, blob.byteOffset, blob.byteLength);
    const last = withSentences ? own.length / dimensions : 1;
    for (let at = 0; at < last; at++, row++) {
      const vector = own.subarray(at * dimensions, (at + 1) * dimensions);
      vectors.set(vector, row * stride);
      matrix.passageIds[row] = passageId;
      matrix.sentences[row] = at - 1;
      matrix.inverses[row] = inverseLength(vector);
    }
  }
  return matrix;
}

export function inverseLength(vector: Int8Array): number {
  let square = 0;
  for (const component of vector) square += component * component;
  return square ? 1 / Math.sqrt(square) : 0;
}
