Object.assign(process.env, { CIVIC_TABLE: 'c', LEDGER_TABLE: 'l', IDENTITY_KEY: 'local-identity-key-'.padEnd(64, '0'), LOOKUP_KEY: 'local-lookup-key-'.padEnd(64, '0')});
(async()=>{
const { villagesOf } = await import('./seed/village'); const { villageRows } = await import('./seed/rows');
let c=process.cpuUsage(); const cpu=()=>{const d=process.cpuUsage(c); c=process.cpuUsage(); return ((d.user+d.system)/1e6).toFixed(1)+'s'};
const all=[...villagesOf(0,'2026-11-20T02:00:00.000Z')]; console.log('generate',cpu());
const n:any={}; const rows:any[]=[]; for(const v of all) for(const r of villageRows(v)){ n[r.entity.entityName]=(n[r.entity.entityName]??0)+1; rows.push(r)} console.log('rows',cpu(), n);
for(const r of rows) r.params(); console.log('parse',cpu(), rows.length);
const reps=all.flatMap(v=>v.reports); console.log(reps.length, all.filter(v=>v.reports.length).length, all.filter(v=>v.reviews.length).length);
})();
