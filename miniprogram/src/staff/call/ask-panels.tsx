import { useState } from 'react';
import { Box, Field, Heading, Press, Words } from '../../ui/controls';
import { Key } from '../frame/key';
import { Area } from '../frame/parts';
import type { Colleague } from './api';

/** The caller's yes, in the caller's words: kept in the booking. */
export function ConsentPanel({
  first,
  busy,
  onYes,
}: {
  first: string;
  busy: boolean;
  onYes: (words: string) => void;
}) {
  const [words, setWords] = useState(first);
  return (
    <Box as="section" className="panel panel--ask" label="记下同意">
      <Heading level={2} className="panel__title">
        来电人怎么答应的?照原话记下,回车就订
      </Heading>
      <Field
        id="consent"
        label="来电人的原话"
        value={words}
        focus
        maxLength={500}
        onChange={setWords}
        onSubmit={() => words.trim() && !busy && onYes(words.trim())}
      />
      <Words className="soft small">没有听到同意就按 Esc。</Words>
    </Box>
  );
}

/** The answer mended before it is said. */
export function EditPanel({
  text,
  onChange,
  onDone,
}: {
  text: string;
  onChange: (text: string) => void;
  onDone: () => void;
}) {
  return (
    <Box as="section" className="panel panel--ask" label="改一改再说">
      <Area id="edit" label="改成" value={text} focus rows={3} onChange={onChange} />
      <Box className="acts">
        <Press className="act act--main" onPress={onDone}>
          就这么说<Key>Ctrl Enter</Key>
        </Press>
      </Box>
    </Box>
  );
}

export function OpenByHand({ onOpen }: { onOpen: (phone: string) => void }) {
  const [phone, setPhone] = useState('');
  return (
    <Box as="section" className="panel panel--ask" label="手工开一通电话">
      <Field
        id="caller-phone"
        label="来电号码(回车)"
        digits
        focus
        value={phone}
        maxLength={20}
        onChange={setPhone}
        onSubmit={() => phone.trim().length >= 3 && onOpen(phone.trim())}
      />
    </Box>
  );
}

export const TransferPanel = ({
  colleagues,
  onChoose,
}: {
  colleagues: Colleague[];
  onChoose: (id: string) => void;
}) => (
  <Box as="section" className="panel panel--ask" label="转给谁">
    <Heading level={2} className="panel__title">
      转给哪位同事?按数字
    </Heading>
    {colleagues.length ? (
      colleagues.map(({ id, displayName }, n) => (
        <Press key={id} className="pickline" onPress={() => onChoose(id)}>
          <Key>{String(n + 1)}</Key>
          <Words className="strong">{displayName}</Words>
        </Press>
      ))
    ) : (
      <Words className="soft">没有别的话务员。</Words>
    )}
  </Box>
);
