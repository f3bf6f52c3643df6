import type { Choice, PolicyHit } from '../../../../server/contract';
import { Choices } from '../../components/choices';
import { useFetched } from '../../components/loaded';
import { request } from '../../transport/request';
import { Box, Words } from '../../ui/controls';

const ANYTHING = ['明天中午吃什么?', '我想找人来打扫', '我订了什么?'];
const MOST = 5;

/** Before anything was said: what one could say. */
export function Openers({
  about,
  region,
  onSay,
}: {
  about?: string;
  region: string;
  onSay: (words: string) => void;
}) {
  const policy = about === 'policy';
  const [asked] = useFetched(() => (policy ? fetchOpeners(region) : Promise.resolve([])), [policy, region]);
  const sentences = policy ? (asked.state === 'ready' ? asked.data : []) : ANYTHING;
  return (
    <Box className="stack">
      <Words className="section-title">{policy ? '您想问什么政策?' : '您说,我来办。'}</Words>
      <Words className="soft">
        {sentences.length ? '直接说、打字都行,也可以点下面的:' : '直接说、打字都行。'}
      </Words>
      <Choices choices={sentences.map((say): Choice => ({ label: say, say }))} onSay={onSay} />
    </Box>
  );
}

/** The headings of what is known here are questions that have an answer: they make the best examples. */
async function fetchOpeners(region: string): Promise<string[]> {
  const { hits } = await request<{ hits: PolicyHit[] }>('/v1/policies/search', {
    method: 'POST',
    body: { question: '老人自己能享受什么补贴、怎么领', region, limit: 10 },
  });
  const own = hits.filter((hit) => hit.region === region);
  return [...own, ...hits.filter((hit) => hit.region !== region)]
    .map(({ heading }) => heading)
    .filter((heading) => /什么|多少|怎么|哪|谁|吗/.test(heading))
    .slice(0, MOST)
    .map((heading) => `${heading}?`);
}
