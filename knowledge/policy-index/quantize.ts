/** Whole numbers −127…127, scaled so that the largest component is 127; cosines survive to within a hundredth. */
export function quantize(vector: Float32Array, into: Int8Array, offset = 0): void {
  let largest = 0;
  for (const component of vector) largest = Math.max(largest, Math.abs(component));
  const scale = largest ? 127 / largest : 0;
  for (let at = 0; at < vector.length; at++) into[offset + at] = Math.round(vector[at]! * scale);
}

/** Cosine of a unit vector with the int8 vector at `offset`; 0 where that one is zero. */
export function cosineAt(query: Float32Array, vectors: Int8Array, offset: number): number {
  let dot = 0;
  let square = 0;
  for (let at = 0; at < query.length; at++) {
    const component = vectors[offset + at]!;
    dot += query[at]! * component;
    square += component * component;
  }
  return square ? dot / Math.sqrt(square) : 0;
}
