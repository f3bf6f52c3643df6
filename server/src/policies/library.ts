import { join } from 'node:path';
import {
  currentIndex,
  ensureIndex,
  loadRegions,
  NATION,
  openEmbedder,
  openIndex,
  stampOf,
} from '../../../knowledge';
import { loadLexicon } from '../../../knowledge/lexicon';
import type { PolicyIndex } from '../../../knowledge/types';
import type { Logger } from '../platform/log';
import type { PolicyLibrary } from './types';

/** How often, in milliseconds, a newly built index is looked for. */
const LOOK_EVERY = 2_000;

/**
 * Opens the index of the data directory, building it when it is missing or out of date. While it is open a newer
 * index is taken up whole; questions under way keep the one they began with.
 */
export async function openLibrary(input: {
  dataDir: string;
  embedderSetting: string;
  log: Logger;
}): Promise<PolicyLibrary> {
  const embedder = await openEmbedder(input.embedderSetting);
  let current = await ensureIndex(input);
  const open = (file: string) => openIndex(file, { embedder: stampOf(embedder) });
  let index = open(current.file);
  let lookedAt = Date.now();
  const retired: PolicyIndex[] = [];
  let places: { of: PolicyIndex; names: PolicyLibrary['places'] } | undefined;

  const takeUpNewer = () => {
    if (Date.now() - lookedAt < LOOK_EVERY) return;
    lookedAt = Date.now();
    const newest = currentIndex(input.dataDir);
    if (!newest || newest.file === current.file) return;
    try {
      const next = open(newest.file);
      retired.push(index);
      index = next;
      current = newest;
      input.log.info({ version: newest.version, passages: newest.passages }, 'a new policy index is in use');
      // Whatever began with the index before has long ended when the one after it is retired.
      while (retired.length > 1) retired.shift()?.close();
    } catch (err) {
      input.log.error(
        { err, file: join(newest.file) },
        'the new policy index cannot be used; the old one stays',
      );
    }
  };
  return {
    get version() {
      return index.version;
    },
    get index() {
      takeUpNewer();
      return index;
    },
    get places() {
      if (places?.of !== index) places = { of: index, names: placesOf(index) };
      return places.names;
    },
    regions: loadRegions(),
    lexicon: loadLexicon(),
    embedder,
    close() {
      index.close();
      for (const old of retired) old.close();
    },
  };
}

function placesOf(index: PolicyIndex): PolicyLibrary['places'] {
  const codes = new Set(index.documents().map(({ region }) => region));
  return [...codes]
    .filter((code) => code !== NATION)
    .map((code) => ({ code, name: loadRegions().regionOf(code)?.shortName ?? '' }))
    .filter(({ name }) => name.length > 1);
}
