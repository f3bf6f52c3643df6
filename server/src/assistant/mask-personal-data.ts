/** What leaves the machine carries no names of places where people live, telephone or identity numbers. */
const PATTERNS: [RegExp, string][] = [
  [/(?<!\d)\d{17}[\dXx](?!\d)/g, '[身份证号]'],
  [/(?<!\d)1[3-9]\d{9}(?!\d)/g, '[手机号]'],
  [/(?<!\d)\d{16,19}(?!\d)/g, '[卡号]'],
  [
    /[一-龥\d]{1,12}(?:路|街|巷|弄|村|新村|小区|苑|花园)\s*\d+\s*(?:号|弄|幢|栋|室|单元)[\d号幢栋室单元-]*/g,
    '[住址]',
  ],
];

export const maskPersonalData = (text: string): string =>
  PATTERNS.reduce((masked, [pattern, label]) => masked.replace(pattern, label), text);
