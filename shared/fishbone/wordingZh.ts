import type { Wording } from './wording.ts'

/** Words that hold a sign of judgement without judging. Taken out before judging. */
const neutral = /营业大厅|大厅|大堂|高峰|高级|高端|高铁|高速公路|长途|小区|小组|小时|多媒体|多功能|队长|班长|店长|厅长|时长|长度|大小|多少|高低|快慢|难度|高度|长期|短期|短信|短号|大客户|大众|大型|小型|大屏|小额|大额|少数民族|出差|差旅|差价|差异化|错峰|断点|超市|延伸|故障率|故障处理|故障响应|故障申告|差错率|失误率|误差分析|未来|未成年|老年|老员工|老用户|新老|无线|无人机|无纸化|不动产|不锈钢|不同(?!意|步)|不满意[度率]|不良品?率|不合格品?(?:率|处理)|满意度|权限|期限|限额|时限|界限|有限公司|低压|高压|重大|重点|停机(?=提醒|通知)|欠费停机|问题分类|问题收集|投诉问题|疑难问题|问题处理|缺勤率|流失率|离职率|弱电|加班|重复投诉率|漏斗|长短|单一窗口|多级|交叉(?=培训|检查|验证)|超声|偏好|减少|减轻|防错|防误|纠错|乱序|老板|多元化?|短板分析|低值易耗/gu

const judgement = /不|未|无(?!关紧要)|没|缺|少|低|慢|差|弱|乱|错|旧|老化|老|故障|过(?:高|低|多|少|大|小|长|短|快|慢|于|时|期|载|热|频|松|紧|早|晚|久|重|轻|窄|宽|细|粗|密|度)|太|偏|多|长(?!沙|春|江)|高|大(?!连|庆|同)|小|短|难|漏|堵|拥|滞|迟|延误|延迟|失(?!业)|误|坏|停|断|超|频繁|重复|繁琐|繁杂|复杂|混|薄弱|欠|模糊|陈旧|波动|差异|冲突|矛盾|交叉|遮挡|浪费|闲置|集中|单一|松|脏|潮|噪|干扰|泄|裂|磨损|变形|污染|疲劳|虚|假|瓶颈|异常|疏|分散|窄|忙|粗|杂|依赖|积压|卡顿|卡纸|卡死|卡壳|掉线|掉话|返工|返修|僵化|生疏|仅|只(?!读|数)|凭经验|兼(?=任|职|顾|管)|流于|受限|局限|脱节|脱岗|离岗|空缺|空岗|流失|下降|恶化|拖|紧张|紧缺|晦涩|笼统|随意|盲|遗忘|忘|锈|渗|漂移|偏移|抖|花(?:屏|费)|贵|嘈杂|昏暗|昏|刺眼|反复|绕|远|回流|过期|失效|饱和|问题(?!的)/u

/** Words that say what to do. At the beginning of a label, where nothing judging ends it. */
const doing = /^(?:要|请|应|应当|应该|需|需要|必须|须|建议|尽快|可以|进一步|继续)?(?:加强|加大|加快|提高|提升|完善|改善|改进|强化|健全|落实|优化|增加|增设|增派|新增|建立|制定|制订|修订|开展|推行|推广|降低|减少|缩短|引进|更换|更新|升级|扩大|扩充|扩容|统一|明确|规范|严格|组织|培养|培训|设置|设立|配备|安排|调整|简化|取消|推进|实施|实行|采用|引入|补充|购买|采购|招聘|做好|抓好|确保|保证|杜绝|避免|防止|消除|解决|合理|定期|及时)/u
/** These say what to do whatever follows. */
const always = /^(?:杜绝|避免|防止|消除|解决|确保|保证|做好|抓好|加强对|尽快|进一步|应当|应该|必须|建议)|(?:应当|应该|必须|亟须|亟需|有待|需要?(?=加强|提高|改善|改进|完善|增加|更换|培训|优化|更新|升级|建立|尽快))|^应(?!急|答|用|届|收|付|对|激|力|变|聘|邀)|^需(?!求|量|方)/u
/** 「培训不足」 begins like a measure and is a cause: something wrong is said after the first word. */
const endsBadly = /(?:不|未|无|没|缺|少|慢|差|弱|乱|难|滞后|迟|低|晚|错|长|多|高|大|偏|频繁|失败|失误|中断|冲突|流于形式|随意|形式化|走过场|过[高低多少大小长短快慢于时期]|遗漏|困难|问题|不到位)[^，。；、]{0,4}$/u
const attitude = /态度|责任心|责任感|责任意识|事业心|敬业|(?:意识|观念|积极性|主动性|热情|自觉性|素质|思想)[^，、；]{0,3}(?:淡薄|薄弱|不强|不高|不够|不足|不到位|差|弱|低|欠缺|缺乏|松懈|麻痹)|(?:缺乏|没有|缺少)[^，、；]{0,6}(?:意识|观念|积极性|主动性|热情|自觉性)|不(?:认真|用心|负责|上心|重视|自觉|积极|细心|耐心|热情)|懒|散漫|马虎|粗心|敷衍|偷懒|麻痹|人为疏忽|思想(?:松懈|麻痹|不)|情绪(?:不好|化|低落)/u
const chained = /导致|造成|引起|引发|致使|使得|从而|因而|因此|所以|由于|以致|以至于/u
const vague = /^(?:其他|其它|其余|等|等等|各种)?(?:原因|因素|问题|情况|方面)?$|(?:方面|本身|自身|相关|有关|存在)的?(?:问题|原因|因素)$|^[^，。不未无没缺少低慢差弱多长高大]{0,6}(?:问题|原因|因素)$|^其[他它]/u
const asking = /为什么|为何|何以|怎么会|因何|[？?]$/u
const goals = /如何|怎样|怎么(?!会)|^(?:提高|提升|降低|缩短|减少|改善|增强|保证|确保|实现)|目标/u

/** Brackets and quotations hold examples and names. */
const bare = (text: string): string => text.replace(/[（(【[][^）)】\]]*[）)】\]]|[「『“"《][^」』”"》]*[」』”"》]/gu, '')

const judgesZh = (text: string): boolean => judgement.test(bare(text).replace(neutral, ''))
/** Faults that name a kind of cause as well, so that a big bone may be called so (干扰, 宣传与实际差异). */
const kinds = /干扰|差异|故障|污染|波动|噪声|异常|冲突|损耗|误差|疲劳|磨损|变形|泄漏/gu
const isKind = (text: string): boolean => !judgesZh(text.replace(kinds, ''))

function partsZh(text: string): string[] {
  const plain = bare(text)
  const cut = (at: RegExp): string[] => plain.split(at).map(part => part.trim()).filter(part => part !== '')
  const listed = cut(/[；;、]/u)
  // 「一、二号窗口慢」 counts, 「布局、动线不合理」 lists.
  if (listed.length > 1 && listed.every(part => !/^[\d一二三四五六七八九十两几]+$/u.test(part))) return listed
  const joined = cut(/[，,。]|以及|并且|而且|[和与及且并]/u)
  return joined.length > 1 && joined.filter(judgesZh).length > 1 ? joined : []
}

const clauses = (text: string): string[] => text.split(/[，,；;、。]/u)

/** What a bare name ends with. A label without a known judgement may still say what is wrong (热水器挡住叫号屏), so others are left alone. */
const heads = /(?:能力|意识|执行|规划|布局|布置|陈设|摆放|动线|分流|引导|效率|制度|机制|流程|程序|系统|平台|软件|网络|设备|设施|终端|机器|工具|材料|知识|技能|技术|方式|方法|方案|计划|标准|规范|规定|规则|政策|套餐|资费|价格|费用|成本|环境|温度|湿度|照明|光线|噪音|培训|教育|管理|监督|监管|检查|检验|考核|激励|沟通|协调|配合|协作|质量|水平|素养|经验|座椅|座位|标识|标牌|场地|面积|空间|时段|时间|地点|位置|人员|人手|岗位|职责|分工|权限|窗口|柜台|大厅|渠道|宣传|服务|业务|工单|数据|信息|资料|表单|单据|参数|指标|口径|量具|仪器|样本|抽样|批次|供应商|保养|维护|维修|覆盖|容量|信号|速度|天气|季节|排班|作息|预算|投入|目标|文化|氛围)$/u

export function readZh(text: string): Wording {
  const judges = judgesZh(text)
  const plain = bare(text).trim()
  return {
    judges,
    kind: isKind(text),
    names: !judges && (plain.length <= 3 || heads.test(plain)),
    solution: always.test(plain) || (doing.test(plain) && !clauses(plain.replace(doing, '').replace(neutral, '')).some(clause => endsBadly.test(clause))),
    attitude: attitude.test(plain),
    parts: partsZh(text),
    chain: chained.test(plain),
    vague: vague.test(plain),
    asks: asking.test(plain),
    goal: goals.test(plain),
  }
}
