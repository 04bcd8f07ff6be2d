export const progress = {
  reading: '正在读取文件',
  profiling: '正在识别题目',
  writing: '正在写入',
  finishing: '正在完成',
  building: '正在生成图表',
  computing: '正在计算',
  packing: '正在打包文件',
  comparing: '正在逐份比较',
}
