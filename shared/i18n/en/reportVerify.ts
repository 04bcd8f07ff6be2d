export const reportVerify = {
  outcome: { equal: 'Equal', different: 'Different', notDerivable: 'Not derivable' },
  reason: { otherValue: 'The data changed and the number with them', otherResult: 'The data changed and the figure or table with them', noResult: 'The data do not give this result now', otherRows: 'Read again, the kept file gives other rows than were imported', M11: 'The kept file cannot be unpacked', M23: 'The kept file is not recognised', NOT_FOUND: 'The variable or data set behind it is gone' },
  sheet: 'Projects', yes: 'yes', no: 'no',
  column: {
    file: 'File', name: 'Project', datasets: 'Data sets', issued: 'Issued', returned: 'Returned', valid: 'Valid', edits: 'Edits by hand', excluded: 'Excluded', bones: 'Causes', mainCauses: 'Main causes', measures: 'Measures', effects: 'Effect checks', holes: 'Broken links',
    reports: 'Reports', errors: 'Errors', warnings: 'Warnings', hints: 'Hints', sound: 'Log sound', equal: 'Equal', different: 'Different', notDerivable: 'Not derivable', typed: 'Typed numbers',
  },
}
