import { useEffect, useState } from 'react';
import { asProblem } from '../../components/loaded';
import { Notice } from '../../components/notice';
import { Pick } from '../../components/pick';
import { Box, Heading, Press, Words } from '../../ui/controls';
import { Key } from '../frame/key';
import { useKeys } from '../frame/keys';
import { Area } from '../frame/parts';
import { ORDER_KINDS, type OrderKind } from '../words';
import { type Check, fetchChecklist, fetchSummary, type Summary, signSummary } from './api';

const KINDS = [
  { value: '' as const, label: '不开' },
  ...Object.entries(ORDER_KINDS).map(([value, label]) => ({ value: value as OrderKind, label })),
];
const RESULTS = { done: '做到', missing: '没有', not_needed: '不用' };

/** After the call: what was said and done, to mend and sign, with an order where something is left to do. */
export function WrapUp({ callId, onSigned }: { callId: string; onSigned: (workOrderId?: string) => void }) {
  const [summary, setSummary] = useState<Summary>();
  const [checks, setChecks] = useState<Check[]>([]);
  const [text, setText] = useState('');
  const [kind, setKind] = useState<OrderKind | ''>('');
  const [urgent, setUrgent] = useState(false);
  const [trouble, setTrouble] = useState('');

  useEffect(() => {
    fetchSummary(callId).then(
      (fresh) => {
        setSummary(fresh);
        setText(fresh.text);
        if (fresh.facts.some((fact) => fact.kind === 'danger')) {
          setKind('danger');
          setUrgent(true);
        } else if (fresh.facts.some((fact) => fact.kind === 'unanswered')) setKind('question');
      },
      (problem) => setTrouble(asProblem(problem).detail),
    );
    fetchChecklist(callId).then(setChecks, () => undefined);
  }, [callId]);

  const sign = () => {
    signSummary(callId, { text, ...(kind ? { workOrder: { kind, urgent } } : {}) }).then(
      ({ workOrderId }) => onSigned(workOrderId),
      (problem) => setTrouble(asProblem(problem).detail),
    );
  };
  const kindKeys = Object.fromEntries(KINDS.map(({ value }, n) => [`Digit${n}`, () => setKind(value)]));
  useKeys({ ...kindKeys, KeyU: () => setUrgent((was) => !was), 'Ctrl+Enter': sign }, { 'Ctrl+Enter': sign });

  return (
    <Box as="section" className="panel wrap" label="通话小结">
      <Heading level={2} className="panel__title">
        电话结束了,看一眼小结,改好就签
      </Heading>
      <Notice words={trouble} />
      <Box className="wrap__columns">
        <Box className="stack">
          <Heading level={3} className="record__title">
            说了什么、办了什么
          </Heading>
          <Box as="ul" className="facts">
            {summary?.facts.map((fact) => (
              <Box as="li" key={`${fact.kind}${fact.ordinal}${fact.text}`} className="fact">
                <Words
                  className={`tag2 ${fact.kind === 'danger' ? 'tag2--alarm' : fact.kind === 'booking' ? 'tag2--done' : ''}`}
                >
                  {FACTS[fact.kind] ?? fact.kind}
                </Words>
                <Words className="grow">{fact.text}</Words>
                {fact.ordinal ? <Words className="soft small">第 {fact.ordinal} 句</Words> : null}
              </Box>
            ))}
          </Box>
          <Area id="summary" label="小结(可以改)" value={text} rows={6} maxLength={5000} onChange={setText} />
        </Box>
        <Box className="stack">
          <Heading level={3} className="record__title">
            质检
          </Heading>
          <Box as="ul" className="facts">
            {checks.map(({ name, label, result, ordinal }) => (
              <Box as="li" key={name} className="fact">
                <Words
                  className={`tag2 ${result === 'done' ? 'tag2--done' : result === 'missing' ? 'tag2--alarm' : ''}`}
                >
                  {RESULTS[result]}
                </Words>
                <Words className="grow">{label}</Words>
                {ordinal ? <Words className="soft small">第 {ordinal} 句</Words> : null}
              </Box>
            ))}
          </Box>
          <Heading level={3} className="record__title">
            开工单(按 0–6),急件按 U
          </Heading>
          <Pick label="开哪种工单" shape="loose" options={KINDS} chosen={kind} onChoose={setKind} />
          <Press
            className={`act ${urgent ? 'act--on' : ''}`}
            chosen={urgent}
            disabled={!kind}
            onPress={() => setUrgent(!urgent)}
          >
            急件<Key>U</Key>
          </Press>
        </Box>
      </Box>
      <Box className="acts">
        <Press className="act act--main" disabled={!text.trim()} onPress={sign}>
          签字<Key>Ctrl Enter</Key>
        </Press>
      </Box>
    </Box>
  );
}

const FACTS: Record<string, string> = {
  question: '问',
  answer: '答',
  booking: '办',
  danger: '险',
  unanswered: '未答',
};
