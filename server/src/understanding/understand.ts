import type { Slots, UnderstandInput, Understanding } from './types';

/** Reads one utterance. Pure: no database, no model, no network. */
export function understand(said: string, _input: UnderstandInput): Understanding {
  return {
    said,
    text: said,
    ...emptySlots(),
    acts: [{ kind: 'unknown', confidence: 0, evidence: '' }],
    parts: [],
    repairs: [],
    ambiguities: [],
  };
}

const emptySlots = (): Slots => ({
  when: { kind: 'none', days: [], evidence: '' },
  meals: [],
  dishes: [],
  services: [],
  needs: [],
  people: [],
  sites: [],
});
