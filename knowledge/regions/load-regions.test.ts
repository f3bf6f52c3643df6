import { describe, expect, it } from 'vitest';
import { loadRegions } from './load-regions';
import { shortNameOf } from './short-name';

const regions = loadRegions();
const named = (text: string, near?: string) => regions.findMentions(text, near).map(({ code }) => code);

describe('the tree', () => {
  it('knows the regions above, past levels that stand only in the codes', () => {
    expect(regions.scopeOf('330282')).toEqual(['330282', '330200', '330000', '100000']);
    expect(regions.scopeOf('310104')).toEqual(['310104', '310000', '100000']);
    expect(regions.scopeOf('429004')).toEqual(['429004', '420000', '100000']);
    expect(regions.ancestors('100000')).toEqual([]);
    expect(regions.scopeOf('999999')).toEqual([]);
  });
  it('knows what lies within what', () => {
    expect(regions.within('330282', '330000')).toBe(true);
    expect(regions.within('330000', '330282')).toBe(false);
    expect(regions.within('320200', '330000')).toBe(false);
  });
  it('holds provinces, prefectures and counties with their short names', () => {
    expect(regions.regionOf('640300')).toEqual({
      code: '640300',
      name: '吴忠市',
      shortName: '吴忠',
      level: 'prefecture',
    });
    expect(
      ['内蒙古自治区', '恩施土家族苗族自治州', '前郭尔罗斯蒙古族自治县', '城区'].map(shortNameOf),
    ).toEqual(['内蒙古', '恩施', '前郭尔罗斯', '城区']);
  });
});

describe('a text names', () => {
  it.each([
    ['我们慈溪的老人吃饭补多少', ['330282']],
    ['上海那边有没有', ['310000']],
    ['从江苏来的', ['320000']],
    ['那临沂呢', ['371300']],
    ['上海和无锡比哪个高', ['310000', '320200']],
    ['浙江省宁波市慈溪市', ['330000', '330200', '330282']],
    ['宜兴人', ['320282']],
    ['北京朝阳区', ['110000', '110105']],
  ])('%s', (text, codes) => expect(named(text)).toEqual(codes));

  it.each([
    '祝您平安长寿',
    '比如说长子',
    '公安局在哪',
    '惠民政策',
    '资源够不够',
    '兰州拉面',
    '中山路',
    '北京时间几点',
    '上街买菜',
  ])('no region: %s', (text) => expect(named(text)).toEqual([]));
  it('an ordinary word only when the speaker points there', () => {
    expect(named('我们平安的老人')).toEqual(['630203']);
  });
  it('the nearest of several, and none when nothing tells which', () => {
    expect(named('鼓楼区', '320100')).toEqual(['320106']);
    expect(named('和平区')).toEqual([]);
  });
  it('where the name stands', () => {
    expect(regions.findMentions('去慈溪市办')).toEqual([{ code: '330282', name: '慈溪市', span: [1, 4] }]);
  });
});
