export const form = {
  unnamed: 'Untitled questionnaire',
  kind: {
    section: 'Section', single: 'Single choice', multiple: 'Multiple choice', scale: 'Scale', matrixScale: 'Scale matrix', matrixSingle: 'Choice matrix', paired: 'Importance and performance', ranking: 'Ranking',
    number: 'Number', nps: 'Recommendation (NPS)', kano: 'KANO pair', text: 'Text', date: 'Date', description: 'Description',
  },
  side: { importance: 'importance', performance: 'performance', functional: 'present', dysfunctional: 'absent' },
  kano: { like: 'I like it', expect: 'I expect it', neutral: 'I am neutral', accept: 'I can accept it', dislike: 'I dislike it' },
  templateGroup: { satisfaction: 'Satisfaction', index: 'Index models', diagnosis: 'Diagnosis', qc: 'QC circle', record: 'Interviews and records' },
  /** What a change of kind cannot keep. */
  lost: {
    options: '{n|option|options}', rows: '{n|row|rows}', scale: 'the scale', secondScale: 'the second scale', pointLabels: 'the words of {n|point|points}', flags: 'marks or codes of {n|option|options}', limits: 'limits', attention: 'the right answer of the attention check',
  },
  warning: {
    optionReused: 'In the responses there are, code {option} stands for "{before}"; now it stands for "{now}".',
    recoded: '{n|response uses|responses use} codes that were changed: {codes}.',
  },
  /** Why a question is hidden or comes next. */
  state: { shown: 'Shown', hidden: 'Its condition does not hold', skipped: 'Skipped' },
  end: 'End',
}
