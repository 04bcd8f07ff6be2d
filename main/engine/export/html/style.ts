/** Of a report page: quiet on the screen, A4 on paper. */
export const pageStyle = `
:root{color-scheme:light dark;--ink:#1b1f24;--quiet:#565f6a;--line:#c3c9d1;--paper:#fff;--tint:#eef2f7;--accent:#0958d9;--warn:#8a5300}
@media (prefers-color-scheme:dark){:root{--ink:#e7eaee;--quiet:#a9b2bd;--line:#4a515b;--paper:#1b1e22;--tint:#262b31;--accent:#82b1ff;--warn:#f0bf63}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.75 "Noto Serif SC","Songti SC",SimSun,"Times New Roman",serif}
body.sans{font-family:"PingFang SC","Microsoft YaHei","Noto Sans SC",system-ui,sans-serif}
main{max-width:820px;margin:0 auto;padding:24px 20px 80px}
h1,h2,h3,figcaption,caption,nav,.cover,th{font-family:"PingFang SC","Microsoft YaHei","Noto Sans SC",system-ui,sans-serif}
h1{font-size:1.55em;margin:1.8em 0 .6em}h2{font-size:1.25em;margin:1.5em 0 .5em}h3{font-size:1.08em;margin:1.3em 0 .4em}
h1,h2,h3,figcaption,caption{line-height:1.4;break-after:avoid}
p{margin:.6em 0;text-align:justify;text-indent:var(--indent,0)}
ul,ol{padding-left:2em}li>p{text-indent:0}
.cover{text-align:center;padding:14vh 0 8vh;border-bottom:1px solid var(--line);margin-bottom:32px}.cover h1{font-size:2em;margin:0 0 .4em}.cover p{text-align:center;text-indent:0;color:var(--quiet)}
.simulated{color:var(--warn);font-weight:700}
nav{border:1px solid var(--line);border-radius:6px;padding:12px 20px;margin:24px 0}nav h2{margin:.2em 0 .4em;font-size:1.05em}nav ol{list-style:none;margin:0;padding:0}nav li{line-height:1.9}nav .l2{padding-left:1.6em}
a{color:var(--accent);text-decoration:none}a:hover{text-decoration:underline}
figure{margin:1.4em 0;break-inside:avoid;text-align:center}figure svg,figure img{max-width:100%;height:auto;background:#fff;border-radius:4px}
figcaption,caption{font-weight:700;font-size:.92em;padding:.5em 0;text-align:center;caption-side:top}
.facts,.note{font-size:.82em;color:var(--quiet);text-align:center;text-indent:0;margin:.2em 0}.note{text-align:left}
.scroll{overflow-x:auto}
table{border-collapse:collapse;margin:1em auto;font-size:.86em;line-height:1.5;border-top:2px solid var(--ink);border-bottom:2px solid var(--ink);width:100%;min-width:var(--least,0)}
th{border-bottom:1px solid var(--ink);padding:4px 8px;vertical-align:bottom}th small{display:block;font-weight:400;color:var(--quiet)}td{padding:3px 8px;font-variant-numeric:tabular-nums}td.right{white-space:nowrap}
tr.heading td{background:var(--tint);font-weight:700}
body.grid table{border-width:1px}body.grid th,body.grid td{border:1px solid var(--line)}
.left{text-align:left}.right{text-align:right}.center{text-align:center}
thead{display:table-header-group}tr{break-inside:avoid}
th button{all:unset;cursor:pointer}th button:focus-visible{outline:2px solid var(--accent)}
.num{border-bottom:1px dotted var(--accent);cursor:help}.num:focus-visible{outline:2px solid var(--accent)}.broken,.missing{color:var(--warn)}
svg [data-key]{cursor:pointer}svg [data-key].on{stroke:#000;stroke-width:.6}tr.on td{background:var(--tint)}
details{font-size:.95em}summary{cursor:pointer;color:var(--accent);font-size:.86em}
.tip{position:fixed;z-index:9;max-width:360px;background:var(--ink);color:var(--paper);padding:8px 10px;border-radius:4px;font:13px/1.5 system-ui,sans-serif;pointer-events:none;text-align:left}
.break{break-after:page}.signature{margin:2em 0}.signature p{text-indent:0}.signature span{display:inline-block;width:14em;border-bottom:1px solid var(--ink)}
@media print{:root{--ink:#000;--quiet:#444;--paper:#fff;--line:#888;--tint:#eee;--accent:#000}main{max-width:none;padding:0}.scroll{overflow:visible}table{min-width:0;font-size:.8em}table.wide{font-size:7.5pt}table.wide th,table.wide td{padding:2px .6mm}table.wide th small{font-size:6.5pt}p:has(+figure),p:has(+.scroll){break-after:avoid}table.whole{break-inside:avoid}figure{break-inside:auto}figure svg,figure img{break-inside:avoid;max-height:200mm}figcaption,.facts{break-before:avoid}summary{list-style:none;color:inherit}nav,.cover{break-after:page}details:not([open]){display:none}.num{border:0}.tip{display:none}a{color:inherit}}
@page{size:A4;margin:25mm 25mm 20mm}
`
