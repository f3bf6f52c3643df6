import { Choices } from '../../components/choices';
import { Box, Words } from '../../ui/controls';

const POLICY = ['加装电梯能补多少钱?', '八十岁以上有什么补贴?', '长护险怎么申请?', '家里装扶手能补吗?'];
const ANYTHING = ['明天中午吃什么?', '我想找人来打扫', '八十岁以上有什么补贴?', '我订了什么?'];

/** Before anything was said: what one could say. */
export function Openers({ about, onSay }: { about?: string; onSay: (words: string) => void }) {
  const sentences = about === 'policy' ? POLICY : ANYTHING;
  return (
    <Box className="stack">
      <Words className="section-title">{about === 'policy' ? '您想问什么政策?' : '您说,我来办。'}</Words>
      <Words className="soft">直接说、打字都行,也可以点下面的:</Words>
      <Choices choices={sentences.map((say) => ({ label: say, say }))} onSay={onSay} />
    </Box>
  );
}
