import type { AnswerKind } from '../question/answer-kinds';

const ASKED_FOR: Record<AnswerKind, string> = {
  phone: '电话',
  frequency: '多久一次',
  age: '年龄要求',
  percent: '比例',
  money: '钱数',
  duration: '时间长短',
  area: '面积',
  count: '数目',
  when: '时间',
  address: '地址',
  where: '地点',
  document: '文件',
  agency: '管的部门',
  who: '适用的人',
  how: '办法',
  definition: '说明',
  name: '名称',
  consequence: '处罚',
  what: '内容',
  whether: '规定',
  open: '内容',
};

/** Says plainly what was looked for and not found, and whom to ask. */
export function refusalText(input: {
  subject: string;
  kind: AnswerKind;
  regionName: string;
  hotline: string;
  unclear: boolean;
}): string {
  const { subject, kind, regionName, hotline, unclear } = input;
  if (unclear) return `我没听明白您问的是哪件事。您可以换个说法,或者打${hotline}问问。`;
  const what = subject.length > 24 ? `${subject.slice(0, 24)}…` : subject;
  return `手头的${regionName}资料里没有查到「${what}」的${ASKED_FOR[kind]},不敢跟您乱说。您可以打${hotline}问问。`;
}
