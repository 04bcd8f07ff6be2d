/**
 * What a report page can do by itself, offline: a number tells where it comes from, a mark of a figure and its row of the
 * table light up together, tables are sorted by a column. Written for any browser of the last years; no library.
 */
export const pageScript = `
(function(){
var words=JSON.parse(document.getElementById('words').textContent),origins={};
JSON.parse(document.getElementById('provenance').textContent).numbers.forEach(function(o){origins[o.id]=o});
var tip=null;
function hide(){if(tip){tip.remove();tip=null}}
function show(at,lines){hide();tip=document.createElement('div');tip.className='tip';tip.setAttribute('role','tooltip');
lines.forEach(function(l){var p=document.createElement('div');p.textContent=l;tip.appendChild(p)});document.body.appendChild(tip);
var r=at.getBoundingClientRect(),w=tip.offsetWidth,h=tip.offsetHeight;
tip.style.left=Math.max(4,Math.min(r.left,innerWidth-w-4))+'px';tip.style.top=(r.bottom+h+8<innerHeight?r.bottom+6:Math.max(4,r.top-h-6))+'px'}
function origin(id){var o=origins[id];if(!o)return[];return[words.method+(words.methods[o.method]||o.method)].concat(o.row===null?[]:[words.cell+o.label],o.value===null?[]:[words.value+o.value],o.datasets.length?[words.data+o.datasets.map(function(d){return d.name}).join(', ')]:[],o.segment?[words.segment+o.segment]:[],o.weight?[words.weight+o.weight]:[],o.seed===null?[]:[words.seed+o.seed],o.data?[words.hash+o.data.slice(0,16)]:[])}
function row(mark){var f=mark.closest('figure'),k=mark.getAttribute('data-key');return f?[].find.call(f.querySelectorAll('tr[data-key]'),function(t){return t.getAttribute('data-key')===k}):null}
function light(f,k,on){if(!f)return;[].forEach.call(f.querySelectorAll('[data-key]'),function(e){if(e.getAttribute('data-key')===k)e.classList.toggle('on',on)})}
function enter(e){var t=e.target;if(!t.closest)return;var n=t.closest('.num');if(n){show(n,origin(n.getAttribute('data-p')));return}
var m=t.closest('[data-key]');if(!m)return;var f=m.closest('figure');light(f,m.getAttribute('data-key'),true);
if(m.tagName.toLowerCase()!=='tr'){var r=row(m);if(r)show(m,[].map.call(r.cells,function(c){return c.getAttribute('data-h')+': '+c.textContent}))}}
function leave(e){hide();var t=e.target;if(!t.closest)return;var m=t.closest('[data-key]');if(m)light(m.closest('figure'),m.getAttribute('data-key'),false)}
document.addEventListener('mouseover',enter);document.addEventListener('mouseout',leave);document.addEventListener('focusin',enter);document.addEventListener('focusout',leave);
document.addEventListener('keydown',function(e){if(e.key==='Escape')hide()});
document.addEventListener('click',function(e){var b=e.target.closest?e.target.closest('th button'):null;if(!b)return;var th=b.parentNode,table=th.closest('table'),body=table.tBodies[0],i=[].indexOf.call(th.parentNode.children,th),
down=th.getAttribute('aria-sort')!=='descending';[].forEach.call(th.parentNode.children,function(o){o.removeAttribute('aria-sort')});th.setAttribute('aria-sort',down?'descending':'ascending');
var rows=[].slice.call(body.rows);if(rows.some(function(r){return r.className==='heading'}))return;
rows.sort(function(a,b){var x=a.cells[i].getAttribute('data-v'),y=b.cells[i].getAttribute('data-v'),n=x!==''&&y!==''&&!isNaN(x)&&!isNaN(y),c=n?x-y:a.cells[i].textContent.localeCompare(b.cells[i].textContent);return down?-c:c});
rows.forEach(function(r){body.appendChild(r)})});
addEventListener('beforeprint',function(){[].forEach.call(document.querySelectorAll('details'),function(d){d.setAttribute('data-was',d.open?'1':'');d.open=true})});
addEventListener('afterprint',function(){[].forEach.call(document.querySelectorAll('details'),function(d){d.open=d.getAttribute('data-was')==='1'})});
})();
`
