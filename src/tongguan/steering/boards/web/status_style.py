# SPDX-License-Identifier: Apache-2.0
"""How the platform's own page looks: one blue, red and amber for lamps only, figures first."""

STYLE = """
:root { --bg:#f2f4f6; --surface:#fff; --line:#dfe4e8; --text:#18222b; --text2:#4a5763; --text3:#596671;
  --data:#1a5c99; --red:#c22f27; --amber:#9a5b00; --amber-fill:#e59a1f }
* { box-sizing:border-box }
body { margin:0; background:var(--bg); color:var(--text); font:15px/1.5 "HarmonyOS Sans SC","Source Han Sans SC",
  "Noto Sans SC","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif }
header { display:flex; gap:24px; align-items:baseline; padding:14px 32px; background:#17242f; color:#dce5eb }
header b { font-size:20px; letter-spacing:.1em } header span { color:#9fb0bc } header time { margin-left:auto }
time, .n, .figures b { font-variant-numeric:tabular-nums }
main, footer { max-width:1560px; margin:0 auto; padding:24px 32px }
h2 { font-size:16px; margin:0 0 10px } table + h2, p + h2, ul + h2 { margin-top:28px }
h2 span, th span, p span, li span, footer span { color:var(--text3); font-weight:400; font-size:13px; margin-left:8px }
.figures { display:grid; grid-template-columns:repeat(5,1fr); background:var(--surface); border:1px solid var(--line);
  border-radius:4px; margin-bottom:24px }
.figures div { padding:18px 24px; border-left:1px solid var(--line) } .figures div:first-child { border-left:0 }
.figures b { font-size:38px; line-height:1.1; font-weight:600 } .figures p { margin:4px 0 0; color:var(--text2) }
.figures .red b { color:var(--red) } .figures .amber b { color:var(--amber) }
.columns { display:grid; grid-template-columns:minmax(0,2fr) minmax(0,1fr) minmax(0,1.1fr); gap:24px;
  align-items:start }
.columns section { background:var(--surface); border:1px solid var(--line); border-radius:4px; padding:20px 24px }
table { border-collapse:collapse; width:100% } tr + tr { border-top:1px solid var(--line) }
th, td { padding:6px 0; text-align:left; font-weight:400; vertical-align:baseline } td + td { padding-left:12px }
.n { text-align:right; white-space:nowrap }
.states { table-layout:fixed } .states th { width:17em; white-space:nowrap } .states .n { width:4.5em }
.states .lamps { width:12em; font-size:13px; color:var(--text2) }
.accounts th { white-space:nowrap; padding-right:16px }
.bar { white-space:nowrap } .bar i { display:inline-block; height:10px; background:var(--data) }
.bar i.red { background:var(--red) } .bar i.amber { background:var(--amber-fill) }
ul { list-style:none; margin:0; padding:0 } li { padding:4px 0 } a { color:var(--data) }
code { font:14px ui-monospace,Menlo,Consolas,monospace; background:#f2f4f6; padding:1px 5px; border-radius:3px }
.none { color:var(--text2) } footer { color:var(--text3); font-size:13px; padding-top:0 }
@media (max-width:1100px) { .columns { grid-template-columns:minmax(0,1fr) } }
@media (max-width:720px) {
  header { flex-wrap:wrap; gap:4px 16px; padding:12px 16px } header time { margin-left:0; width:100%; font-size:13px }
  main, footer { padding:16px } .figures { grid-template-columns:1fr 1fr }
  .figures div { padding:12px 16px; border-left:0; border-top:1px solid var(--line) }
  .figures b { font-size:28px } .figures p span { display:block; margin-left:0 }
  .columns section { padding:16px } .states th { width:7.5em; white-space:normal } .states th span { display:none }
  .states .lamps { width:6.5em }
}
"""
