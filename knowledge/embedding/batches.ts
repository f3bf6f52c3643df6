/** Texts of like length go together, because a batch is padded to its longest. */
const BATCH_TEXTS = 32;

/**
 * Embeds texts in batches and gives the vectors back in the order asked. Texts of nothing but spaces never reach the
 * model and get the zero vector.
 */
export async function embedInBatches(
  texts: readonly string[],
  dimensions: number,
  embedBatch: (texts: string[]) => Promise<Float32Array[]>,
  batchTexts = BATCH_TEXTS,
): Promise<Float32Array[]> {
  const vectors: Float32Array[] = new Array(texts.length);
  const byLength: number[] = [];
  for (const [index, text] of texts.entries()) {
    if (text.trim()) byLength.push(index);
    else vectors[index] = new Float32Array(dimensions);
  }
  byLength.sort((a, b) => texts[a]!.length - texts[b]!.length);
  for (let start = 0; start < byLength.length; start += batchTexts) {
    const batch = byLength.slice(start, start + batchTexts);
    const embedded = await embedBatch(batch.map((index) => texts[index]!));
    if (embedded.length !== batch.length)
      throw new Error(`the model gave ${embedded.length} vectors for ${batch.length} texts`);
    for (const [at, index] of batch.entries()) vectors[index] = embedded[at]!;
  }
  return vectors;
}
