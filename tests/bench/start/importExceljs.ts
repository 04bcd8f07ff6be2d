// Child of import.ts: exceljs' streaming reader merely reads the file. Prints seconds and peak MB.
import ExcelJS from 'exceljs'

const cpu = process.cpuUsage()
const start = performance.now()
const reader = new ExcelJS.stream.xlsx.WorkbookReader(process.argv[2]!, { worksheets: 'emit', sharedStrings: 'cache', styles: 'cache', hyperlinks: 'ignore', entries: 'emit' })
let rows = 0
let cells = 0
for await (const sheet of reader) {
  for await (const row of sheet) {
    rows++
    row.eachCell(() => { cells++ })
  }
}
const { user, system } = process.cpuUsage(cpu)
process.stdout.write(JSON.stringify({ seconds: (performance.now() - start) / 1000, cpuSeconds: (user + system) / 1e6, rows: rows - 1, cells, peakMb: process.resourceUsage().maxRSS / 1024 }))
