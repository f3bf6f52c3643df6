import { expect, it } from 'vitest';
import { toPassages } from '../passages/to-passages';
import { toIndexable } from '../policy-index/ensure-index';
import { readShipped } from './shipped';

const documents = readShipped();

it('Every digest that ships can be read, has a title, an issuer, a day and text under headings.', () => {
  expect(documents.length).toBeGreaterThan(0);
  for (const { facts, lines } of documents) {
    expect(facts).toMatchObject({
      title: expect.any(String),
      issuer: expect.any(String),
      publishedAt: expect.any(String),
    });
    expect(toPassages(lines).every((passage) => passage.headings.length > 0 && passage.text.length > 0)).toBe(
      true,
    );
  }
});

it('They stand together by region, and parallel digests of one document do not supersede each other.', () => {
  const indexable = toIndexable(documents);
  const regions = indexable.map((document) => document.region);
  expect(regions).toEqual([...regions].sort());
  expect(indexable.filter((document) => document.supersededBy)).toEqual([]);
});
