export const designer = {
  pages: '问卷的页面',
  page: { design: '设计', check: '逻辑与检查', checks: '检查', preview: '预览', versions: '版本', exchange: '导入导出', factors: '因素' },
  forms: {
    title: '问卷', manage: '问卷与模板', new: '新建问卷', blank: '空白问卷', blankName: '新问卷', fromText: '粘贴文字…', name: '问卷名称',
    lead: '从模板开始最快：题目、量表和因素都已配好，改成自己的说法即可。每个题项都带着后面分析要用的编码和因素。',
    size: '{questions} 题，约 {minutes} 分钟', facts: '{sections} 节，{questions} 题', unpublished: '未定版', changed: '第 {n} 版，之后有修改', version: '第 {n} 版', responses: '{n} 份答卷',
    duplicate: '复制', copyName: '{name}（副本）', more: '「{name}」的更多操作',
  },
  command: {
    addQuestion: '添加题目', addSection: '添加分节', typeQuestion: '直接输入题目', paste: '粘贴文字成为题目', outline: '转到大纲', renumber: '按顺序重新编号', duplicate: '复制所选题目',
    key: { find: '大纲中改名', move: '大纲中移动', newBelow: '在下方新建题目' },
  },
  outline: {
    title: '大纲', cover: '标题与说明', section: '第 {n} 节', rename: '题目文字',
    keys: '↑↓ 选择 · → 编辑 · Alt+↑↓ 移动 · Enter 下方新建 · Ctrl+Enter 新分节 · Tab / Shift+Tab 移入 / 移出分节 · F2 改名 · Ctrl+D 复制 · Delete 删除 · 直接输入新题 · Esc 后 Tab 离开',
  },
  canvas: {
    title: '问卷', add: '添加', paste: '粘贴文字…', view: '方式', edit: '编辑', translate: '对照翻译', translation: '各语言对照', language: '语言',
    sectionText: '分节标题', questionText: '题目文字', hint: '提示（可不填）', required: '必答', options: '选项', rows: '子题', option: '选项 {n}', row: '子题 {n}',
    add_option: '＋ 添加选项', add_row: '＋ 添加子题', drag: '拖动以改变顺序（Alt+↑↓）', removeEntry: '删除「{text}」', scale: '量表', lowEnd: '低端的意思', highEnd: '高端的意思', notApplicable: '不适用',
    date: '年 / 月 / 日', dateTime: '年 / 月 / 日 时 : 分', hasShow: '有条件', hasSkip: '有跳转', hasAttention: '注意力检测',
    empty: '还没有题目。在下方直接输入，或从「添加」里选一种题型。', emptyExample: '例如：\n1. 您的性别\nA. 男  B. 女',
  },
  quick: { kind: '新题的题型', label: '直接输入题目', placeholder: '输入「1. 题干 A. … B. …」，按 Enter 添加；Shift+Enter 换行', auto: '自动判断题型', add: '添加', one: '{kind}，{n} 个选项', several: '{n} 道题' },
  text: { text: '题目文字', hint: '提示', option: '选项', row: '子题', minLabel: '低端', maxLabel: '高端', point: '刻度', notApplicable: '不适用', unit: '单位' },
  mark: {
    other: '填空', exclusive: '互斥', missing: '不计值', reversed: '反向',
    otherHint: '选中后要求写明内容', exclusiveHint: '选了它就不能选别的', missingHint: '如「不适用」「不知道」：是回答，但不参加计算',
  },
  settings: {
    title: '标题', intro: '开头说明', consent: '知情同意', thanks: '结束语', titleEmpty: '问卷标题', introEmpty: '开头说明：谁在调查，为什么，大约要多久', consentEmpty: '知情同意（不填则不显示）', thanksEmpty: '结束语（可不填）',
    languages: '语言', languagesHint: '排在第一的是主要语言。去掉一种语言不会删去已写的文字。', serial: '纸质问卷印编号框',
  },
  side: '属性与检查',
  properties: {
    pick: '在大纲或问卷里选择一题，这里显示它的属性。', kind: '题型', convert: '仍然转换', loses: '转换会失去：{what}。可以撤销。', code: '编码', codeRule: '编码以字母或下划线开头，只含字母、数字和下划线，最多 40 个字符。', codeOf: '「{text}」的编码', recode: '仍然改编码',
    required: '必答', scale: '量表', low: '最低分', high: '最高分', direction: '方向', positive: '正向：高分为好', negative: '反向：低分为好', everyPoint: '每个刻度都写文字', point: '刻度 {n} 的文字', notApplicable: '提供「不适用」', naCode: '不适用的编码', reversed: '反向题（说法与量表相反）',
    options: '选项的编码与标记', rows: '子题的编码与因素', least: '至少选', most: '至多选', places: '排前几名（不填为全部）', min: '最小值', max: '最大值', whole: '只收整数', lines: '填写行数', time: '同时问时刻',
    factor: '因素', factorOf: '「{text}」的因素', noFactor: '未归入因素', newFactor: '新因素的名称', newFactorBelow: '「{name}」下的新因素', newFactorFor: '为「{name}」新建因素', addFactor: '添加', attention: '注意力检测题', expected: '正确答案', origin: '来源', source: '来源说明',
  },
  logic: {
    show: '显示条件', skip: '跳转', join: '各行的关系', and: '并且', or: '或者', question: '题目', comparison: '比较', value: '值', addLine: '＋ 条件', removeLine: '删除第 {n} 行条件', text: '条件表达式', textHint: '例如 Q1 = 2 and selected(Q3, 1)', nothingBefore: '前面没有可以引用的题目。',
    skipTo: '跳到', target: '第 {n} 条跳转的目标', skipWhen: '第 {n} 条跳转的条件', addSkip: '＋ 跳转', removeSkip: '删除第 {n} 条跳转',
    sign: { is: '等于', isNot: '不等于', below: '小于', atMost: '不大于', above: '大于', atLeast: '不小于', oneOf: '是其中之一', selected: '选了其中之一', none: '都没有选', answered: '已回答', missing: '未回答' },
  },
  bulk: {
    options: '按文本编辑选项', rows: '按文本编辑子题', lines: '每行一个', becomes: '成为（{n} 个）', take: '采用',
    hint: '「3. 联通」指定编码 3；行末 #other 填空，#exclusive 互斥，#missing 不计值。文字相同的选项保留原来的编码。', rowHint: '行末 #reversed 表示反向。文字相同的子题保留原来的编码和因素。',
  },
  paste: {
    title: '粘贴文字成为题目', text: '文字', placeholder: '1、您的性别\nA. 男  B. 女\n2、您使用过哪些业务（多选）\n…', becomes: '识别结果', counts: '{questions} 题，{doubts} 处需要核对', doubts: '需要核对的行', line: '第 {n} 行', lineKind: '第 {n} 行是', right: '没有问题', allLines: '全部 {n} 行', take: '采用 {n} 题',
    kind: { title: '问卷标题', section: '分节标题', question: '题干', option: '选项', row: '子题', description: '说明文字', ignore: '忽略' },
  },
  check: {
    found: '检查发现 {n} 条', whole: '整份问卷', questions: '{n} 题', severity: '程度', all: '全部', findings: '检查结果', logic: '显示条件与跳转', noLogic: '没有显示条件和跳转：每个人都会看到全部题目。', question: '题目', what: '类型', when: '条件', to: '去向',
  },
  preview: {
    width: '宽度', phone: '手机', desktop: '桌面', both: '并排', again: '重新作答', nothingKept: '这里的作答不会保存。', path: '作答路径', shown: '显示 {n} / {of} 题', allShown: '所有题目都会显示。', away: '没有显示的题目',
    agree: '我已阅读并同意', required: '必答', missing: '请回答这一题。', send: '提交', thanks: '感谢参与。', specify: '{text}，请写明', atLeast: '至少选 {n} 项', atMost: '至多选 {n} 项', between: '选 {least} 至 {most} 项', rank: '给前 {n} 名排序',
  },
  versions: {
    now: '当前设计', number: '第 {n} 版', publish: '定版', first: '开始收集答卷前定版：每份答卷都记着自己属于哪一版。', changed: '第 {n} 版之后设计有修改。已有 {responses} 份答卷仍属于原来的版本。', same: '设计与第 {n} 版相同。', note: '说明', notePlaceholder: '这一版改了什么（可不填）', publishAs: '定为第 {n} 版',
    list: '各版本', version: '版本', at: '时间', questions: '题数', difference: '与上一版相比', counts: '增 {added}，删 {removed}，改 {changed}', compare: '比较', from: '旧版本', to: '新版本', none: '题目没有差别。', added: '新增', removed: '删除', altered: '修改', nowRequired: '改为必答', nowOptional: '改为选答',
    part: { text: '文字', hint: '提示', kind: '题型', options: '选项', rows: '子题', scale: '量表', show: '显示条件', skip: '跳转', required: '必答', other: '其他设置' },
  },
  exchange: {
    out: '导出', in: '导入', exportAs: '导出：{format}', done: '已导出 {name}', language: '导出的语言', notWritten: '未写入的内容（格式：{format}）：', whole: '全部内容都已写入。', notRead: '下列内容未读入：', wholeRead: '全部内容都已读入。', choose: '选择文件…', formats: 'XLSForm（.xlsx）、SurveyJS 或本程序的 .json、文本、Word（.docx）', asNew: '导入为新问卷', replace: '替换「{name}」的内容',
    name: { xlsform: 'XLSForm 工作簿', surveyjs: 'SurveyJS JSON', wjx: '问卷星文本', json: '问卷文件（JSON）', entry: '录入模板（XLSX）', docx: 'Word 文档', pdf: 'PDF', codebookDocx: '编码本（Word）', codebookXlsx: '编码本（XLSX）' },
    suffix: { xlsform: 'XLSForm', surveyjs: 'SurveyJS', wjx: '问卷星', json: '问卷', entry: '录入模板', docx: '打印稿', pdf: '打印稿', codebookDocx: '编码本', codebookXlsx: '编码本' },
    about: {
      xlsform: 'survey、choices、settings 三个工作表；可在 Excel 里修改后再导入，内容完全一致。', surveyjs: '用于 SurveyJS 网页问卷。', wjx: '粘贴到问卷星的「文本导入」。', json: '完整保存题目、逻辑、因素和各语言文字，可再导入。',
      entry: '逐份录入纸质答卷：每列一个变量，带下拉选项和取值检查。', docx: 'A4 打印稿，可在 Word 里修改。', pdf: 'A4 打印稿，选项编码印在边上。',
      codebookDocx: '编码本：变量、题目、编码和因素，Word 文档。', codebookXlsx: '编码本：变量、题目、编码和因素，工作簿。',
    },
  },
}
