import { useState } from 'react';
import { Box, Field, Press } from '../../ui/controls';
import { Key } from '../frame/key';
import type { Speaker } from './api';

interface Props {
  speaker: Speaker;
  focus: boolean;
  onToggle: () => void;
  onSay: (text: string) => void;
}

/** Typing what is said, for either side; what the recogniser misses is put down here. */
export function Speaking({ speaker, focus, onToggle, onSay }: Props) {
  const [text, setText] = useState('');
  const caller = speaker === 'caller';
  return (
    <Box className={`speaking speaking--${speaker}`}>
      <Press className="speaking__who" onPress={onToggle}>
        {caller ? '来电人说' : '我说'}
        <Key>F2</Key>
      </Press>
      <Box className="grow">
        <Field
          id="say"
          label={caller ? '来电人说的话' : '我说的话'}
          labelHidden
          value={text}
          placeholder={caller ? '记下来电人说的,回车' : '记下我说的,回车'}
          focus={focus}
          onChange={setText}
          onSubmit={() => {
            onSay(text);
            setText('');
          }}
        />
      </Box>
      <Key>/</Key>
    </Box>
  );
}
