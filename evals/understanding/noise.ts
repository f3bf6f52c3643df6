import { pinyin } from 'pinyin-pro';

/**
 * A recogniser's mistakes: about one character in seven is written with another of the same sound, or of a sound that
 * regional speech exchanges (平翘舌, n/l, 前后鼻音). The same seed gives the same text.
 */
export function noisy(text: string, share: number, seed: number): string {
  const random = randomFrom(seed * 7919 + text.length);
  return [...text].map((char) => (random() < share ? misheard(char, random) : char)).join('');
}

const HEARD_AS =
  '是时事十实市式世室试师视施诗石食史使始士适势释一以意义易议已衣医宜亿艺忆有又由油友右游优天田添填前钱千签浅中种钟重众终忠肿明名鸣命民敏午五物务无吴屋舞来赖莱送宋松颂分份粉奋纷芬红宏洪鸿烧稍少绍哨肉柔揉又佑清青轻请庆情蒸真争整镇正证症鱼余语与雨遇玉素苏速诉锦进近金仅晋今紧番翻反饭犯泛范茄且切炒吵超草蛋但淡弹单担糖唐堂汤躺醋促粗簇排牌派骨古谷股固顾麻马妈码骂婆破坡泼豆斗都抖逗腐府福服父付复富冬东懂动洞瓜刮挂呱小晓笑校效米密蜜迷粥周洲舟皱白百拜摆馄混魂昏饨盾顿吨菠波博播宫工公功共攻保宝报饱抱鸡机基及级记丁定钉顶带代待袋戴猪主住助注朱水睡税谁饺脚角教交馒满慢漫头投透偷理里李力立利礼发法罚伐阀洁杰姐接街结浴玉育遇域预语维为围微伟位修休秀绣陪配赔培诊真针镇阵轮论伦椅以易倚聊料疗辽疼护户互湖胡后厚候侯晚完玩碗万早找造枣照两亮凉良量订定丁钉取去区曲趣消小销削改该盖概成城程承称换还欢环患';

/** Particles stand where a language model expects them. */
const HEARD_RIGHT = '了的吗吧呢啊不是我你';

const bySound = new Map<string, string[]>();
for (const char of new Set(HEARD_AS)) {
  const key = soundOf(char);
  bySound.set(key, [...(bySound.get(key) ?? []), char]);
}

function misheard(char: string, random: () => number): string {
  if (!/[\u3400-\u9fff]/.test(char) || HEARD_RIGHT.includes(char)) return char;
  const others = (bySound.get(soundOf(char)) ?? []).filter((other) => other !== char);
  return others[Math.floor(random() * others.length)] ?? char;
}

/** The sound without its tone, with what regions exchange made one. */
function soundOf(char: string): string {
  return pinyin(char, { toneType: 'none', v: true })
    .replace(/^([zcs])h/, '$1')
    .replace(/^n(?=[aeiouv])/, 'l')
    .replace(/([aei])ng$/, '$1n');
}

/** Mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
