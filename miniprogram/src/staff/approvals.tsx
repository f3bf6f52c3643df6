import { useEffect, useState } from 'react';
import { asProblem } from '../components/loaded';
import { Notice } from '../components/notice';
import { request } from '../transport/request';
import { Box, Heading, Press, Words } from '../ui/controls';
import type { Suggestion } from './call/api';
import { since } from './call/clock';
import { openLine } from './call/socket';
import { Key } from './frame/key';
import type { Hint } from './frame/keys-of';
import { Area, Scroll } from './frame/parts';
import { StaffPage } from './frame/staff-page';

interface Waiting {
  suggestion: Suggestion;
  operatorName?: string;
  at: string;
}

const HINTS: Hint[] = [
  { key: '↑ ↓', does: '选一条' },
  { key: 'A', does: '同意' },
  { key: 'R', does: '不同意' },
];
const LOOK_EVERY = 5_000;

const fetchWaiting = () =>
  request<{ waiting: Waiting[] }>('/v1/hotline/approvals').then(({ waiting }) => waiting);

/** What waits for a supervisor's word while somebody is on the telephone, and on which topics it has to wait. */
export default function Approvals() {
  const [waiting, setWaiting] = useState<Waiting[]>([]);
  const [chosenId, setChosenId] = useState<string>();
  const [topics, setTopics] = useState('');
  const [said, setSaid] = useState('');
  const [trouble, setTrouble] = useState('');
  const fail = (problem: unknown) => setTrouble(asProblem(problem).detail);
  const look = () => fetchWaiting().then(setWaiting, fail);

  useEffect(() => {
    void look();
    request<{ topics: string[] }>('/v1/hotline/approval-topics').then(
      (kept) => setTopics(kept.topics.join('\n')),
      fail,
    );
    const line = openLine<{ type: string }>(
      '/v1/hotline/desk',
      ({ type }) => type === 'approvals' && void look(),
      () => undefined,
    );
    const timer = setInterval(() => void look(), LOOK_EVERY);
    return () => {
      line.close();
      clearInterval(timer);
    };
  }, []);

  const chosen = waiting.find(({ suggestion }) => suggestion.id === chosenId) ?? waiting[0];
  const step = (by: number) => {
    const here = waiting.findIndex(({ suggestion }) => suggestion.id === chosen?.suggestion.id);
    setChosenId(waiting[Math.min(waiting.length - 1, Math.max(0, here + by))]?.suggestion.id);
  };
  const decide = (approve: boolean, of = chosen) => {
    if (!of) return;
    request(`/v1/suggestions/${of.suggestion.id}/approval`, { method: 'POST', body: { approve } }).then(
      look,
      fail,
    );
  };
  const saveTopics = () =>
    request('/v1/hotline/approval-topics', {
      method: 'PUT',
      body: {
        topics: topics
          .split(/[\n、,,]/)
          .map((topic) => topic.trim())
          .filter(Boolean),
      },
    }).then(() => setSaid('记下了,从下一句话起生效。'), fail);

  return (
    <StaffPage
      title="审批"
      here="staffApprovals"
      className="two"
      hints={HINTS}
      keys={{
        ArrowDown: () => step(1),
        ArrowUp: () => step(-1),
        KeyA: () => decide(true),
        KeyR: () => decide(false),
      }}
    >
      <Scroll label="等审批的建议" className="two__right">
        <Notice words={trouble} />
        <Heading level={2} className="panel__title">
          等您同意的建议({waiting.length})
        </Heading>
        {waiting.length ? (
          waiting.map((each) => (
            <Box
              as="section"
              key={each.suggestion.id}
              label={each.suggestion.question}
              className={`panel ${each === chosen ? 'panel--ask' : ''}`}
            >
              <Words className="soft small">
                {each.operatorName ?? '话务员'} 等了 {since(each.at, Date.now())}
              </Words>
              <Heading level={3} className="suggestion__question">
                {each.suggestion.question}
              </Heading>
              {each.suggestion.passage ? (
                <Box as="blockquote" className="verbatim">
                  <Words className="verbatim__mark">原文</Words>
                  {each.suggestion.passage.text}
                </Box>
              ) : null}
              <Words className="soft small">
                《{each.suggestion.passage?.title}》{each.suggestion.passage?.regionName}
              </Words>
              <Box className="aloud">
                <Words className="aloud__mark">要说的话</Words>
                <Words className="aloud__words">{each.suggestion.answer}</Words>
              </Box>
              <Box className="acts">
                <Press className="act act--main" onPress={() => decide(true, each)}>
                  同意<Key>A</Key>
                </Press>
                <Press className="act" onPress={() => decide(false, each)}>
                  不同意<Key>R</Key>
                </Press>
              </Box>
            </Box>
          ))
        ) : (
          <Box className="empty">
            <Words>没有在等的。</Words>
          </Box>
        )}
      </Scroll>
      <Scroll label="话题设定" className="two__left">
        <Box as="section" className="panel" label="要审批的话题">
          <Heading level={2} className="panel__title">
            哪些话题要先问班长
          </Heading>
          <Words className="soft small">
            一行一个。话题里含这几个字的建议,先由班长同意,话务员才能照着说;原文随时能看。
          </Words>
          <Area id="topics" label="话题" rows={8} value={topics} onChange={setTopics} />
          <Press className="act act--main" onPress={() => void saveTopics()}>
            保存
          </Press>
          <Words className="soft">{said}</Words>
        </Box>
      </Scroll>
    </StaffPage>
  );
}
