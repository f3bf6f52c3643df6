import { useState } from 'react';
import type { Scope } from '../../../server/contract';
import { asProblem } from '../components/loaded';
import { Notice } from '../components/notice';
import { Page } from '../components/page';
import { Pick } from '../components/pick';
import { askToBind } from '../features/household/api';
import { useSignedIn } from '../features/household/use-signed-in';
import { Box, Field, Press, Words } from '../ui/controls';

const RELATIONS = ['女儿', '儿子', '老伴', '孙辈', '亲戚', '邻居'].map((value) => ({ value, label: value }));
const WISHES: { value: Scope; label: string }[] = [
  { value: 'book', label: '替老人订餐、订服务' },
  { value: 'view', label: '看老人的预订和资料' },
  { value: 'health', label: '看忌口、过敏和护理等级' },
];

/** Asks an elder, by the six digits they read out, to let one act for them. It counts once they agree. */
export default function Bind() {
  useSignedIn();
  const [code, setCode] = useState('');
  const [relation, setRelation] = useState('女儿');
  const [scopes, setScopes] = useState<readonly Scope[]>(['book', 'view', 'health']);
  const [done, setDone] = useState('');
  const [trouble, setTrouble] = useState('');
  const ready = /^\d{6}$/.test(code) && scopes.length > 0;
  const toggle = (scope: Scope) =>
    setScopes((before) =>
      before.includes(scope) ? before.filter((each) => each !== scope) : [...before, scope],
    );
  const ask = () => {
    setTrouble('');
    askToBind(code, relation, [...scopes]).then(
      ({ elderName }) => setDone(`已经告诉${elderName}。老人在“我的家人”里点“同意”就好了。`),
      (problem: unknown) => setTrouble(asProblem(problem).detail),
    );
  };
  return (
    <Page title="绑定老人" own>
      {done ? (
        <Box className="card" role="status">
          <Words className="strong">{done}</Words>
        </Box>
      ) : (
        <>
          <Field
            id="code"
            label="老人念给您的六位数字"
            value={code}
            onChange={setCode}
            digits
            maxLength={6}
          />
          <Words className="strong">您是老人的</Words>
          <Pick label="您是老人的" options={RELATIONS} chosen={relation} onChoose={setRelation} />
          <Words className="strong">想帮老人做</Words>
          <Pick label="想帮老人做" shape="rows" options={WISHES} chosen={scopes} onChoose={toggle} />
          <Notice words={trouble} />
          <Press className="press--main press--wide" disabled={!ready} onPress={ask}>
            请老人同意
          </Press>
        </>
      )}
    </Page>
  );
}
