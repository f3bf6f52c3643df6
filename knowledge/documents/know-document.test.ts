import { describe, expect, it } from 'vitest';
import { recogniseDocument } from './know-document';
import { readMarkdown } from './read-markdown';
import { decodeText, hintsOfName, readText } from './read-text';
import type { Facts } from './source';

const fromText = (text: string, flags: Facts = {}) => recogniseDocument(readText(Buffer.from(text)), flags);

const LETTER = `无障碍浏览
进入长者模式
当前位置:首页 / 政府信息公开 / 建议提案
 索 引 号  123456/mzj/2022-0000007  发布机构  无锡市民政局
 文  号  锡民函〔2022〕7号  公开方式  主动公开
 公开日期  2022-05-06

关于在老小区增设长者食堂的建议的答复

2022-05-06   作者: 点击数:  

王小明委员:

您提出的《关于在老小区增设长者食堂的建议》已收悉,现答复如下:

一、现有长者食堂的情况

截至2021年底,全市建成长者食堂88家,每天供餐5000多份,六十岁以上的老人都可以去吃饭。

二、下一步打算

今年再建20家,优先放在老人多的小区。

无锡市民政局

2022年5月6日

抄送:市政协提案委,市政府办公室。
上一条:关于某事的答复
下一条:关于另一事的答复
微信
微博
返回顶部
无锡市民政局主办  技术支持:某公司  苏ICP备00000000号`;

describe('a reply copied from its page', () => {
  const document = fromText(LETTER);
  const text = document.lines.map((line) => line.text.trim()).join('\n');

  it('is recognised', () => {
    expect(document.facts).toMatchObject({
      title: '关于在老小区增设长者食堂的建议的答复',
      issuer: '无锡市民政局',
      docNumber: '锡民函〔2022〕7号',
      indexNumber: '123456/mzj/2022-0000007',
      publishedAt: '2022-05-06',
      addressee: '王小明委员',
      region: '320200',
    });
  });
  it('is nothing but its text', () => {
    expect(text.split('\n')[0]).toMatch(/^您提出的/);
    expect(text.split('\n').at(-1)).toBe('今年再建20家,优先放在老人多的小区。');
  });
  it('says what flags and front matter say, in that order', () => {
    const source = readMarkdown(`---\nissuer: 前言局\npublishedAt: 2020-01-01\n---\n${LETTER}`);
    const { facts } = recogniseDocument(source, { issuer: '命令局' });
    expect(facts).toMatchObject({
      issuer: '命令局',
      publishedAt: '2020-01-01',
      docNumber: '锡民函〔2022〕7号',
    });
  });
});

it('A table of facts whose values stand below their labels is read too.', () => {
  const { facts } = fromText(`信息索引号
01/2023-1
发布机构
临沂市民政局
文件编号
公开日期
2023-02-03
关于做好冬季探访工作的通知
各县区民政局:
请做好独居老人的探访工作,每周至少一次。`);
  expect(facts).toMatchObject({
    indexNumber: '01/2023-1',
    issuer: '临沂市民政局',
    publishedAt: '2023-02-03',
    region: '371300',
  });
  expect(facts.docNumber).toBeUndefined();
});

it('A document without a region says how to give one.', () => {
  expect(() => fromText('关于送餐的通知\n每餐补贴三元,由食堂直接减去。')).toThrow('--region');
});

it('A region nobody knows is refused.', () => {
  expect(() => fromText('关于送餐的通知\n每餐补贴三元。', { region: '999999' })).toThrow(
    'no region of GB/T 2260',
  );
});

it('Front matter with a bad day names its field.', () => {
  expect(() => readMarkdown('---\npublishedAt: 昨天\n---\n文')).toThrow('front matter publishedAt');
});

it('Front matter is read, never run, and broken front matter is refused each time.', () => {
  expect(() => readMarkdown('---js\n{ title: (globalThis.ranFrontMatter = true) }\n---\n文')).toThrow(
    'front matter: only YAML',
  );
  expect(globalThis).not.toHaveProperty('ranFrontMatter');
  for (let time = 0; time < 2; time++)
    expect(() => readMarkdown('---\ntitle: [一\n---\n文')).toThrow(/^front matter: [^\n]+$/);
});

it('The same text is the same document, whatever its spaces.', () => {
  expect(fromText(LETTER).policyId).toBe(fromText(LETTER.replaceAll('\n\n', '\n \n')).policyId);
});

it('A file name gives region, title and day.', () => {
  expect(hintsOfName('330000-浙江省社会救助条例(2020-09-24).md')).toEqual({
    region: '330000',
    title: '浙江省社会救助条例',
    publishedAt: '2020-09-24',
  });
});

it('Text of older machines is decoded, and what is no text refused.', () => {
  expect(decodeText(Buffer.from('b8dfc1e4', 'hex'))).toBe('高龄');
  expect(() => readText(Buffer.from([0, 1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 0]))).toThrow('not a text file');
});
