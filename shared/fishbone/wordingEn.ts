import type { Wording } from './wording.ts'

/** Words that begin like a judgement and are none. */
const neutral = /\b(?:un(?:it|its|til|ion|ique|ited|iform|iversity|iversal|derstand\w*|dertak\w*|loading)|over(?:view|time|all|head|night|seas|haul)|under(?![\w-])|dis(?:play\w*|patch\w*|cuss\w*|trict\w*|tribut\w*|play|c|k|ks|tance|counts?|covery|ease)|mis(?:sion\w*|ter|s)|in(?:formation|ternal|ternet|put|spection|stallation|ventory|voices?|dicators?|dustry|door|side|struction\w*|surance|crease\w*|terval)|long-distance|high school|high-speed|high street|low season|short message|low-voltage|high-voltage|stop signs?|only child|complaint rate|error rate|failure rate|defect rate|waiting time)\b/giu
const judgement = /\b(?:no|not|none|never|nobody|nothing|cannot|can't|n't|\w+n't|without|lack\w*|miss(?:ing|es|ed)|poor\w*|low|lower|slow\w*|late|later|long|longer|too|few|fewer|short\w*|weak\w*|bad\w*|wrong\w*|fail\w*|fault\w*|broken|breaks?|breakdowns?|errors?|delay\w*|unclear|overload\w*|overcrowd\w*|over\w+|under\w+|old|outdated|obsolete|worn|wear|dirty|nois[ye]|frequent\w*|repeat\w*|exceed\w*|mis\w{3,}|un\w{3,}|in(?:sufficient|adequate|accurate|correct|complete|consistent|efficient|frequent|appropriate|ability|experienced|flexible)\w*|im(?:proper|balance|precise|possible)\w*|ir(?:regular|relevant)\w*|inter(?:rupt|fer)\w*|differ\w*|var(?:y|ies|iable|iation)|fluctuat\w*|conflict\w*|contradict\w*|block\w*|congest\w*|cross(?:es|ing)?|hidden|hides?|loose\w*|leak\w*|drift\w*|excess\w*|high|higher|only|seldom|rarely|hardly|hard to|difficult\w*|confus\w*|complex|complicated|limited|little|less|lost|loses?|losses|stops?|stopped|(?:run|runs|ran) out|out of|heavy|crowded|waste\w*|idle|down|downtime|gaps?|mismatch\w*|duplicate\w*|twice|varies|again|expired?|wait(?:s|ing)? for|stuck|jam\w*|dim|narrow|tir(?:ed|ing)|fatigue|many|much|steep|expensive|vague|illegible|forgotten|forget\w*|skipp\w*|ignored?|neglect\w*|drops?|dropped|queues? (?:for|build)|bottleneck\w*|shrink\w*|clash\w*|scattered|uneven|stale|backlog\w*|damag\w*|defect\w*|contaminat\w*|wet|rust\w*|deform\w*|problem|worse\w*|lengthy|tedious|inexperienced|deviat\w*|scarce|absent|absence|vacan\w*|turnover)\b|n't\b/iu

const strong = /^(?:we )?(?:please |should |must |need to |needs to )?(?:improve|increase|enhance|strengthen|introduce|implement|establish|reduce|ensure|optimi[sz]e|hire|make sure|give|encourage|redesign|prevent|avoid|eliminate|solve|raise|expand|simplify|standardi[sz]e|shorten|promote|develop|set up|create|cut|adopt|fix|carry out|build|extend|train|provide|add|replace|buy|upgrade|install|update|revise|open more|use|assign)\b(?! (?:of|is|are|was|takes?|to|for|in)\b)/iu
const saying = /\b(?:should|must|ought to|needs? to(?: be)?|has to|have to|had better)\b/iu
/** 「Upgrade takes too long」 begins like a measure and is a cause. */
const verdict = /\b(?:is|are|was|were|takes?|fails?|failed|missing|late|delayed|slow|incomplete|poor|skipped|not|too|rarely|seldom|lacks?)\b/iu
const attitude = /\b(?:attitudes?|careless\w*|laz(?:y|iness)|irresponsib\w*|unmotivated|indifferen\w*|negligen\w*|sloppy|(?:do not|don't|does not|doesn't) care|human errors?|work ethic|carefree|complacen\w*)\b|\b(?:lack of|no|poor|low|weak|little|insufficient|without)\s+(?:sense of )?(?:responsibility|motivation|commitment|dedication|enthusiasm|awareness|morale|discipline|diligence|initiative)\b|\bnot (?:serious|motivated|diligent|conscientious|careful|responsible|committed|attentive)\b/iu
const chained = /\b(?:leads? to|leading to|because|therefore|thus|hence|results? in|resulting in|due to|which causes|causing|so that)\b/iu
const vague = /^(?:other|others|other (?:causes|reasons|factors|problems|issues)|various|etc\.?|misc\w*|unknown|problems?|issues?|[\w-]+ (?:problems?|issues?|reasons?|factors?|causes?))$/iu
const asking = /^why\b|\?$/iu
const goals = /^how (?:to|can|do|could)\b|^(?:improve|increase|reduce|raise|shorten|cut|lower|achieve|ensure|keep)\b|\bgoal\b/iu

const bare = (text: string): string => text.replace(/\([^)]*\)|\[[^\]]*\]|“[^”]*”|"[^"]*"/gu, ' ').replace(/\s+/gu, ' ').trim()

const judgesEn = (text: string): boolean => judgement.test(bare(text).replace(neutral, ' '))
/** Faults that name a kind of cause as well, so that a big bone may be called so. */
const kinds = /^(?:interference|noise|wear|variations?|differences?|failures?|faults?|errors?|delays?|damage|waste|contamination|fatigue|conflicts?|disputes?)$/iu

function partsEn(text: string): string[] {
  const plain = bare(text)
  const cut = (at: RegExp): string[] => plain.split(at).map(part => part.trim()).filter(part => part !== '')
  const listed = cut(/;/u)
  if (listed.length > 1) return listed
  const joined = cut(/,|\band\b|\bas well as\b|\s\/\s|\bbut\b/iu)
  return joined.length > 1 && joined.filter(judgesEn).length > 1 ? joined : []
}

export function readEn(text: string): Wording {
  const plain = bare(text)
  const judges = judgesEn(text)
  const rest = plain.replace(strong, ' ')
  return {
    judges,
    kind: kinds.test(plain) || !judges,
    // Longer labels have a verb and may say what is wrong without a known word.
    names: !judges && plain.split(' ').length <= 3,
    solution: saying.test(plain) || (strong.test(plain) && !verdict.test(rest)),
    attitude: attitude.test(plain),
    parts: partsEn(text),
    chain: chained.test(plain),
    vague: vague.test(plain),
    asks: asking.test(plain),
    goal: goals.test(plain),
  }
}
