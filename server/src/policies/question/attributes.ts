/**
 * Families of everyday words that ask for the same side of a subject. A question that names one is answered only
 * where a word of the family stands: 「家庭病床有补贴吗」 is not answered by the number of beds.
 * source: wording of subsidy, procedure and eligibility clauses in national and local elder-care law.
 */
const FAMILIES = {
  money:
    '补贴 补助 津贴 资助 奖励 奖补 奖金 报销 支付 救助金 优待金 抚恤金 慰问金 优惠 减免 免费 抵扣 经费 资金 费用 收费 价格 工资 待遇 费 钱 元 补 贴',
  apply: '申请 申领 申报 办理 登记 报名 预约 受理 提出 提交 办',
  refuse: '拒绝 不得 禁止 不准 不许 不允许',
  fine: '处罚 罚款 罚 责令 处分 没收 追究 责任 改正',
} as const;

const GROUPS = Object.values(FAMILIES).map((words) => words.split(' '));

export interface AttributeMention {
  start: number;
  end: number;
  /** What a passage may say in its place. */
  family: readonly string[];
}

/** The words of such families in a plain question, longest first, each place once. */
export function findAttributes(plain: string): AttributeMention[] {
  const found: AttributeMention[] = [];
  for (const family of GROUPS)
    for (const word of [...family].sort((a, b) => b.length - a.length))
      for (let at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + 1)) {
        const end = at + word.length;
        if (word !== '元' && !found.some((other) => at < other.end && end > other.start))
          found.push({ start: at, end, family });
      }
  return found;
}
