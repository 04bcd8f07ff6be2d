/**
 * Words and patterns the checker recognises wording by, Chinese and English side by side. Rules of question wording: Payne (1951), The Art
 * of Asking Questions; Tourangeau, Rips & Rasinski (2000), The Psychology of Survey Response; Krosnick & Presser (2010). The lists are our own.
 */
const number = '[一二两三四五六七八九十几半\\d０-９]+'

export const wordingPatterns = {
  /** Joins two things asked at once. Verb, adjective and noun on both sides. */
  joiners: /以及|并且|而且|并(?![不非未没列购排]|没有)|且|和|与|及|、|\b(?:and|as well as|and\/or)\b/giu,
  /** In these the joining character joins nothing, or what it joins is one thing. They are taken out before looking. */
  oneThing: [
    /和[谐气蔼平睦解善风]|[温平缓总暖柔饱共附随]和|[及]时|及格|及早|[普涉顾提遍波触危企]及|来得及|力所能及|参与|与否|与会|[赠授]与|与时俱进|与众不同|与其|与此|与生俱来|[合一兼吞]并|方便与否|是与否/gu,
    // A relation between two is one thing.
    /(?:与|和|跟|同)[^，,。；;？?]{1,16}?(?:相比|比较|相较|比起来|一样|相同|不同|之间|有关|相关|关系|交流|沟通|联系|合作|相处|打交道|见面|一起|共同|接触|匹配|一致|相符|符合|差距|对比|互动)/gu,
    /[^，,。；;？?和与]{1,8}(?:和|与)[^，,。；;？?]{1,8}?之间/gu,
    /(?:朋友|家人|亲人|亲友|同学|同事|老师|父母|亲戚|亲朋)(?:、|和|与|及)(?:朋友|家人|亲人|亲友|同学|同事|老师|子女|好友|邻居)/gu,
    /衣、?食、?住、?行|男性?和女性?|是和否|上午和下午|早上和晚上|工作日和周末|开始和结束|研究与开发|研发与|科学与技术|公司和个人|中国和外国|国内(?:和|与)国外|条款(?:和|与)条件|安全与健康管理体系/gu,
    /\bbetween\b[^,.;?]{1,40}\band\b|\bfriends?\s+(?:and|or)\s+\w+|\bfamily\s+and\s+friends\b|\bterms and conditions\b|\bresearch and development\b|\bpros and cons\b|\bmore and more\b|\band so on\b|\bboth of\b|\bup and running\b/giu,
  ],
  /** A list told as the examples of one overall judgement. */
  overall: /总体|总的来说|整体|综合(?:来看|考虑)|\boverall\b|\bin general\b/iu,
  leading: [
    /难道|众所周知|(?:正如|如)?大家(?:都)?(?:所知|知道|认为|觉得|说)|人人都|毫无疑问|毋庸置疑|不言而喻|显而易见|显然|理所当然|当然/u,
    /(?:大多数|绝大多数|多数|许多|很多)(?:的)?(?:人|用户|顾客|客户|消费者|专家|同学|员工)(?:都)?(?:认为|觉得|选择|表示|同意|支持|喜欢|知道)|(?:大多数|绝大多数|多数|许多|很多|越来越多的?)[^，,。？?]{1,6}(?:都|已经?|也)[^，,。？?]{0,4}(?:支持|赞成|同意|认为|觉得|选择|喜欢|使用)/u,
    /专家(?:们)?(?:都|一致)?(?:认为|指出|建议|表示)|研究(?:已经|早已)?(?:证明|表明|显示)/u,
    /(?:是否|是不是|会不会|有没有)也|也(?:认为|觉得|同意|支持)|(?:您|你)(?:肯定|一定|想必|应该也)/u,
    /不(?:觉得|认为|是|应该|想|希望|感到)[^，,。？?]{1,30}(?:吗|么)|[^，,。？?]{2,}吧\s*[？?]?$/u,
    /(?:我们|本公司|本店|我司|本行|我行|本校|该公司)?(?:优质|优秀|一流|贴心|卓越|完善|先进|领先|热情周到|备受好评|深受[^，,。？?]{0,6}(?:喜爱|欢迎|好评))的|我们(?:的)?[^，,。？?]{0,4}(?:周到|细致|热情|专业|高效|便捷|优质|贴心|优良)[^，,。？?]{0,4}的/u,
    /作为(?:一名|一个|一位)?[^，,。？?]{2,8}的(?:市民|公民|学生|员工|顾客|消费者|家长|人)[，,]/u,
    /不合理的|过高的|昂贵的|恶劣的|糟糕的|落后的|乱收费/u,
    /\b(?:don['’]?t|doesn['’]?t|isn['’]?t|aren['’]?t|wouldn['’]?t|shouldn['’]?t) (?:you|it|we|they)\b|\b(?:everyone|everybody) knows\b|\bas we all know\b|\bmost (?:people|customers|users) (?:think|agree|believe|prefer)\b|\bexperts (?:say|agree|believe)\b|\b(?:obviously|of course|surely)\b|^clearly,|, clearly,|\bshouldn['’]?t (?:the|this|our)\b|\bour (?:excellent|outstanding|award[- ]winning|superb|great)\b/iu,
  ],
  absolute: [
    /总是|总[能会要被在]|从不|从来|从未|永远|绝对|百分之百|100\s*[%％]|毫无(?!疑问)|始终|一直都|每(?:一)?[次回]都|(?:一次|一个|半点|丝毫|从)(?:都|也)?(?:没有?|不|未)(?![到足满])|时时刻刻|无论何时|一概|全都|任何(?:时候|时间|地点|情况|人|地方)|所有[^，,。？?]{0,14}都|一切[^，,。？?]{0,8}都|没有(?:一次|一个|任何)/u,
    /\b(?:always|never|every time|all of the|none of the|completely|absolutely|100%|under no circumstances|no one|every(?:one|body)(?! knows))\b/iu,
  ],
  doubleNegative: [
    /不得不|不能不|不会不|不是不|不应该?不|不可能不|不可不|无不|莫不|没有?人?不|没有[^，,。？?]{0,6}[不没]|并非(?:不|没)|并不是?(?:不|没)|非[^，,。？?]{1,5}不可|不否认|不无|未必不/u,
    /不(?:认为|觉得|同意|赞成|赞同|相信|支持|反对)[^，,。？?]{0,24}?(?:不(?!同|断|仅|但|过|少|管|论|错|满)|没有|没|难以|无法|禁止|取消)|反对[^，,。？?]{0,16}?(?:不(?!同|断|仅)|禁止|取消|没有)|不(?:应|该|应该|会|能|要|想)?(?:取消|禁止|拒绝|反对)/u,
    /\b(?:not|never|no|n['’]t)\b[^,.;?]{0,40}\b(?:not|never|without|disagree|dissatisfied|un(?:able|fair|likely|happy|satisfied|necessary|reasonable|clear|helpful)\w*|impossible|oppose|fail(?:s|ed)? to)\b|\w+n['’]t\b[^,.;?]{0,40}\b(?:not|never|without|disagree|dissatisfied|un(?:able|fair|likely|happy|satisfied|necessary|reasonable|clear|helpful)\w*|impossible)\b/iu,
  ],
  /** Not two negations although the pattern fits. */
  plainNegative: /不知不觉|不折不扣|不依不饶|不[大小多少好坏早晚冷热长短高低]不[大小多少好坏早晚冷热长短高低]|([\p{Script=Han}])不\1|差不多|不客气/gu,
  vagueTime: [
    new RegExp(`最近(?!的|一次|\\s*这?${number}\\s*个?(?:天|日|周|星期|月|年|季度|次)|半年|一年|1年)`, 'u'),
    new RegExp(`近期|近来|近些年|平[时日常]|通常|(?<!最)经常|时常|(?<!最)常常|有时候?|偶尔|往往|不久(?:前|之前)|[前这]一?段时间|一段时间|定期|不时|(?<![\\p{Script=Han}])(?:您|你|我)?常(?=[去来看买吃喝用到坐上玩参])|(?:在)?过去(?!的?\\s*${number}\\s*个?(?:天|日|周|星期|月|年|季度)|半年|一年)|以前(?!的)`, 'u'),
    /(?<!how )\b(?:recently|lately|often|regularly|frequently|usually|sometimes|occasionally|from time to time|in the past(?! (?:\d+|one|two|three|four|five|six|twelve|week|month|year|day)))\b/iu,
  ],
  /** What an inner circle says. */
  jargon: /ARPU|MOU\b|QoS|VoLTE|RSRP|掉话率|时延|抖动|切换成功率|接通率|误码|渗透率|触点|赋能|闭环|颗粒度|抓手|坪效|客单价|复购率?|良品率|周转率|动线|痛点|SKU|底层逻辑|私域|转化率|感知质量|顾客抱怨|净推荐值|满意度指数|信效度|因子载荷|要因|症结|末端原因|服务蓝图|touch ?points?\b|churn\b|throughput\b|latency\b|value proposition/iu,
  acronym: /(?<![A-Za-z])[A-Z]{3,}(?![A-Za-z])/gu,
  knownAcronyms: new Set(['APP', 'SIM', 'GPS', 'ATM', 'USB', 'KTV', 'VIP', 'CEO', 'WIFI', 'SMS', 'PIN', 'FAQ', 'DVD', 'TV', 'NBA', 'PDF', 'PPT', 'VPN', 'POS', 'LED', 'LCD', 'IPTV', 'MBA', 'GDP', 'CPU', 'DIY', 'OK', 'CCTV', 'USA', 'NPS', 'ETC', 'DNA', 'NGO']),
  /** Names the person, or a number or place of theirs. */
  identifying: /姓名|贵姓|名字|门牌号|出生日期|出生年月日|身份证|证件号|手机号|电话号码|联系电话|联系方式|银行卡|账号|住址|家庭地址|详细地址|通讯地址|邮箱|电子邮件|微信号|QQ\s*号|车牌|护照|学号|工号|人脸|指纹|\b(?:your (?:full )?name|(?:date of birth|birthday)|phone number|e-?mail|address|passport|ID (?:card|number)|bank account|licen[cs]e plate)\b/iu,
  sensitive: /病史|疾病|慢性病|传染病|患有|患过|残疾|怀孕|体重|宗教|信仰|政治面貌|党派|性取向|婚姻状况|婚史|犯罪|违法记录|密码|收入|工资|[月年]薪|薪水|薪资|薪酬|负债|存款|房产|\b(?:income|salary|religion|religious|disease|illness|disability|pregnan\w+|sexual orientation|marital status|political (?:party|views)|criminal|debts?|savings)\b/iu,
  /** Someone else's, or a thing's. */
  notThePerson: /(?:员工|客服|人员|营业员|公司|品牌|产品|商品|套餐|业务|店|学校|医生|老师)的?(?:姓名|名字|名称|收入|联系方式|电话号码|地址)|收入分配|显示姓名|密码(?:重置|找回|修改)/gu,
  brackets: /（[^（）]*）|\([^()]*\)|【[^【】]*】|\[[^[\]]*\]|《[^《》]*》|“[^“”]*”|「[^「」]*」/gu,
} as const

export const optionPatterns = {
  noneOf: /^(?:以上|上述)?(?:都|均|皆)(?:没有|不是|无|不)|^(?:以上|上述)(?:都|均)|^(?:没有|无|都没有|都不是|从未|没有不满意的?|没有需要改进的)$|^(?:没有|无)(?:以上|上述|任何|这些|此类|上面)|^不(?:知道|清楚|适用|记得了?)$|^说不清$|none of (?:the above|these)|^none$|^nothing$|not applicable|don['’]?t know/iu,
  other: /^(?:其他|其它|其余|另外)(?:[^\p{Script=Han}].*|原因|方面|渠道|品牌|方式|请注明.*|请说明.*)?$|^other\b/iu,
  specify: /请(?:注明|说明|填写)|_{2,}|please (?:specify|state)|specify/iu,
  openList: /哪些|哪一些|哪种|哪个|哪类|哪家|哪项|什么|为什么|为何|原因|渠道|途径|品牌|方面|\b(?:which|why|what|reasons?)\b/iu,
  closedList: /性别|年龄|学历|文化程度|年级|收入|工资|消费|费用|话费|多少|多久|多长|频率|频次|几次|次数|时长|月份|星期|是否|有没有|满意|同意|重要|程度|年限|网龄|婚姻|gender|age\b|education|income|how (?:often|many|much|long)|satisf|agree|important/iu,
  filterNo: /^(?:没有?|否|从未|从不|不|无|未)|^no\b|^never\b|^not\b/iu,
  filterStop: /是否|有没有|曾经?|过去|最近|近|个月|一年|半年|使用过?|办理过?|去过?|用过?|打过?|过|您|你|的|吗|了|在|对|我们|公司|情况|服务|业务|the|you|your|have|has|did|ever|past|months?|used|any/giu,
} as const

export const rangeWords = {
  below: /^(?:不满|不足|小于|低于|少于|未满|under|below|less than)\s*/iu,
  belowOrAt: /(?:及以下|以下|以内|之内|or (?:less|under|below|fewer)|and (?:under|below))$/iu,
  above: /^(?:超过|大于|高于|多于|over|above|more than)\s*/iu,
  aboveOrAt: /(?:及以上|以上|or (?:more|over|above|older)|and (?:over|above|more)|\+)$/iu,
  inclusive: /及以[上下]|\bor\b|\band\b/iu,
  halfOpen: /不满|不足|未满|under|below/iu,
  dash: '(?:[-–—~～－至到]|to)+',
  unit: '(?:元|岁|年|个月|月|天|日|小时|分钟|次|人|分|公里|千米|平方米|万元|GB|MB|G|M|%|years?|months?|days?|hours?|minutes?|times?|yuan|CNY)',
} as const

/** Valence of the words at a point of a scale. */
export const labelPatterns = {
  neutral: /一般|中立|普通|说不清|无所谓|不确定|尚可|差不多|中等|既不|也不|还行|持平|neither|neutral|average|\bfair\b|moderate|undecided|so-so/iu,
  negative: /不|差|低|没|难|少|弱|劣|坏|糟|反对|失望|讨厌|慢|贵|从未|dis|\bun(?!til)|not\b|poor|\bbad|low\b|never|weak|least|worse|rarely|slow|terrible|useless/iu,
} as const

/** Ends of a scale by what is asked, low and high. */
export const endLabels: readonly { when: RegExp; 'zh-CN': readonly [string, string]; en: readonly [string, string] }[] = [
  { when: /重要|important/iu, 'zh-CN': ['非常不重要', '非常重要'], en: ['Not important at all', 'Very important'] },
  { when: /满意|satisf/iu, 'zh-CN': ['非常不满意', '非常满意'], en: ['Very dissatisfied', 'Very satisfied'] },
  { when: /可能|愿意|likely|willing/iu, 'zh-CN': ['非常不可能', '非常可能'], en: ['Very unlikely', 'Very likely'] },
  { when: /清楚|了解|clear|familiar/iu, 'zh-CN': ['非常不清楚', '非常清楚'], en: ['Not clear at all', 'Very clear'] },
  { when: /./u, 'zh-CN': ['非常不同意', '非常同意'], en: ['Strongly disagree', 'Strongly agree'] },
]

/** Put in where a fix needs words. */
export const fixWords = {
  notApplicable: { 'zh-CN': '不适用', en: 'Not applicable' },
  other: { 'zh-CN': '其他', en: 'Other' },
  consent: {
    'zh-CN': '本问卷会询问个人信息，只用于本次统计分析，不会单独公开，也不提供给第三方。参与自愿，可以随时停止，也可以不回答不愿回答的题目。继续作答表示已阅读并同意。',
    en: 'This questionnaire asks for personal data. They are used for this statistical analysis only, are not published individually and are not passed on. Taking part is voluntary; you can stop at any time and leave out questions you do not want to answer. By going on you say that you have read this and agree.',
  },
} as const
