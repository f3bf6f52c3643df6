import { expect, it } from 'vitest';
import { nextQuestion } from './next-question';

const today = '2026-11-24';

it('asks what the passage depends on and nobody has said', () => {
  const passage = '年满80周岁的老人每月领高龄津贴,90岁以上翻倍。';
  expect(nextQuestion({ passage, talk: '我妈能领高龄津贴吗', today })).toMatchObject({
    ask: expect.stringContaining('多大年纪'),
  });
  expect(nextQuestion({ passage, talk: '我妈八十三岁,能领高龄津贴吗', today })).toBeUndefined();
});

it('does not ask what the record knows', () => {
  const elder = {
    id: 'eld_1',
    name: '王',
    gender: '女',
    birthDate: '1943-01-01',
    phone: '',
    region: '320213',
    address: '',
    lat: 0,
    lng: 0,
    identities: ['低保'],
    careLevel: 3,
    diet: [],
    allergies: [],
    serviceHoursMonthly: 0,
    emergencyContacts: [],
  };
  const passage = '对低保家庭的失能老人,按评估等级给补贴,80岁以上另加。';
  expect(nextQuestion({ passage, talk: '', elder, today })).toBeUndefined();
  expect(nextQuestion({ passage: '独居老人每周探访一次。', talk: '', elder, today })?.ask).toContain(
    '一个人住',
  );
});
