/**
 * Families of everyday words that ask for the same side of a subject. A question that names one is answered only
 * where a word of the family stands: 「家庭病床有补贴吗」 is not answered by the number of beds.
 * source: wording of subsidy, procedure and eligibility clauses in national and local elder-care law.
 */
const FAMILIES = {
  subsidy: '补贴 补助 津贴 资助 奖补 救助金 优待金 抚恤金 慰问金 补 贴 元',
  reward: '奖励 奖金 奖补 奖',
  fee: '收费 费用 价格 学费 房费 餐费 费 元 免费',
  claim: '报销 支付 报 基金',
  relief: '免费 优惠 减免 免收 免 半价 补贴',
  funds: '经费 资金 投入 支出 元',
  pay: '工资 待遇 薪酬',
  money: '钱 元 补贴 补助 津贴 费 免费 奖励 经费 资金',
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
  for (const { word, family } of WORDS)
    for (let at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + 1)) {
      const end = at + word.length;
      if (!found.some((other) => at < other.end && end > other.start)) found.push({ start: at, end, family });
    }
  return found;
}

/** Words that ask for nothing by themselves, or that stand in too many others. */
const ONLY_ANSWERS = new Set(['元', '免', '报', '奖', '基金', '投入', '支出']);
/** Longest first; a word of two families belongs to the first that leads with it. */
const WORDS = GROUPS.flatMap((family) => family.map((word, rank) => ({ word, family, rank })))
  .filter(({ word }) => !ONLY_ANSWERS.has(word))
  .sort((a, b) => b.word.length - a.word.length || a.rank - b.rank);
