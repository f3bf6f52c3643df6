/** The labels of the information table that government pages put above a document, and the fact each names. */
const LABELS: Record<string, string> = {
  索引号: 'indexNumber',
  信息索引号: 'indexNumber',
  文号: 'docNumber',
  发文字号: 'docNumber',
  文件编号: 'docNumber',
  发文文号: 'docNumber',
  发布机构: 'issuer',
  发文机关: 'issuer',
  发文机构: 'issuer',
  发布单位: 'issuer',
  发布部门: 'issuer',
  公开日期: 'publishedAt',
  发布日期: 'publishedAt',
  发布时间: 'publishedAt',
  生成日期: 'publishedAt',
  发文日期: 'writtenAt',
  成文日期: 'writtenAt',
  日期: 'writtenAt',
  信息名称: 'title',
  标题: 'title',
  名称: 'title',
};
/** Labels whose values nobody asks about, known so that they end the value before them. */
const IDLE =
  '公开方式|公开形式|公开时限|公开范围|公开程序|公开类别|有效期|有效性|存放位置|主题分类|主题词|主题|体裁分类|体裁|关键词|文件下载|内容概述|责任部门|责任编辑|来源|作者|点击数|点击量|浏览次数|浏览量|阅读量|访问量|字号|编辑|审核|载体类型|记录形式|组配分类|分类|服务对象|失效日期|废止日期|语种';

const spaced = (label: string) => [...label].join('[\\s　]*');
const KNOWN = [...Object.keys(LABELS), ...IDLE.split('|')].sort((one, other) => other.length - one.length);
/** A label stands at the start of a line or after a gap, and a colon, a gap or the line's end follows it. */
const LABEL = new RegExp(
  `(?<=^|[\\s　|【\\[])(${KNOWN.map(spaced).join('|')})[\\s　]*(?:[:：]|(?=[\\s　|]|$))`,
  'g',
);

export interface LabelledFacts {
  indexNumber?: string;
  docNumber?: string;
  issuer?: string;
  publishedAt?: string;
  writtenAt?: string;
  title?: string;
}

/** Whether a line belongs to an information table or a byline: a label opens it. */
export const opensWithLabel = (line: string): boolean => {
  const match = [...line.trim().matchAll(LABEL)][0];
  return match !== undefined && match.index === 0;
};

/** Reads label and value pairs, whether they share a line or the value stands on the next. */
export function readLabels(lines: readonly string[]): LabelledFacts {
  const facts: LabelledFacts = {};
  let open: string | undefined;
  for (const line of lines) {
    const text = line.trim();
    const matches = [...text.matchAll(LABEL)];
    if (!matches.length || matches[0]!.index > 0) {
      // A list of labels without values ("作者: 点击数:") leaves nothing open; a lone label takes the next line.
      if (open && text) keep(facts, open, text);
      open = undefined;
      if (!matches.length) continue;
    }
    matches.forEach((match, at) => {
      const label = match[1]!.replace(/[\s　]/g, '');
      const value = text.slice(match.index + match[0].length, matches[at + 1]?.index).trim();
      open = value ? undefined : LABELS[label];
      if (value && LABELS[label]) keep(facts, LABELS[label], value);
    });
  }
  return facts;
}

function keep(facts: LabelledFacts, name: string, value: string): void {
  const key = name as keyof LabelledFacts;
  const clean = value.replace(/[|｜】\]]+$/, '').trim();
  if (clean && !/^[-—无/]+$/.test(clean)) facts[key] ??= clean;
}
