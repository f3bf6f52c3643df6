/** The peoples named in autonomous areas; longest first, so that 土家族 goes before 土族. Source: GB/T 3304. */
const PEOPLES =
  '柯尔克孜族?|达斡尔族?|乌孜别克族?|塔吉克族?|哈萨克族?|维吾尔族?|蒙古族?|鄂伦春族|鄂温克族|俄罗斯族|布依族|朝鲜族|土家族|哈尼族|傈僳族|拉祜族|纳西族|景颇族|仫佬族|布朗族|撒拉族|毛南族|仡佬族|锡伯族?|阿昌族|普米族|独龙族|德昂族|保安族|裕固族|东乡族|回族|藏族|苗族|彝族|壮族|满族|侗族|瑶族|白族|傣族|黎族|佤族|畲族|水族|土族|羌族|怒族|京族|各族';
const AUTONOMOUS = new RegExp(`^(.{2,}?)(?:${PEOPLES})*(?:自治区|自治州|自治县|自治旗)$`);
const SUFFIX = /(?:特别行政区|自治区|新区|林区|特区|矿区|地区|省|市|区|县|盟|旗)$/;

/** 慈溪市 → 慈溪, 恩施土家族苗族自治州 → 恩施. A name that would shrink to one character stays whole (城区). */
export function shortNameOf(name: string): string {
  const short = AUTONOMOUS.exec(name)?.[1] ?? name.replace(SUFFIX, '');
  return short.length >= 2 ? short : name;
}
