import { describe, expect, it } from 'vitest';
import { recogniseDocument } from './know-document';
import { readMarkdown } from './read-markdown';
import type { Facts } from './source';
import { settleValidity } from './validity';

const law = (title: string, preamble: string, lastArticle: string, flags: Facts = {}) =>
  recogniseDocument(
    readMarkdown(
      `# ${title}\n\n${preamble}\n\n## 第一章 总则\n\n第一条 为了${title}，制定本条例。\n\n第二条 ${lastArticle}`,
    ),
    { region: '310000', ...flags },
  );

const oldVersion = law(
  '上海市敬老条例',
  '2015年3月1日 上海市第十四届人民代表大会常务委员会第十九次会议通过',
  '本条例自2015年5月1日起施行。',
);
const newVersion = law(
  '上海市敬老条例',
  '2015年3月1日 上海市第十四届人民代表大会常务委员会第十九次会议通过\n\n2021年6月23日 上海市第十五届人民代表大会常务委员会第三十二次会议修正',
  '本条例自2015年5月1日起施行。',
);

it('A law says by whom and when it was made, and from when it holds.', () => {
  expect(oldVersion.facts).toMatchObject({
    issuer: '上海市人民代表大会常务委员会',
    inForceFrom: '2015-05-01',
  });
  expect(oldVersion.versionDate).toBe('2015-03-01');
  // The amended text repeats the first commencement; the amendment holds from its own day.
  expect(newVersion.facts.inForceFrom).toBe('2021-06-23');
});

describe('a document ends the day before', () => {
  const ended = (documents: Parameters<typeof settleValidity>[0]) =>
    settleValidity(documents).get(documents[0]!.policyId);

  it('a later version of the same law begins, in whatever order they come', () => {
    const expected = {
      inForceFrom: '2015-05-01',
      inForceTo: '2021-06-22',
      supersededBy: newVersion.policyId,
    };
    expect(ended([oldVersion, newVersion])).toEqual(expected);
    expect(settleValidity([newVersion, oldVersion]).get(oldVersion.policyId)).toEqual(expected);
    expect(settleValidity([newVersion, oldVersion]).get(newVersion.policyId)?.inForceTo).toBeUndefined();
  });
  it('a law begins that lifts the regulation of its name', () => {
    const regulation = law(
      '助行设施建设条例',
      '2012年6月28日 国务院令第9号公布',
      '本条例自2012年8月1日起施行。',
      { region: '100000' },
    );
    const lifted = law(
      '中华人民共和国助行设施建设法',
      '2023年6月28日 第十四届全国人民代表大会常务委员会第三次会议通过',
      '本法自2023年9月1日起施行。',
      { region: '100000' },
    );
    expect(ended([regulation, lifted])).toMatchObject({
      inForceTo: '2023-08-31',
      supersededBy: lifted.policyId,
    });
  });
  it('another says that it is abolished', () => {
    const abolished = law(
      '上海市老人优待规定',
      '2001年1月1日 上海市人民政府令第3号公布',
      '本规定自2001年2月1日起施行。',
    );
    const by = law(
      '上海市长者关爱条例',
      '2018年1月2日 上海市第十五届人民代表大会通过',
      '本条例自2018年3月1日起施行。2001年1月1日公布的《上海市老人优待规定》同时废止。',
    );
    expect(ended([abolished, by])).toMatchObject({ inForceTo: '2018-02-28', supersededBy: by.policyId });
  });
  it('its curator said', () => {
    expect(ended([law('上海市某办法', '', '每月发放。', { inForceTo: '2020-12-31' })])).toMatchObject({
      inForceTo: '2020-12-31',
    });
  });
});

describe('a document goes on beside', () => {
  it('the same title of another region', () => {
    const elsewhere = {
      ...newVersion,
      policyId: 'pol_elsewhere',
      facts: { ...newVersion.facts, region: '330000' },
    };
    expect(settleValidity([oldVersion, elsewhere]).get(oldVersion.policyId)?.inForceTo).toBeUndefined();
  });
  it('the measures that carry it out', () => {
    const regulation = law(
      '上海市助餐条例',
      '2015年3月1日 上海市第十四届人民代表大会通过',
      '本条例自2015年5月1日起施行。',
    );
    const measures = law(
      '上海市助餐办法',
      '2019年3月1日 上海市人民政府令第8号公布',
      '本办法自2019年5月1日起施行。',
    );
    expect(settleValidity([regulation, measures]).get(regulation.policyId)?.inForceTo).toBeUndefined();
  });
  it('a later letter or plan of the same name', () => {
    const letter = (day: string) => ({
      ...oldVersion,
      policyId: `pol_${day}`,
      versionDate: day,
      facts: { title: '关于助餐工作的答复', region: '310000' },
    });
    expect(
      settleValidity([letter('2020-01-01'), letter('2022-01-01')]).get('pol_2020-01-01')?.inForceTo,
    ).toBeUndefined();
  });
});
