import { join } from 'node:path';
import { vocabularyFor } from './bookings';
import type { Config } from './config';
import { eldersOf } from './households';
import type { Ctx } from './platform/context';
import { openLocalRecognizer, type SpeechParts } from './speech';
import { understand, type Vocabulary } from './understanding';

// A prompt longer than this is cut by most recognisers.
const HOT_WORDS = 60;
const NO_CATALOG: Vocabulary = { dishes: [], services: [], sites: [] };

/** The ear and the mouth as configured; what is heard is mended by the sound of the catalog's own words. */
export async function openSpeech(config: Config): Promise<SpeechParts> {
  return {
    recognition: {
      endpoint: config.asr,
      local: config.asrLocalDir ? await openLocalRecognizer(config.asrLocalDir) : undefined,
    },
    voice: config.tts && { endpoint: config.tts, cacheDir: join(config.dataDir, 'speech') },
    async wordsFor(ctx, elderId) {
      const vocabulary = await vocabularyOf(ctx, elderId);
      return {
        hotWords: [...vocabulary.dishes, ...vocabulary.services].map(({ name }) => name).slice(0, HOT_WORDS),
        mend(heard) {
          const { repairs } = understand(heard, { now: ctx.clock.now(), vocabulary });
          const text = repairs.reduce((mended, repair) => mended.replace(repair.heard, repair.meant), heard);
          return { text, repairs: repairs.map(({ heard: from, meant }) => ({ heard: from, meant })) };
        },
      };
    },
  };
}

async function vocabularyOf(ctx: Ctx, elderId: string | undefined): Promise<Vocabulary> {
  const id = elderId ?? (await eldersOf(ctx))[0]?.id;
  return id ? vocabularyFor(ctx, id) : NO_CATALOG;
}
