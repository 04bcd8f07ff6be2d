export const designer = {
  pages: 'Pages of the questionnaire',
  page: { design: 'Design', check: 'Logic and checks', checks: 'Checks', preview: 'Preview', versions: 'Versions', exchange: 'Import and export', factors: 'Factors' },
  forms: {
    title: 'Questionnaires', manage: 'Questionnaires and templates', new: 'New questionnaire', blank: 'Blank questionnaire', blankName: 'New questionnaire', fromText: 'Paste text…', name: 'Name of the questionnaire',
    lead: 'A template is the quickest way to begin: questions, scales and factors are in place and only the wording needs to become your own. Every item carries the code and factor that the analysis needs later.',
    size: '{questions|question|questions}, about {minutes} min', facts: '{sections|section|sections}, {questions|question|questions}', unpublished: 'Not published', changed: 'Version {n}, changed since', version: 'Version {n}', responses: '{n|response|responses}',
    duplicate: 'Duplicate', copyName: '{name} (copy)', more: 'More actions for {name}',
  },
  command: {
    addQuestion: 'Add a question', addSection: 'Add a section', typeQuestion: 'Type a question', paste: 'Turn pasted text into questions', outline: 'Go to the outline', renumber: 'Renumber in reading order', duplicate: 'Duplicate the question',
    key: { find: 'Rename in the outline', move: 'Move in the outline', newBelow: 'New question below' },
  },
  outline: {
    title: 'Outline', cover: 'Title and introduction', section: 'Section {n}', rename: 'Question text',
    keys: '↑↓ choose · → edit · Alt+↑↓ move · Enter new below · Ctrl+Enter new section · Tab / Shift+Tab into / out of a section · F2 rename · Ctrl+D duplicate · Delete remove · type to add · Esc then Tab to leave',
  },
  canvas: {
    title: 'Questionnaire', add: 'Add', paste: 'Paste text…', view: 'Mode', edit: 'Edit', translate: 'Translate', translation: 'Languages side by side', language: 'Language',
    sectionText: 'Section title', questionText: 'Question text', hint: 'Hint (optional)', required: 'Required', options: 'Options', rows: 'Rows', option: 'Option {n}', row: 'Row {n}',
    add_option: '+ Add option', add_row: '+ Add row', drag: 'Drag to reorder (Alt+↑↓)', removeEntry: 'Remove "{text}"', scale: 'Scale', lowEnd: 'Meaning of the low end', highEnd: 'Meaning of the high end', notApplicable: 'Not applicable',
    date: 'Year / month / day', dateTime: 'Year / month / day hour : minute', hasShow: 'Condition', hasSkip: 'Skip', hasAttention: 'Attention check',
    empty: 'No questions yet. Type one below, or choose a kind under Add.', emptyExample: 'For example:\n1. What is your gender?\nA. Male  B. Female',
  },
  quick: { kind: 'Kind of the new question', label: 'Type a question', placeholder: 'Type "1. Question A. … B. …" and press Enter to add it; Shift+Enter for a new line', auto: 'Kind by the text', add: 'Add', one: '{kind}, {n|option|options}', several: '{n|question|questions}' },
  text: { text: 'Question text', hint: 'Hint', option: 'Option', row: 'Row', minLabel: 'Low end', maxLabel: 'High end', point: 'Point', notApplicable: 'Not applicable', unit: 'Unit' },
  mark: {
    other: 'Fill-in', exclusive: 'Exclusive', missing: 'No value', reversed: 'Reversed',
    otherHint: 'When chosen, the respondent writes what it is', exclusiveHint: 'Chosen alone or not at all', missingHint: 'Such as not applicable or don\'t know: an answer that takes no part in calculations',
  },
  settings: {
    title: 'Title', intro: 'Introduction', consent: 'Consent', thanks: 'Closing words', titleEmpty: 'Title of the questionnaire', introEmpty: 'Introduction: who asks, why, and how long it takes', consentEmpty: 'Consent (left empty: not shown)', thanksEmpty: 'Closing words (optional)',
    languages: 'Languages', languagesHint: 'The first is the main one. Taking a language away deletes no words.', serial: 'Box for a serial number on paper',
  },
  side: 'Properties and checks',
  properties: {
    pick: 'Choose a question in the outline or on the page; its properties are shown here.', kind: 'Kind', convert: 'Convert anyway', loses: 'Converting loses: {what}. It can be undone.', code: 'Code', codeRule: 'A code begins with a letter or underscore and has letters, digits and underscores only, at most 40.', codeOf: 'Code of "{text}"', recode: 'Change the code anyway',
    required: 'Required', scale: 'Scale', low: 'Lowest', high: 'Highest', direction: 'Direction', positive: 'Positive: high is good', negative: 'Negative: low is good', everyPoint: 'Words at every point', point: 'Words at point {n}', notApplicable: 'Offer "not applicable"', naCode: 'Code of not applicable', reversed: 'Reversed (worded against the scale)',
    options: 'Codes and marks of options', rows: 'Codes and factors of rows', least: 'At least', most: 'At most', places: 'Places to rank (empty: all)', min: 'Minimum', max: 'Maximum', whole: 'Whole numbers only', lines: 'Lines to write on', time: 'Ask for the time too',
    factor: 'Factor', factorOf: 'Factor of "{text}"', noFactor: 'No factor', newFactor: 'Name of the new factor', newFactorBelow: 'New factor below "{name}"', newFactorFor: 'New factor for {name}', addFactor: 'Add', attention: 'Attention check', expected: 'Right answer', origin: 'Source', source: 'Source note',
  },
  logic: {
    show: 'Show condition', skip: 'Skips', join: 'How the lines go together', and: 'and', or: 'or', question: 'Question', comparison: 'Comparison', value: 'Value', addLine: '+ Condition', removeLine: 'Remove condition line {n}', text: 'Condition as text', textHint: 'For example Q1 = 2 and selected(Q3, 1)', nothingBefore: 'No question before this one can be referred to.',
    skipTo: 'Go to', target: 'Target of skip {n}', skipWhen: 'Condition of skip {n}', addSkip: '+ Skip', removeSkip: 'Remove skip {n}',
    sign: { is: 'is', isNot: 'is not', below: 'is below', atMost: 'is at most', above: 'is above', atLeast: 'is at least', oneOf: 'is one of', selected: 'has one of', none: 'has none of', answered: 'is answered', missing: 'is not answered' },
  },
  bulk: {
    options: 'Edit options as text', rows: 'Edit rows as text', lines: 'One a line', becomes: 'Becomes ({n})', take: 'Apply',
    hint: '"3. Unicom" gives code 3; at the end of a line #other means fill-in, #exclusive exclusive, #missing no value. Options with the same text keep their codes.', rowHint: '#reversed at the end of a line means reversed. Rows with the same text keep their code and factor.',
  },
  paste: {
    title: 'Turn pasted text into questions', text: 'Text', placeholder: '1. What is your gender?\nA. Male  B. Female\n2. Which services have you used? (select all that apply)\n…', becomes: 'What it becomes', counts: '{questions|question|questions}, {doubts} to look at', doubts: 'Lines to look at', line: 'Line {n}', lineKind: 'Line {n} is', right: 'It is right', allLines: 'All {n|line|lines}', take: 'Take {n|question|questions}',
    kind: { title: 'Title', section: 'Section title', question: 'Question', option: 'Option', row: 'Row', description: 'Explanation', ignore: 'Ignore' },
  },
  check: {
    found: '{n|finding|findings}', whole: 'Whole questionnaire', questions: '{n|question|questions}', severity: 'Severity', all: 'All', findings: 'Findings', logic: 'Conditions and skips', noLogic: 'No conditions and no skips: everyone sees every question.', question: 'Question', what: 'Type', when: 'Condition', to: 'Goes to',
  },
  preview: {
    width: 'Width', phone: 'Phone', desktop: 'Desktop', both: 'Side by side', again: 'Start again', nothingKept: 'Answers given here are not kept.', path: 'Path', shown: '{n} of {of} questions shown', allShown: 'Every question is shown.', away: 'Questions not shown',
    agree: 'I have read this and agree', required: 'Required', missing: 'Please answer this question.', send: 'Submit', thanks: 'Thank you for taking part.', specify: '{text}, please specify', atLeast: 'Choose at least {n}', atMost: 'Choose at most {n}', between: 'Choose {least} to {most}', rank: 'Rank the first {n}',
  },
  versions: {
    now: 'Design as it is', number: 'Version {n}', publish: 'Publish', first: 'Publish before responses are collected: every response knows its version.', changed: 'The design was changed after version {n}. The {responses|response|responses} there are stay with the version they were given under.', same: 'The design is the same as version {n}.', note: 'Note', notePlaceholder: 'What this version changes (optional)', publishAs: 'Publish as version {n}',
    list: 'Versions', version: 'Version', at: 'Time', questions: 'Questions', difference: 'Against the one before', counts: '{added} added, {removed} removed, {changed} changed', compare: 'Compare', from: 'Earlier version', to: 'Later version', none: 'No question differs.', added: 'Added', removed: 'Removed', altered: 'Changed', nowRequired: 'Now required', nowOptional: 'Now optional',
    part: { text: 'Text', hint: 'Hint', kind: 'Kind', options: 'Options', rows: 'Rows', scale: 'Scale', show: 'Show condition', skip: 'Skips', required: 'Required', other: 'Other settings' },
  },
  exchange: {
    out: 'Export', in: 'Import', exportAs: 'Export: {format}', done: 'Exported {name}', language: 'Language of the export', notWritten: '{format} cannot say the following; it was not written:', whole: 'Everything was written.', notRead: 'The following was not read:', wholeRead: 'Everything was read.', choose: 'Choose a file…', formats: 'XLSForm (.xlsx), SurveyJS or our own .json, text, Word (.docx)', asNew: 'Import as a new questionnaire', replace: 'Replace the content of "{name}"',
    name: { xlsform: 'XLSForm workbook', surveyjs: 'SurveyJS JSON', wjx: 'WJX text', json: 'Questionnaire file (JSON)', entry: 'Entry template (XLSX)', docx: 'Word document', pdf: 'PDF', codebookDocx: 'Codebook (Word)', codebookXlsx: 'Codebook (XLSX)' },
    suffix: { xlsform: 'XLSForm', surveyjs: 'SurveyJS', wjx: 'WJX', json: 'questionnaire', entry: 'entry template', docx: 'print', pdf: 'print', codebookDocx: 'codebook', codebookXlsx: 'codebook' },
    about: {
      xlsform: 'Sheets survey, choices and settings; edit it in Excel and import it again without any loss.', surveyjs: 'For web questionnaires made with SurveyJS.', wjx: 'Paste it into the text import of 问卷星 (WJX).', json: 'Questions, logic, factors and every language complete; can be imported again.',
      entry: 'For typing in paper questionnaires: one column a variable, with drop-downs and checks.', docx: 'A4 for printing, editable in Word.', pdf: 'A4 for printing, with option codes at the margin.',
      codebookDocx: 'Codebook in Word: variables, questions, codes and factors.', codebookXlsx: 'Codebook as a workbook: variables, questions, codes and factors.',
    },
  },
}
