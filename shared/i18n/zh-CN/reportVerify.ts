/** What verifying a report says. */
export const reportVerify = {
  outcome: { equal: '相等', different: '不同', notDerivable: '推不出' },
  reason: { otherValue: '数据改变后结果不同', otherResult: '数据改变后图表不同', noResult: '现在的数据得不出这个结果', otherRows: '重新读取原始文件，得到的行与导入时不同', M11: '存下的原始文件打不开', M23: '存下的原始文件认不出来', NOT_FOUND: '所依据的变量或数据集已不在' },
  sheet: '项目一览', yes: '是', no: '否',
  column: {
    file: '文件', name: '项目', datasets: '数据集', issued: '发放', returned: '回收', valid: '有效', edits: '手工修改', excluded: '剔除', bones: '原因', mainCauses: '要因', measures: '对策', effects: '效果检查', holes: '断链',
    reports: '报告', errors: '错误', warnings: '提醒', hints: '建议', sound: '记录完整', equal: '核对相等', different: '核对不同', notDerivable: '推不出', typed: '手写数字',
  },
}
