import type { Elder } from '../households';

/** What leaves the machine carries no mobile, identity or card numbers and no address; landlines are mostly those of offices. */
const PATTERNS: [RegExp, string][] = [
  [/(?<!\d)\d{17}[\dXx](?!\d)/g, '[身份证号]'],
  [/(?<!\d)1[3-9]\d{9}(?!\d)/g, '[手机号]'],
  [/(?<!\d)\d{16,19}(?!\d)/g, '[卡号]'],
  [
    /[一-龥\d]{1,12}(?:路|街|巷|弄|村|新村|小区|苑|花园)\s*\d+\s*(?:号|弄|幢|栋|室|单元)[\d号幢栋室单元-]*/g,
    '[住址]',
  ],
];

/** Text without what names or finds a person: by its form, and by what is on record of this elder. */
export function maskPersonalData(text: string, elder?: Elder): string {
  const known: [string, string][] = elder
    ? [
        [elder.name, '[姓名]'],
        [elder.address, '[住址]'],
        ...elder.emergencyContacts.map(({ name }): [string, string] => [name, '[家人]']),
      ]
    : [];
  const named = known
    .filter(([value]) => value.length > 1)
    .reduce((masked, [value, label]) => masked.replaceAll(value, label), text);
  return PATTERNS.reduce((masked, [pattern, label]) => masked.replace(pattern, label), named);
}
