/**
 * The text as the readers see it: half-width digits and punctuation, one comma where a recogniser put spaces, stammers
 * (我我我想) said once. Whoever wants the words as they were said has `said`.
 */
export function tidyText(said: string): string {
  return said
    .normalize('NFKC')
    .replace(/\.{3,}|…+|。{2,}/g, '…')
    .replace(/[「」『』“”"‘’'《》【】]/g, '')
    .replace(/(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff\d])/g, ',')
    .replace(/\s+/g, '')
    .replace(/([我你俺那这就])\1+(?!个)|([要想来给])\2{2,}/g, '$1$2')
    .replace(/(我想|我要|给我|帮我|那个|这个|就是)(?:[,…]?\1)+/g, '$1')
    .replace(/[,,]{2,}/g, ',')
    .trim();
}
