/** The causes of long queues in the operator's halls, as the sample's fishbone has them. `factor`: the bone shows that factor's numbers. */
export interface Cause { text: string; factor?: string; causes?: Cause[] }

export const effect = '营业厅排队等候时间长'

export const causes: Cause[] = [
  { text: '客流', causes: [
    { text: '不同时间段业务量差异大', causes: [{ text: '午间与月初集中', causes: [{ text: '缴费日集中在月初' }] }] },
    { text: '厅之间业务承载不平衡' },
    { text: '营销活动频繁，客户回流' },
  ] },
  { text: '流程', causes: [
    { text: '部分业务占用时间多', causes: [{ text: '业务流程环节多' }] },
    { text: '预处理未执行', causes: [{ text: '证件与资料到台席才核对' }] },
    { text: '投诉在台席处理', factor: '投诉处理' },
  ] },
  { text: '人员', causes: [
    { text: '业务不熟练', causes: [{ text: '新业务培训不足', factor: '新业务' }] },
    { text: '主动分流少' },
    { text: '服务规范执行不一', factor: '营业厅服务人员' },
  ] },
  { text: '系统', causes: [
    { text: '多界面操作', causes: [{ text: '界面未整合' }] },
    { text: '终端运行慢' },
    { text: '自助设备维修不及时' },
  ] },
  { text: '环境', factor: '营业厅', causes: [
    { text: '布局与动线不合理' },
    { text: '等候区标识不清' },
  ] },
  { text: '渠道', causes: [
    { text: '电子渠道认知度低', factor: '缴费', causes: [{ text: '宣传引导不足' }] },
    { text: '社会渠道承载业务少' },
    { text: '网络问题也到厅里反映', factor: '网络质量' },
  ] },
]
