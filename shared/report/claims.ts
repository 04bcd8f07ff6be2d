/** What sentences of a report claim, in Chinese and in English. Pure words: what the data say is asked elsewhere. */

const DEGREE = 'significantly|markedly|clearly|considerably|substantially|sharply|greatly|dramatically|noticeably'
const CLOSELY = `strongly|closely|highly|positively|negatively|heavily|largely|mainly|directly|${DEGREE}`
const LARGE = 'strong|significant|close|high|major|large|big|great|substantial|considerable|marked|clear|sharp|dramatic|decisive|positive|negative'

const RELATION = new RegExp([
  '(?:密切|高度|显著|强|正|负|明显)[地的]?相关', '存在.{0,8}相关(?:关系|性)', '关系(?:密切|紧密)', '影响(?:很|较|最|非常|十分|比较)[大强深]|影响(?:显著|明显)', '有着?(?:很大|密切|直接|较大)的?(?:关系|联系|关联)', '有着?(?:显著|明显|很大|较大|重要|直接|决定性)的?影响',
  '(?:影响|造成|导致|引起|决定|制约).{1,14}的?最?(?:主要|重要|关键|首要|根本|决定性|核心|直接|最大|唯一)的?(?:因素|原因|根源|动力)', '(?:直接|主要|很大程度上)(?:决定|取决于|关系到)',
  '息息相关|密不可分|紧密相[连关]', '(?:左右|制约|决定|支配|影响)着', '(?:导致|造成|引起|引发|促成|促进(?!了解)|带来|推动)了',
  '\\b(?:is|are|was|were|remains?) (?:\\w+ ){0,2}(?:decisive|crucial|core|main|key|primary) (?:factors?|reasons?|causes?) (?:behind|of|for|in)\\b', '\\bplay(?:s|ed)? an? (?:\\w+ )?(?:crucial|key|decisive|major|central|important|vital) (?:role|part)\\b', '\\b(?:go(?:es)? hand in hand|hinge[sd]? on)\\b',
  '\\b(?:leads?|led|gave rise|gives? rise) to\\b|\\bresult(?:s|ed) in\\b|\\bcaused by\\b',
  `\\b(?:${CLOSELY}) (?:correlated|related|associated|linked|affects?|affected|influences?|influenced|determines?|determined|depends?|driven)\\b`,
  `\\b(?:affects?|influences?|depends?|correlates?)\\b[^,;]{0,30}?\\b(?:${CLOSELY})\\b`,
  `\\b(?:${LARGE}) (?:\\w+ )?(?:effect|influence|impact|correlation|association|relation|relationship|link|role)\\b`, '\\b(?:main|key|most important|strongest) (?:driver|determinant|predictor)\\b',
].join('|'), 'gi')

const DIFFERENCE = new RegExp([
  '(?:显著|明显|大幅|大大|极大|远)[地度]?(?:高于|低于|优于|好于|差于|提高|提升|上升|下降|降低|减少|增加|缩短|改善|差异|好转|的?不同)', '(?:差异|区别|差别|效果|成效)(?:十分|非常|很|相当|特别|极为|都很?)?(?:显著|明显|很大|突出|卓著)', '(?:明显|显著|远)(?:地|要)?(?:比|较|超过?|胜过?|偏[高低大小多少长短])', '(?:提高|提升|上升|下降|降低|减少|增加|缩短|改善|好转)了?(?:很多|许多|不少|一大截|一大半|大半)', '[锐骤剧激猛暴陡][减降增升涨跌]',
  '(?:有|存在|取得|出现|得到)了?(?:显著|明显|很大|较大|大幅)的?(?:差异|差别|区别|提高|提升|改善|下降|降低|效果|好转|变化)',
  `\\b(?:much|far|${DEGREE}) (?:higher|lower|better|worse|greater|smaller|shorter|longer|faster|more|less|fewer|improved|different|reduced|increased)\\b`,
  `\\b(?:improve[ds]?|differ(?:s|ed)?|rose|risen|dropped|drops?|went (?:up|down)|fell|fallen|decreased?|increased?|declined?|reduced|shortened|grew)\\b(?: \\w+){0,2}? (?:${DEGREE})\\b`,
  '\\b(?:plummet|soar|skyrocket|plunge|surge|slump)(?:s|ed|d)?\\b', `\\b(?:much|far|vastly|hugely|${DEGREE}) (?:more \\w+|superior|inferior)\\b`, `\\b(?:${LARGE}) (?:differences?|improvements?|increases?|decreases?|drops?|declines?|rises?|reductions?)\\b`, '\\b(?:highly|very|hugely|extremely) (?:effective|successful)\\b', '\\b(?:outperform(?:s|ed)?|surpass(?:es|ed)?)\\b',
].join('|'), 'gi')

const MUCH = '(?:普遍|总体上?|整体上?|比较|非常|十分|较为|基本上?|相当|很|都|大多|多数|大多数|大部分)'
const VERY = '(?:(?:generally|largely|mostly|very|quite|highly|fairly|rather|fully|overall|all|also) )*'
const BE = '(?:are|is|were|was|feel|felt|seem|seemed)'

const PRAISE = new RegExp([
  `${MUCH}(?:感到|表示)?满意(?!度)`, '(?:大多数|多数|大部分|普遍)[^，；不]{0,16}满意(?!度)', '满意度(?:整体|总体|都|普遍)?(?:较|很|比较|非常|相当)?(?:高|良好)(?![于的])', '评价(?:较|很|比较|非常|相当|普遍)+(?:高|好)(?![于的])', '(?:一致|普遍|广泛)(?:给予)?好评|好评如潮|赞不绝口|交口称赞', '(?:很|非常|十分|高度|普遍|一致|都)(?:认可|喜欢|喜爱|赞赏|欢迎)|[深广备]受.{0,6}(?:欢迎|好评|喜爱)', '满意度(?:处于|保持在?|维持在?|达到)(?:较|很|比较|非常)?高',
  `\\b${BE} ${VERY}(?:satisfied|happy|pleased|content)\\b`, '\\blikes? [^,;]{1,40} very much\\b', '\\bsatisfaction\\b[^,;]{0,50}? (?:is|was|are|were|remains) (?:very |quite |fairly )?(?:high|good|excellent)\\b', '\\b(?:rated|scored) (?:very |quite )?(?:highly|well|positively)\\b', '\\bhigh (?:level|degree) of satisfaction\\b', '\\bsatisfaction\\b[^,;]{0,40}? at an? (?:very |fairly )?(?:high|good) level\\b', '\\b(?:love[sd]?|praise[sd]?|applaud(?:s|ed)?|sp(?:eak|oke) highly of)\\b', '\\b(?:well received|very popular)\\b',
].join('|'), 'gi')
const BLAME = new RegExp([
  `${MUCH}(?:感到|表示)?不满(?!意度)`, '(?:大多数|多数|大部分|普遍)[^，；]{0,16}不满(?!意度)', '满意度(?:整体|总体|都|普遍)?(?:较|很|偏|比较|非常|相当)低(?![于的])', '(?:满意度|评价)(?:整体|总体)?(?:并)?不(?:太|够|算|很)?[高好](?![于的])', '评价(?:较|很|偏|比较|非常)(?:低|差)(?![于的])', '怨声载道|不尽如人意|一片差评|差评如潮|(?:颇|多|很)有(?:怨言|微词|意见)|意见很大',
  `\\b${BE} ${VERY}(?:dissatisfied|unsatisfied|unhappy|displeased)\\b`, '\\bsatisfaction\\b[^,;]{0,50}? (?:is|was|are|were|remains) (?:very |quite |fairly )?(?:low|poor|bad)\\b', '\\b(?:rated|scored) (?:very |quite )?(?:poorly|badly|low)\\b', '\\blow (?:level|degree) of satisfaction\\b', '\\bfed up with\\b|\\bdislike[sd]?\\b|\\bunpopular\\b|\\bleaves? (?:much|a lot|something) to be desired\\b',
].join('|'), 'gi')

/** "The more …, the more …": one claim over two clauses. */
const COMPARATIVES = /越[^，,。；;来]{1,12}[，,]?[^，,。；;越]{0,12}越[^，,。；;来]{1,8}|\bthe (?:more|less|\w+er)\b[^,;.]{1,60}, the (?:more|less|\w+er)\b[^,;.]{0,40}/i

/** Part of a sentence that asks, plans, supposes or lists the answers of a question, and claims nothing. */
const NOT_ASSERTED = /假设|希望|期望|力争|争取|目标|要求|预期|预计|量表|选项|怎样|如何|如果|如有|若|要使|为使|很难说|可能(?!性)|也许|或许|为什么|为何|[?？]|\b(?:hypothes\w+|hopes?|goal|target|aims? |expect(?:s|ed)?|assum\w+|options?|how to|not known|if|why|may|might|could|would|should|will|who (?:are|were|\w+ed)|^\s*which|scale (?:runs|ranges|goes))\b/i
/** What turns the claim that follows round, or asks for it. */
const DENIED = /是否|有无|能否|会不会|\bwhether\b|(?:无|没|没有|未|不(?![但仅只断足当到够良善佳力])|并非|并不|非|难以|谈不上)[^，；]{0,4}$|不能|无法|尚无|(?:没有|未能?|没)(?:发现|看到|找到|证明|显示)|(?:没有|无)证据|\b(?:no|not|nobody|none|never|few|hardly|neither|nor|without|cannot|nothing)\b[^,;]*$|n['’]t\b[^,;]*$/i
/** Answers of a scale are quoted, not given. */
const QUOTED = /“[^”]*”|「[^」]*」|"[^"]*"/g
const CLAUSE = /[^，,；;：:]+/g

const patterns = { relation: RELATION, difference: DIFFERENCE, praise: PRAISE, blame: BLAME } as const
export type ClaimKind = keyof typeof patterns

/** The words by which a sentence claims something of the kind; null: it does not. */
export function claimIn(sentence: string, kind: ClaimKind): string | null {
  const together = kind === 'relation' ? COMPARATIVES.exec(sentence)?.[0] : undefined
  if (together && !NOT_ASSERTED.test(sentence)) return together.trim()
  for (const [clause] of sentence.replace(QUOTED, marked => '“'.repeat(marked.length)).matchAll(CLAUSE)) {
    if (NOT_ASSERTED.test(clause)) continue
    for (const match of clause.matchAll(patterns[kind])) if (!DENIED.test(clause.slice(0, match.index))) return match[0].trim()
  }
  return null
}

const SHARE = /\d\s*[%％]|\d\s*per ?cent\b|\b\w+ty percent\b|百分之[一二三四五六七八九十百零\d.]+|[二三四五六七八九十]分之[一二三四五六七八九]|(?<!第)[一二三四五六七八九]成(?![不员功立为本果长熟绩年])|一半(?:以上)?的?(?:用户|客户|顾客|人|受访|学生|员工)|半数|(?:近|过|超|大)半(?![年天月个小径圈])|\b(?:half|thirds?|quarters?|fifths?) of (?!\d|the (?:year|month|day))|\b(?:two|three|four)[ -](?:thirds|quarters|fifths)\b|\b(?:one|two|three|four|five|six|seven|eight|nine) in (?:every )?(?:two|three|four|five|ten|\d+)\b/i
/** Percentages of no group of people or answers: levels, limits, goals, the lines of classes. */
const NO_SHARE = /置信|显著性?水平|目标|计划|力争|[ABC]\s*类|\b(?:confidence|CI|significance level|targets?|goals?|class [ABC])\b/i
const BASE = /\bn\s*[=＝]\s*\d|\d\s*(?:名|位|人|份|户|个|次|条|家|件)|共\s*\d|其中|\bof (?:the |all |these )?\d|\bout of\b|\d\s*\/\s*\d|\b\d[\d,]* (?:\w+ )?(?:people|customers|users|respondents|students|answers|responses|mentions|cases|questionnaires|visits|complaints)\b/i

/** A sentence gives a share, and the text around it never says of how many. */
export const shareWithoutBase = (sentence: string, text: string): boolean => SHARE.test(sentence) && !NO_SHARE.test(sentence) && !BASE.test(text)
