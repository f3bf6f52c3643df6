import { useState } from 'react';
import type { PolicyHit } from '../../../../server/contract';
import { asProblem } from '../../components/loaded';
import { Notice } from '../../components/notice';
import { Box, Field, Heading, Press, Words } from '../../ui/controls';
import { addDays } from '../../words/days';
import { Area, Choose, DayField } from '../frame/parts';
import { REGIONS } from '../words';
import { citationOf, draftReviewed, type Gap, searchPassages } from './api';

const HALF_A_YEAR = 182;

/** A curator's answer: how it is asked, the words to say, the passage it stands on, and until when it may be given. */
export function WriteAnswer({ gap, today, onKept }: { gap?: Gap; today: string; onKept: () => void }) {
  const [region, setRegion] = useState(gap?.region ?? '320200');
  const [patterns, setPatterns] = useState(gap?.question ?? '');
  const [text, setText] = useState('');
  const [query, setQuery] = useState(gap?.question ?? '');
  const [hits, setHits] = useState<PolicyHit[]>([]);
  const [source, setSource] = useState<PolicyHit>();
  const [quote, setQuote] = useState('');
  const [expiresOn, setExpiresOn] = useState(addDays(today, HALF_A_YEAR));
  const [trouble, setTrouble] = useState('');
  const fail = (problem: unknown) => setTrouble(asProblem(problem).detail);
  const regions = REGIONS.some(({ value }) => value === region)
    ? REGIONS
    : [...REGIONS, { value: region, label: region }];

  const keep = () => {
    if (!source) return setTrouble('请先找一段原文做依据。');
    draftReviewed({
      region,
      patterns: patterns
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
      text: text.trim(),
      citations: [citationOf(source, quote.trim())],
      expiresOn,
    }).then(onKept, fail);
  };
  return (
    <Box as="section" className="panel" label="写一条审定答案">
      <Heading level={2} className="panel__title">
        写一条审定答案
      </Heading>
      <Words className="soft small">写好后要由另一个人同意才会用;用的时候会说是谁审核的,过期就不再用。</Words>
      <Notice words={trouble} />
      <Choose id="region" label="地区" value={region} options={regions} onChange={setRegion} />
      <Area id="patterns" label="别人怎么问(一行一种问法)" rows={3} value={patterns} onChange={setPatterns} />
      <Field
        id="find-passage"
        label="找依据(回车)"
        value={query}
        onChange={setQuery}
        onSubmit={() => void searchPassages(query, region).then(setHits, fail)}
      />
      {hits.map((hit) => (
        <Press
          key={hit.passageId}
          className={`pickline pickline--tall ${source?.passageId === hit.passageId ? 'pickline--chosen' : ''}`}
          chosen={source?.passageId === hit.passageId}
          onPress={() => {
            setSource(hit);
            setQuote(hit.text);
          }}
        >
          <Box className="grow">
            <Box className="strong">
              《{hit.title}》{hit.regionName}
            </Box>
            <Box className="small soft">{hit.text.slice(0, 120)}</Box>
          </Box>
        </Press>
      ))}
      {source ? (
        <Area id="quote" label="引用的原文(只能删短,一字不改)" rows={4} value={quote} onChange={setQuote} />
      ) : null}
      <Area
        id="answer"
        label="照着说的话(180 字以内)"
        rows={3}
        maxLength={180}
        value={text}
        onChange={setText}
      />
      <DayField id="expires" label="用到哪天" value={expiresOn} onChange={setExpiresOn} />
      <Box className="acts">
        <Press
          className="act act--main"
          disabled={!text.trim() || !patterns.trim() || !source}
          onPress={keep}
        >
          存成草稿,等人审核
        </Press>
      </Box>
    </Box>
  );
}
