import { useState } from 'react';
import { asProblem, Loaded, useFetched } from '../components/loaded';
import { Notice } from '../components/notice';
import { useSession } from '../features/session/session';
import { Box, Heading, Press, Words } from '../ui/controls';
import { dayOf, sayInstant } from '../words/days';
import { Key } from './frame/key';
import { Scroll } from './frame/parts';
import { StaffPage } from './frame/staff-page';
import { fetchGaps, fetchReviewed, type Gap, type Reviewed, settleReviewed } from './knowledge/api';
import { WriteAnswer } from './knowledge/write-answer';
import { placeName } from './words';

/** What could not be answered, the most often asked first, and the answers curators have written for it. */
export default function Knowledge() {
  const { today = dayOf(Date.now()) } = useSession();
  const gaps = useFetched(fetchGaps, []);
  const reviewed = useFetched(fetchReviewed, []);
  const all = gaps[0].state === 'ready' ? gaps[0].data : [];
  const [at, setAt] = useState(0);
  const [writing, setWriting] = useState<{ gap?: Gap }>();
  const [trouble, setTrouble] = useState('');
  const settle = (id: string, verb: 'approve' | 'withdraw') =>
    settleReviewed(id, verb).then(
      () => {
        setTrouble('');
        reviewed[1]();
      },
      (problem) => setTrouble(asProblem(problem).detail),
    );
  return (
    <StaffPage
      title="知识"
      here="staffKnowledge"
      className="two"
      hints={[
        { key: '↑ ↓', does: '选问题' },
        { key: 'Enter', does: '写答案' },
        { key: 'N', does: '新写一条' },
      ]}
      keys={{
        ArrowDown: () => setAt(Math.min(all.length - 1, at + 1)),
        ArrowUp: () => setAt(Math.max(0, at - 1)),
        Enter: () => all[at] && setWriting({ gap: all[at] }),
        KeyN: () => setWriting({}),
        Escape: () => setWriting(undefined),
      }}
    >
      <Scroll label="答不上的问题" className="two__left">
        <Box className="panel__head">
          <Heading level={2} className="panel__title">
            答不上的问题
          </Heading>
          <Press className="act act--small" onPress={() => setWriting({})}>
            新写一条<Key>N</Key>
          </Press>
        </Box>
        <Loaded of={gaps}>
          {(some) =>
            some.length ? (
              some.map((gap, n) => (
                <Press
                  key={`${gap.region}${gap.subject}${gap.kind}`}
                  className={`order-line ${n === at ? 'order-line--chosen' : ''}`}
                  chosen={n === at}
                  onPress={() => {
                    setAt(n);
                    setWriting({ gap });
                  }}
                >
                  <Words className="tag2 tag2--gold">{gap.times} 次</Words>
                  <Box className="grow order-line__what">
                    <Box className="order-line__summary">{gap.question}</Box>
                    <Box className="soft small">
                      {placeName(gap.region)} · {sayInstant(gap.lastAsked, today)}
                    </Box>
                  </Box>
                </Press>
              ))
            ) : (
              <Box className="empty">
                <Words>还没有答不上的问题。</Words>
              </Box>
            )
          }
        </Loaded>
      </Scroll>
      <Scroll label="审定答案" className="two__right">
        {writing ? (
          <WriteAnswer
            key={writing.gap?.question ?? 'new'}
            gap={writing.gap}
            today={today}
            onKept={() => {
              setWriting(undefined);
              reviewed[1]();
            }}
          />
        ) : null}
        <Notice words={trouble} />
        <Heading level={2} className="panel__title">
          审定答案
        </Heading>
        <Loaded of={reviewed}>
          {(some) =>
            some.length ? (
              some.map((each) => (
                <Answer
                  key={each.id}
                  answer={each}
                  today={today}
                  onSettle={(verb) => void settle(each.id, verb)}
                />
              ))
            ) : (
              <Box className="empty">
                <Words>还没有写过。选左边一个问题,按回车写。</Words>
              </Box>
            )
          }
        </Loaded>
      </Scroll>
    </StaffPage>
  );
}

const STATUS: Record<Reviewed['status'], [string, string]> = {
  draft: ['等审核', 'tag2--gold'],
  approved: ['在用', 'tag2--done'],
  withdrawn: ['已撤下', ''],
  expired: ['已过期', 'tag2--alarm'],
};
const STEPS: Record<string, string> = { drafted: '写', approved: '同意', withdrawn: '撤下' };

function Answer({
  answer,
  today,
  onSettle,
}: {
  answer: Reviewed;
  today: string;
  onSettle: (verb: 'approve' | 'withdraw') => void;
}) {
  const [status, tone] = STATUS[answer.status];
  return (
    <Box as="section" className="panel" label={answer.patterns[0] ?? '审定答案'}>
      <Box className="marks">
        <Words className={`tag2 ${tone}`}>{status}</Words>
        <Words className="tag2">{placeName(answer.region)}</Words>
        <Words className="soft small">用到 {answer.expiresOn}</Words>
      </Box>
      <Words className="strong">{answer.patterns.join(' / ')}</Words>
      <Words>{answer.text}</Words>
      {answer.citations.map(({ title, quote }) => (
        <Box as="blockquote" key={`${title}${quote}`} className="verbatim">
          <Words className="verbatim__mark">《{title}》</Words>
          {quote}
        </Box>
      ))}
      <Words className="soft small">
        {answer.history
          .map(({ at, by, what }) => `${by} ${sayInstant(at, today)}${STEPS[what] ?? what}`)
          .join(' → ')}
      </Words>
      <Box className="acts">
        {answer.status === 'draft' ? (
          <Press className="act act--main" onPress={() => onSettle('approve')}>
            同意使用
          </Press>
        ) : null}
        {answer.status === 'draft' || answer.status === 'approved' ? (
          <Press className="act" onPress={() => onSettle('withdraw')}>
            撤下
          </Press>
        ) : null}
      </Box>
    </Box>
  );
}
