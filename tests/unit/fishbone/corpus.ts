/** Labels as people write them and what a trained reader would say of each. Codes separated by spaces; '' when nothing is wrong. */
type Line = readonly [text: string, codes?: string]

/** Middle and small bones of diagrams of causes. */
export const causesZh: readonly Line[] = [
  ['培训次数不足'], ['新员工培训不足'], ['窗口人员不足'], ['高峰未加派人手'], ['请假无人顶替'], ['新套餐未考核'], ['兼任其他岗位'], ['排班未覆盖高峰'], ['叫号机故障频繁'], ['使用年限过长'],
  ['无备用设备'], ['自助终端少'], ['采购周期长'], ['摆放位置偏'], ['系统响应慢'], ['数据库未扩容'], ['高峰并发过多'], ['打印机卡纸'], ['耗材质量不良'], ['未定期保养'],
  ['办理环节多'], ['重复填写单据'], ['简单业务未分流'], ['线上入口未开通'], ['表单字号过小'], ['没有填写样例'], ['宣传单过时'], ['资费条款过长'], ['等候区狭小'], ['标识不明显'],
  ['噪声大'], ['等候时间未统计'], ['指标未纳入考核'], ['样本量不足'], ['只问在网用户'], ['高峰预测不准'], ['只凭经验排班'], ['缺历史数据'], ['报修流程长'], ['备件不足'],
  ['加强培训的频次不够'], ['更新周期长'], ['更换不及时'], ['规范执行不到位'], ['优惠规则复杂'], ['提醒短信发送滞后'], ['小区信号弱'], ['电梯内无覆盖'], ['忙时话务拥塞'], ['邻区干扰强度高'],
  ['量具未校准'], ['作业指导书未写明温度'], ['供应商批次差异大'], ['夜班照度低'], ['工单流转慢'], ['知识库内容陈旧'], ['授权额度低'], ['回访口径不统一'], ['明细查询入口深，找不到'], ['营销活动频繁客户回流'],
  ['培训流于形式'], ['应急预案缺失'], ['供应商交货延迟'], ['反应时间长'], ['需求预测偏差大'], ['大厅座位少'], ['投诉处理超时'], ['工装磨损'], ['模具老化'], ['电压波动大'],
  ['加强服务人员培训', 'solution'], ['提高业务水平', 'solution'], ['应增加窗口', 'solution'], ['需要更换终端', 'solution'], ['完善考核制度', 'solution'], ['建立巡检制度', 'solution'], ['优化业务流程', 'solution'],
  ['增设自助设备', 'solution'], ['改善营业环境', 'solution'], ['定期保养设备', 'solution'], ['强化监督检查', 'solution'], ['制定排班表', 'solution'], ['建议实行弹性排班', 'solution'], ['避免重复填单', 'solution'], ['杜绝虚假宣传', 'solution'], ['尽快修复系统缺陷', 'solution'], ['业务能力有待提高', 'solution'],
  ['服务态度不好', 'attitude'], ['责任心不强', 'attitude'], ['员工工作不认真', 'attitude'], ['质量意识淡薄', 'attitude'], ['工作积极性不高', 'attitude'], ['员工懒散', 'attitude'], ['操作工粗心', 'attitude'], ['缺乏服务意识', 'attitude'], ['人员素质低', 'attitude'], ['主动服务意识差', 'attitude'], ['思想麻痹', 'attitude'], ['服务态度', 'attitude'],
  ['人员不足、设备老化', 'twoCauses'], ['培训不足，教材陈旧', 'twoCauses'], ['座位少；动线交叉', 'twoCauses'], ['标识不清和座位不足', 'twoCauses'], ['布局、标识不合理', 'twoCauses'], ['系统慢且经常中断', 'twoCauses'],
  ['系统升级导致终端慢', 'chain'], ['由于培训不足，业务不熟练', 'chain'], ['人手少造成排队', 'chain'], ['设备老化引起故障多', 'chain'],
  ['技能', 'noJudgement'], ['布局规划', 'noJudgement'], ['动线', 'noJudgement'], ['业务知识', 'noJudgement'], ['温湿度', 'noJudgement'], ['叫号系统', 'noJudgement'], ['大厅', 'noJudgement'], ['高峰时段', 'noJudgement'], ['抽样方式', 'noJudgement'], ['服务人员能力', 'noJudgement'],
  ['其他', 'vague'], ['其他原因', 'vague'], ['人员问题', 'vague'], ['管理方面的问题', 'vague'], ['业务流程问题', 'vague'], ['环境因素', 'vague'],
]

export const causesEn: readonly Line[] = [
  ['Too few windows at the peak'], ['Leave is not covered'], ['New staff lack training'], ['Terminals run slowly'], ['No spare machine'], ['Paper jams'], ['Forms are filled in twice'], ['Signs are hidden'], ['Seats run short'], ['Spare parts missing'],
  ['Outdated work instruction'], ['Gauge not calibrated'], ['Batches differ widely'], ['Dim light at night'], ['Orders go to the wrong department'], ['Repair takes too long'], ['Update takes too long'], ['Knowledge base incomplete'], ['Queue tickets run out'], ['Forecast is inaccurate'],
  ['Weak signal in lifts'], ['Cells congested at the busy hour'], ['High interference at night'], ['Billing rules are confusing'], ['Reminders arrive late'], ['Refund needs five approvals, which is too many'], ['Unit price unclear'], ['Overview screen is missing'], ['Supplier delivers late'], ['Worn tool'],
  ['Train the staff', 'solution'], ['Improve communication', 'solution'], ['Add more windows', 'solution'], ['Should hire part-timers', 'solution'], ['Upgrade the terminals', 'solution'], ['Introduce flexible shifts', 'solution'], ['Reduce paperwork', 'solution'], ['Terminals need to be replaced', 'solution'], ['Provide samples of forms', 'solution'],
  ['Bad attitude', 'attitude'], ['Careless operators', 'attitude'], ['Lack of responsibility', 'attitude'], ['Staff are lazy', 'attitude'], ['Low motivation', 'attitude'], ['Human error', 'attitude'], ['Staff do not care', 'attitude'],
  ['Too few seats and unclear signs', 'twoCauses'], ['Old machines; no spare parts', 'twoCauses'], ['Slow system, missing manuals', 'twoCauses'],
  ['Old terminals lead to delays', 'chain'], ['Queues because of missing staff', 'chain'], ['Delay due to late delivery', 'chain'],
  ['Skill', 'noJudgement'], ['Layout', 'noJudgement'], ['Display of leaflets', 'noJudgement'], ['Business knowledge', 'noJudgement'], ['Unit of measurement', 'noJudgement'],
  ['Other causes', 'vague'], ['Staff issues', 'vague'],
]

export const bigZh: readonly Line[] = [
  ['人员'], ['设备'], ['材料'], ['方法'], ['环境'], ['测量'], ['流程'], ['引导'], ['计费透明'], ['传输/核心网'], ['终端与设置'], ['宣传与实际差异'], ['争议处理'], ['有形展示'], ['绩效'], ['人机料法环'],
  ['人员不足', 'bigJudges'], ['加强管理', 'bigJudges'], ['设备老化', 'bigJudges'], ['流程繁琐', 'bigJudges'], ['责任心', 'bigJudges'], ['提高技能', 'bigJudges'],
]
export const bigEn: readonly Line[] = [
  ['People'], ['Machines'], ['Advertising and practice'], ['Transport and core'], ['Measurement'], ['Interference'], ['Disputes'], ['Under-staffing', 'bigJudges'], ['Poor training', 'bigJudges'], ['Improve process', 'bigJudges'],
]

export const effectsZh: readonly Line[] = [
  ['营业厅排队等候时间长'], ['为什么营业厅排队时间长？'], ['用户对资费不满意'], ['移动网络质量差'], ['焊接不合格品率高'], ['工单超时多'], ['新业务使用率低'],
  ['如何提高顾客满意度', 'effectNotProblem'], ['提高服务质量', 'effectNotProblem'], ['营业厅服务', 'effectNotProblem'], ['顾客满意度', 'effectNotProblem'],
  ['排队时间长、服务质量差', 'twoEffects'], ['掉线多和网速慢', 'twoEffects'],
]
export const effectsEn: readonly Line[] = [
  ['Waiting time is too long'], ['Why do customers wait so long?'], ['Too many rejects'], ['Few customers use the new service'],
  ['How to raise satisfaction', 'effectNotProblem'], ['Service hall', 'effectNotProblem'], ['Slow network and high prices', 'twoEffects'],
]

/** Bones of diagrams of measures. */
export const measures: readonly Line[] = [
  ['增设自助终端'], ['简化单据'], ['实行弹性排班'], ['统一回访口径'], ['培训不足', 'notMeasure'], ['窗口太少', 'notMeasure'], ['Add a window at the peak'], ['Too few windows', 'notMeasure'],
]

/** More middle and small bones; many say what is wrong without a word for it. */
export const causesMixed: readonly Line[] = [
  ['窗口开放数与客流不匹配'], ['取号后过号率高'], ['复印件需自备'], ['自助机仅支持现金'], ['新老系统并行'], ['证件识别失败率高'], ['电子发票推送滞后'], ['等候区信号屏蔽'], ['热水器挡住叫号屏'], ['交接班无记录'],
  ['套餐变更次月生效'], ['短信内容看不懂'], ['投诉渠道分散'], ['同城不同价'], ['车间湿度超标'], ['刀具更换周期过长'], ['首件未检验'], ['工艺参数凭记忆设定'], ['回收料比例过高'], ['周末只开两个窗口'],
  ['引进智能叫号系统', 'solution'], ['开展岗位练兵', 'solution'], ['增加高峰期人手', 'solution'], ['规范服务用语', 'solution'], ['合理安排班次', 'solution'], ['落实首问责任制', 'solution'],
  ['员工缺乏主动性', 'attitude'], ['班组长责任感不强', 'attitude'], ['服务人员态度冷淡', 'attitude'], ['操作人员马虎大意', 'attitude'],
  ['设备陈旧、维修不及时', 'twoCauses'], ['人手少和场地小', 'twoCauses'], ['断电引起数据丢失', 'chain'], ['员工培训', 'noJudgement'], ['等候区座椅', 'noJudgement'], ['排班制度', 'noJudgement'], ['其他因素', 'vague'], ['设备原因', 'vague'],
  ['Tickets are printed twice'], ['Approval sits with one person'], ['Shift change at the peak'], ['Label unreadable'], ['Operator handles three machines'], ['Cooling water above 35 °C'], ['Menu has seven levels'], ['Sample taken once a day'], ['Old price list on the wall'], ['Inspection skipped on Fridays'],
  ['Install a second printer', 'solution'], ['Strengthen supervision', 'solution'], ['Staff must be trained', 'solution'], ['Provide clear signs', 'solution'], ['Operators are careless', 'attitude'], ['Lack of commitment', 'attitude'],
  ['Long queue and broken printer', 'twoCauses'], ['Broken belt causing downtime', 'chain'], ['Work environment', 'noJudgement'], ['Shift plan', 'noJudgement'], ['Process problems', 'vague'],
]

/** Labels the rules were not adjusted to: middle and small bones. */
export const unseen: readonly Line[] = [
  ['叫号声被广播盖住'], ['柜员一人负责三个窗口'], ['身份证读卡失败'], ['业务受理单四联手填'], ['营业时间与上班时间重合'], ['停车场入口在背面'], ['客服热线排队人数多'], ['老系统数据迁移丢失'], ['零件尺寸偏上限'], ['焊枪角度因人而异'],
  ['冷却水流量波动'], ['操作台高度与身高不符'], ['抽检比例仅为 1%'], ['检验员轮换频繁'], ['来料标签脱落'], ['机房空调停运'], ['光缆被施工挖断'], ['基站退服未告警'], ['副卡共享规则难懂'], ['流量用尽后才提醒'],
  ['完善值班制度', 'solution'], ['加大宣传力度', 'solution'], ['减少审批环节', 'solution'], ['推广电子渠道', 'solution'], ['须增配打印机', 'solution'], ['确保设备完好', 'solution'],
  ['工作人员缺乏耐心', 'attitude'], ['员工服务意识淡漠', 'attitude'], ['值班人员不负责任', 'attitude'],
  ['座椅损坏、灯光昏暗', 'twoCauses'], ['流程复杂且单据多', 'twoCauses'], ['停电导致系统中断', 'chain'], ['操作方法', 'noJudgement'], ['供应商管理', 'noJudgement'], ['其它', 'vague'], ['技术问题', 'vague'],
  ['Scanner rejects old cards'], ['Staff share one terminal'], ['Counter opens at ten'], ['Contract text in small print'], ['Gauge reads 0.2 mm high'], ['Two halls use different forms'], ['Lift out of service'], ['Rush orders jump the line'], ['Manual covers the previous model'],
  ['Add seats', 'solution'], ['Employees should be reminded', 'solution'], ['Replace the sensors', 'solution'], ['Poor work ethic', 'attitude'], ['Negligent supervision', 'attitude'], ['Dirty lens and loose screws', 'twoCauses'], ['Heat results in deformation', 'chain'], ['Training plan', 'noJudgement'], ['Technical issues', 'vague'],
]
