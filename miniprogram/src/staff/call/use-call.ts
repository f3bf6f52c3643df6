import { useCallback, useEffect, useRef, useState } from 'react';
import { asProblem } from '../../components/loaded';
import {
  type CallRecord,
  type Choice,
  type Chosen,
  choose,
  fetchCall,
  fetchRecord,
  type OpenCall,
  type Speaker,
  type Suggestion,
  say,
  type Utterance,
} from './api';
import { type Line, openLine } from './socket';

type Heard =
  | { type: 'partial'; speaker: Speaker; text: string }
  | { type: 'kept'; utterance: Utterance; suggestion?: Suggestion }
  | { type: 'suggestion'; suggestion: Suggestion }
  | { type: 'status'; status: string }
  | { type: 'error'; code: string; detail: string };

export interface CallInHand {
  call?: OpenCall;
  record?: CallRecord;
  partial?: { speaker: Speaker; text: string };
  /** The WebSocket is up; otherwise sentences go and come over HTTP. */
  live: boolean;
  trouble: string;
  setTrouble(words: string): void;
  speak(speaker: Speaker, text: string): void;
  decide(suggestion: Suggestion, choice: Choice, text?: string): Promise<boolean>;
  reload(): Promise<void>;
}

/** One call as the console has it: what was said, what is suggested, who it is about. */
export function useCall(id: string | undefined, onStatus: () => void): CallInHand {
  const [call, setCall] = useState<OpenCall>();
  const [record, setRecord] = useState<CallRecord>();
  const [partial, setPartial] = useState<CallInHand['partial']>();
  const [live, setLive] = useState(false);
  const [trouble, setTrouble] = useState('');
  const line = useRef<Line>();
  const told = useRef(onStatus);
  told.current = onStatus;
  const fail = useCallback((problem: unknown) => setTrouble(asProblem(problem).detail), []);

  const reload = useCallback(async () => {
    if (!id) return;
    try {
      const fresh = await fetchCall(id);
      setCall(fresh);
      // Once the call has ended the record is closed to everyone again.
      setRecord(fresh.call.status === 'ended' ? undefined : await fetchRecord(id));
    } catch (problem) {
      fail(problem);
    }
  }, [id, fail]);

  const hear = useCallback(
    (heard: Heard) => {
      switch (heard.type) {
        case 'partial':
          return setPartial(heard);
        case 'kept':
          setPartial(undefined);
          return setCall((before) => before && withKept(before, heard));
        case 'suggestion':
          return setCall((before) => before && withSuggestion(before, heard.suggestion));
        case 'status':
          void reload();
          return told.current();
        case 'error':
          return setTrouble(heard.detail);
      }
    },
    [reload],
  );

  useEffect(() => {
    setCall(undefined);
    setRecord(undefined);
    setPartial(undefined);
    setTrouble('');
    if (!id) return;
    void reload();
    const opened = openLine<Heard>(`/v1/calls/${id}/transcript`, hear, (up) => {
      setLive(up);
      // What was said while the line was down.
      if (up) void reload();
    });
    line.current = opened;
    return () => opened.close();
  }, [id, reload, hear]);

  return {
    call,
    record,
    partial,
    live,
    trouble,
    setTrouble,
    reload,
    speak(speaker, text) {
      if (!id || !text.trim()) return;
      setTrouble('');
      if (line.current?.send({ speaker, text, final: true })) return;
      say(id, speaker, text).then(({ utterance, suggestion }) => {
        if (utterance) hear({ type: 'kept', utterance, suggestion });
      }, fail);
    },
    async decide(suggestion, choice, text) {
      try {
        await choose(suggestion.id, choice, text);
        setCall((before) => before && withSuggestion(before, { ...suggestion, choice, editedText: text }));
        return true;
      } catch (problem) {
        fail(problem);
        return false;
      }
    },
  };
}

function withKept(
  before: OpenCall,
  { utterance, suggestion }: { utterance: Utterance; suggestion?: Chosen },
) {
  const known = before.transcript.some(({ id }) => id === utterance.id);
  const next = known ? before : { ...before, transcript: [...before.transcript, utterance] };
  return suggestion ? withSuggestion(next, suggestion) : next;
}

function withSuggestion(before: OpenCall, suggestion: Chosen): OpenCall {
  const at = before.suggestions.findIndex(({ id }) => id === suggestion.id);
  const suggestions =
    at < 0
      ? [...before.suggestions, suggestion]
      : before.suggestions.map((each, n) => (n === at ? { ...each, ...suggestion } : each));
  return { ...before, suggestions };
}
