import { describe, expect, it } from 'vitest';
import { allergiesMet } from './allergens';

const met = (allergy: string, name: string, ...allergens: string[]) =>
  allergiesMet([allergy], { name, allergens }).length > 0;

describe('an allergy', () => {
  it('meets what the dish declares, by any name of it', () => {
    expect(met('花生', '宫保鸡丁', '花生')).toBe(true);
    expect(met('peanut', '宫保鸡丁', '花生')).toBe(true);
    expect(met('蛋类', '炒饭', 'egg')).toBe(true);
    expect(met('乳制品', '炖奶', '牛奶')).toBe(true);
  });

  it('to a wide group meets what belongs to it, both ways, but not its neighbours', () => {
    expect(met('海鲜', '小炒', '虾')).toBe(true);
    expect(met('虾', '小炒', '海鲜')).toBe(true);
    expect(met('鱼', '小炒', '虾')).toBe(false);
    expect(met('虾', '清蒸鲈鱼', '鱼')).toBe(false);
  });

  it('meets a dish whose name says it, declared or not', () => {
    expect(met('海鲜', '清炒虾仁')).toBe(true);
    expect(met('鸡蛋', '番茄炒蛋')).toBe(true);
  });

  it('is not fooled by a name that only sounds like it', () => {
    expect(met('鱼', '鱼香肉丝')).toBe(false);
    expect(met('大豆', '酸辣土豆丝')).toBe(false);
    expect(met('贝类', '清蒸贝贝南瓜')).toBe(false);
    expect(met('某种没听过的', '红烧肉', '大豆')).toBe(false);
  });
});
