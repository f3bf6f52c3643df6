import { useState } from 'react';
import { Box, Field, Heading, Press, Words } from '../../ui/controls';
import { Key } from '../frame/key';
import { placeName } from '../words';
import { type Caller, findCallers } from './api';

interface Props {
  callId: string;
  callers: Caller[];
  found: Caller[];
  onFound: (callers: Caller[]) => void;
  onChoose: (elderId: string) => void;
}

/** Several elders behind one number, or none: the operator asks, and chooses by a digit. */
export function CallerChoice({ callId, callers, found, onFound, onChoose }: Props) {
  const [query, setQuery] = useState('');
  const [asked, setAsked] = useState(false);
  const look = async () => {
    onFound(await findCallers(callId, query).catch(() => []));
    setAsked(true);
  };
  const all = [...callers, ...found];
  return (
    <Box as="section" className="panel panel--ask" label="是谁的事">
      <Heading level={2} className="panel__title">
        {callers.length
          ? `这个号码有 ${callers.length} 位老人,问清是替谁打的`
          : '这个号码没有登记,问一下是哪位老人'}
      </Heading>
      {all.map((each, n) => (
        <Press key={each.elderId} className="pickline" onPress={() => onChoose(each.elderId)}>
          <Key>{String(n + 1)}</Key>
          <Words className="strong">{each.elderName}</Words>
          <Words className="soft">
            {[
              each.relation ? `来电人是${each.relation}` : '',
              each.age ? `${each.age} 岁` : '',
              placeName(each.region),
              each.phoneEnds ? `尾号 ${each.phoneEnds}` : '',
            ]
              .filter(Boolean)
              .join(' · ')}
          </Words>
        </Press>
      ))}
      <Field
        id="find-caller"
        label="按全名或电话找(回车)"
        value={query}
        onChange={setQuery}
        onSubmit={() => void look()}
      />
      {asked && !found.length ? (
        <Words className="soft">没有找到。不知道是谁也可以先答政策,只是不能代订。</Words>
      ) : null}
    </Box>
  );
}
