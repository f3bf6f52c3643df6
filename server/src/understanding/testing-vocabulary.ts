import type { Vocabulary } from './types';

/** A small catalog for the tests of this room. */
export const vocabulary: Vocabulary = {
  dishes: [
    { id: 'd1', name: '红烧肉', tags: ['soft'] },
    { id: 'd2', name: '清蒸鲈鱼', aliases: ['蒸鱼'] },
    { id: 'd3', name: '素什锦', tags: ['vegetarian'] },
    { id: 'd4', name: '红烧带鱼' },
    { id: 'd5', name: '白米饭', aliases: ['米饭'] },
  ],
  services: [
    { id: 's1', name: '上门理发', aliases: ['理发'], category: '理发' },
    { id: 's2', name: '水电维修', category: '维修' },
    { id: 's3', name: '管道疏通', category: '维修' },
    { id: 's4', name: '日常保洁', aliases: ['保洁'], category: '助洁' },
  ],
  sites: [{ id: 'c1', name: '春晖社区食堂' }],
  elders: [
    { id: 'e1', name: '周桂兰', relation: '母亲' },
    { id: 'e2', name: '陈德厚', relation: '父亲' },
  ],
};
