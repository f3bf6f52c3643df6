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

/** What elders ask most about; each finds the headings nearest to it. */
const ABOUT = ['高龄老人上门服务谁能享受', '加装电梯、适老化改造、消费券补多少钱'];
/** Headings that speak to one person: who, how, how much; not the ones for homes and carers. */
const PERSONAL = /谁|怎么|多少钱|享受|能领|哪些人/;
const FOR_OTHERS = /机构|护理员|资金/;

/** The headings of what is known here are questions that have an answer: they make the best examples. */
async function fetchOpeners(region: string): Promise<string[]> {
  const found = await Promise.all(
    ABOUT.map((question) =>
      request<{ hits: PolicyHit[] }>('/v1/policies/search', {
        method: 'POST',
        body: { question, region, limit: 10 },
      }),
    ),
  );
  const hits = found.flatMap(({ hits }) => hits);
  const headings = [
    ...hits.filter((hit) => hit.region === region),
    ...hits.filter((hit) => hit.region !== region),
  ]
    .map(({ heading }) => heading)
    .filter((heading) => PERSONAL.test(heading) && !FOR_OTHERS.test(heading));
  return [...new Set(headings)].slice(0, MOST).map((heading) => `${heading}?`);
}
