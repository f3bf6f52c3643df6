import { useState } from 'react';
import { Loaded, useFetched } from '../../components/loaded';
import { useSession } from '../../features/session/session';
import type { Route } from '../../routes';
import { Box, Heading, Press, Words } from '../../ui/controls';
import { addDays, dayOf, monthDay } from '../../words/days';
import { Key } from '../frame/key';
import { DayField, Scroll } from '../frame/parts';
import { StaffPage } from '../frame/staff-page';
import { ORDER_KINDS, type OrderKind, percent } from '../words';
import { type Deadlines, fetchReport, type Report } from './api';
import { Plot } from './plot';

const SPAN = 13;

/** What the hotline did: counted from the stored rows each time it is asked. */
export function Dashboard({ here }: { here: Route }) {
  const { today = dayOf(Date.now()) } = useSession();
  const [to, setTo] = useState(today);
  const [from, setFrom] = useState(addDays(today, -SPAN));
  const report = useFetched(() => fetchReport(from, to), [from, to]);
  const shift = (days: number) => {
    setFrom(addDays(from, days));
    setTo(addDays(to, days));
  };
  return (
    <StaffPage
      title="看板"
      here={here}
      className="board"
      keys={{ ArrowLeft: () => shift(-7), ArrowRight: () => shift(7) }}
      hints={[{ key: '← →', does: '前后一周' }]}
    >
      <Box className="filters">
        <DayField id="from" label="从" value={from} onChange={setFrom} />
        <DayField id="to" label="到" value={to} onChange={setTo} />
        <Press className="act act--small" onPress={() => shift(-7)}>
          前一周<Key>←</Key>
        </Press>
        <Press className="act act--small" onPress={() => shift(7)}>
          后一周<Key>→</Key>
        </Press>
      </Box>
      <Loaded of={report}>{(data) => <Figures report={data} />}</Loaded>
    </StaffPage>
  );
}

function Figures({ report }: { report: Report }) {
  const { total, byDay, byTopic, byKind } = report;
  const days = byDay.map(({ date }) => date);
  const share = (part: number, whole: number) => (whole ? part / whole : null);
  const first = total.firstSuggestionMs;
  const tiles: [string, string, string][] = [
    ['电话', String(total.calls), `问了 ${total.questions} 个问题`],
    ['答得上', percent(total.answerRate), `${total.answered} 个给出了原文`],
    ['采用', percent(total.takeUp), `采用 ${total.taken}、改过 ${total.edited}、不用 ${total.dismissed}`],
    ['改过才用', percent(total.overrides), '占采用的'],
    [
      '第一条建议',
      first ? `${Math.round(first.p50)} 毫秒` : '–',
      first ? `99% 在 ${Math.round(first.p99)} 毫秒内` : '还没有',
    ],
    [
      '工单超时',
      String(total.workOrders.late),
      `开了 ${total.workOrders.opened},按时 ${total.workOrders.repliedInTime},没办完 ${total.workOrders.open}`,
    ],
  ];
  return (
    <>
      <Box as="ul" className="tiles2">
        {tiles.map(([name, figure, note]) => (
          <Box as="li" key={name} className="tile2">
            <Words className="small soft">{name}</Words>
            <Words className="tile2__figure">{figure}</Words>
            <Words className="small soft">{note}</Words>
          </Box>
        ))}
      </Box>
      <Box className="plots">
        <Plot
          title="电话和问题"
          summary={`共 ${total.calls} 通电话,${total.questions} 个问题`}
          days={days}
          shape="line"
          series={[
            { name: '电话', tone: 'pine', values: byDay.map(({ calls }) => calls) },
            { name: '问题', tone: 'gold', values: byDay.map(({ questions }) => questions) },
          ]}
        />
        <Plot
          title="答得上、采用"
          summary={`答得上 ${percent(total.answerRate)},采用 ${percent(total.takeUp)}`}
          days={days}
          shape="line"
          top={1}
          write={percent}
          series={[
            { name: '答得上', tone: 'sky', values: byDay.map((day) => share(day.answered, day.questions)) },
            {
              name: '采用',
              tone: 'pine',
              values: byDay.map((day) =>
                share(day.taken + day.edited, day.taken + day.edited + day.dismissed),
              ),
            },
          ]}
        />
        <Plot
          title="建议的去向"
          summary={`采用 ${total.taken},改过 ${total.edited},不用 ${total.dismissed}`}
          days={days}
          shape="bars"
          series={[
            { name: '采用', tone: 'pine', values: byDay.map(({ taken }) => taken) },
            { name: '改过', tone: 'gold', values: byDay.map(({ edited }) => edited) },
            { name: '不用', tone: 'edge', values: byDay.map(({ dismissed }) => dismissed) },
          ]}
        />
        <Plot
          title="到第一条建议的时间(毫秒,中位数)"
          summary={first ? `中位数 ${Math.round(first.p50)} 毫秒` : '还没有'}
          days={days}
          shape="line"
          write={(value) => String(Math.round(value))}
          series={[
            { name: '毫秒', tone: 'sky', values: byDay.map(({ firstSuggestionMs }) => firstSuggestionMs) },
          ]}
        />
        <Plot
          title="工单时限(按受理那天)"
          summary={`按时 ${total.workOrders.repliedInTime},超时 ${total.workOrders.late}`}
          days={days}
          shape="bars"
          series={[
            { name: '按时', tone: 'pine', values: byDay.map((day) => day.workOrders.repliedInTime) },
            {
              name: '还在办',
              tone: 'gold',
              values: byDay.map((day) =>
                Math.max(0, day.workOrders.opened - day.workOrders.repliedInTime - day.workOrders.late),
              ),
            },
            { name: '超时', tone: 'red', values: byDay.map((day) => day.workOrders.late) },
          ]}
        />
        <Kinds byKind={byKind} />
      </Box>
      <Topics byTopic={byTopic} />
      <Scroll label="每天的数字" className="panel table-box">
        <Heading level={2} className="panel__title">
          每天的数字
        </Heading>
        <Box className="figures figures--head">
          {['日期', '电话', '问题', '答上', '采用', '改过', '不用', '首条毫秒', '开单', '超时'].map(
            (name) => (
              <Words key={name}>{name}</Words>
            ),
          )}
        </Box>
        {[...byDay].reverse().map((day) => (
          <Box key={day.date} className="figures">
            <Words>{monthDay(day.date)}</Words>
            {[
              day.calls,
              day.questions,
              day.answered,
              day.taken,
              day.edited,
              day.dismissed,
              day.firstSuggestionMs === null ? '–' : Math.round(day.firstSuggestionMs),
              day.workOrders.opened,
              day.workOrders.late,
            ].map((figure, n) => (
              <Words key={n}>{figure}</Words>
            ))}
          </Box>
        ))}
      </Scroll>
    </>
  );
}

/** Topics as bars of one scale: asked, of which answered. */
function Topics({ byTopic }: { byTopic: Report['byTopic'] }) {
  const most = Math.max(1, ...byTopic.map(({ questions }) => questions));
  return (
    <Box as="section" className="panel" label="按话题">
      <Heading level={2} className="panel__title">
        问得最多的话题
      </Heading>
      {byTopic.length ? (
        byTopic.slice(0, 12).map(({ topic, questions, answered, taken, edited }) => (
          <Box key={topic} className="topic">
            <Words className="topic__name">{topic}</Words>
            <Box className="topic__track" silent>
              <Box className="topic__asked" style={{ width: `${(questions / most) * 100}%` }}>
                <Box className="topic__answered" style={{ width: `${(answered / questions) * 100}%` }} />
              </Box>
            </Box>
            <Words className="small soft">
              问 {questions},答上 {answered},采用 {taken + edited}
            </Words>
          </Box>
        ))
      ) : (
        <Words className="soft">这段时间没有问题。</Words>
      )}
    </Box>
  );
}

const Kinds = ({ byKind }: { byKind: (Deadlines & { kind: string })[] }) => (
  <Box className="plot">
    <Words className="strong">工单按类别</Words>
    {byKind.length ? (
      byKind.map(({ kind, opened, repliedInTime, late, open }) => (
        <Box key={kind} className="topic">
          <Words className="topic__name">{ORDER_KINDS[kind as OrderKind]}</Words>
          <Words className="small">
            开 {opened},按时 {repliedInTime},超时 {late},没办完 {open}
          </Words>
        </Box>
      ))
    ) : (
      <Words className="soft">这段时间没有工单。</Words>
    )}
  </Box>
);
