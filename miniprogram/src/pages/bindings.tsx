import { useState } from 'react';
import type { Scope } from '../../../server/contract';
import { asProblem, Loaded, useFetched } from '../components/loaded';
import { Notice } from '../components/notice';
import { Page } from '../components/page';
import { Pick } from '../components/pick';
import { State } from '../components/states';
import {
  acceptBinding,
  type Binding,
  fetchBindings,
  makeBindingCode,
  revokeBinding,
  SCOPE_WORDS,
} from '../features/household/api';
import { useSignedIn } from '../features/household/use-signed-in';
import { Box, Heading, Press, Words } from '../ui/controls';

/** The elder's side of a binding: a code to read out, what the family may do in plain words, and ending it. */
export default function Bindings() {
  const { session } = useSignedIn();
  const bindings = useFetched(fetchBindings, [session.account?.id]);
  const isElder = session.account?.role === 'elder';
  return (
    <Page title="我的家人">
      {isElder ? <Code /> : null}
      <Loaded of={bindings}>
        {(all) =>
          all.length ? (
            all.map((binding) => (
              <BindingCard key={binding.id} binding={binding} isElder={isElder} onChanged={bindings[1]} />
            ))
          ) : (
            <State icon="family" words="还没有绑定家人。" />
          )
        }
      </Loaded>
    </Page>
  );
}

function Code() {
  const [code, setCode] = useState('');
  const [trouble, setTrouble] = useState('');
  const make = () =>
    void makeBindingCode().then(
      (made) => setCode(made.code),
      (problem: unknown) => setTrouble(asProblem(problem).detail),
    );
  return (
    <Box as="section" className="card">
      <Heading level={2} className="section-title">
        让家人帮我办
      </Heading>
      {code ? (
        <>
          <Words>把这六个数字念给家人,15 分钟内有用:</Words>
          <Box className="code" label={`绑定码 ${[...code].join(' ')}`} role="img">
            {code}
          </Box>
          <Words className="soft">家人填了以后,回到这里点“同意”才算数。</Words>
        </>
      ) : null}
      <Notice words={trouble} />
      <Press className={code ? 'press--quiet' : 'press--main'} onPress={make}>
        {code ? '换一个码' : '要一个绑定码'}
      </Press>
    </Box>
  );
}

interface CardProps {
  binding: Binding;
  isElder: boolean;
  onChanged: () => void;
}

function BindingCard({ binding, isElder, onChanged }: CardProps) {
  const { id, familyName, elderName, relation, scopes, status } = binding;
  const [granted, setGranted] = useState<readonly Scope[]>(scopes);
  const [ending, setEnding] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const act = async (work: Promise<unknown>) => {
    setBusy(true);
    try {
      await work;
      onChanged();
    } catch (problem) {
      setTrouble(asProblem(problem).detail);
    }
    setBusy(false);
  };
  const toggle = (scope: Scope) =>
    setGranted((before) =>
      before.includes(scope) ? before.filter((each) => each !== scope) : [...before, scope],
    );
  return (
    <Box as="article" className="card">
      <Heading level={2} className="entry__name">
        {isElder ? `${relation} ${familyName}` : `${elderName}(我是${relation})`}
      </Heading>
      {status === 'pending' && isElder ? (
        <>
          <Words className="strong">想帮您办事。您让他做哪些?</Words>
          <Pick
            label="让他做哪些"
            shape="rows"
            options={scopes.map((value) => ({ value, label: SCOPE_WORDS[value] }))}
            chosen={granted}
            onChoose={toggle}
          />
          <Notice words={trouble} />
          <Press
            className="press--main"
            disabled={busy || !granted.length}
            onPress={() => void act(acceptBinding(id, [...granted]))}
          >
            同意
          </Press>
          <Press className="press--quiet" disabled={busy} onPress={() => void act(revokeBinding(id))}>
            不同意
          </Press>
        </>
      ) : (
        <>
          <Words className="soft">
            {status === 'pending'
              ? '等老人同意。'
              : `可以:${scopes.map((scope) => SCOPE_WORDS[scope]).join(';')}`}
          </Words>
          <Notice words={trouble} />
          {ending ? (
            <Box className="actions__pair">
              <Press className="press--danger" disabled={busy} onPress={() => void act(revokeBinding(id))}>
                对,取消绑定
              </Press>
              <Press className="press--plain" onPress={() => setEnding(false)}>
                留着
              </Press>
            </Box>
          ) : (
            <Press
              className="press--quiet"
              label={`取消绑定:${isElder ? familyName : elderName}`}
              onPress={() => setEnding(true)}
            >
              取消绑定
            </Press>
          )}
        </>
      )}
    </Box>
  );
}
