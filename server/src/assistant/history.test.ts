import { describe, expect, it } from 'vitest';
import { trimHistory } from './history';
import { maskPersonalData } from './mask-personal-data';

describe('what the model sees of earlier turns', () => {
  it('keeps the latest that fit, in order', () => {
    const history = Array.from({ length: 50 }, (_, i) => ({ said: `问题${i}`, reply: '答'.repeat(100) }));
    const kept = trimHistory(history, 450);
    expect(kept.map((e) => e.said)).toEqual(['问题46', '问题47', '问题48', '问题49']);
  });

  it('masks telephone, identity and card numbers and home addresses, and nothing else', () => {
    expect(maskPersonalData('我电话13912345678,身份证320203194603021234,住通扬新村12号301室')).toBe(
      '我电话[手机号],身份证[身份证号],[住址]',
    );
    for (const plain of ['热线是962899', '最高补20万元', '2023年末有62个', '打0539-7200966'])
      expect(maskPersonalData(plain)).toBe(plain);
  });
});
