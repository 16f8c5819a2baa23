# SPDX-License-Identifier: Apache-2.0
"""A taxonomy small enough to read: two majors, two minors, three sub-classes."""

from collections.abc import Mapping

from tongguan.city.taxonomy.api import TimedLink

FILES: Mapping[str, str] = {
    "taxonomy/classes.csv": """code,level,parent,name_zh,name_en,domain,grade,nature,flags
02,major,,市容环卫,sanitation,street,,,
0201,minor,02,暴露垃圾,exposed refuse,street,,,self_handle
020101,sub,0201,路边暴露生活垃圾,by the road,street,minor,complaint,self_handle;machine_dispatch
020102,sub,0201,桥下空间垃圾,refuse under bridges,street,minor,complaint,
21,major,,街面秩序,street order,street,,,
2101,minor,21,占道经营,trading on the pavement,street,,,
210101,sub,2101,占道摆摊,stall on the pavement,street,large,report,joint_list
""",
    "taxonomy/conditions.csv": """\
id,class,filing_zh,closing_zh,limit_amount,limit_unit,target_amount,target_unit,edition_note
020101-1,020101,有垃圾的,清理完毕,4,work_hour,2,work_hour,
020101-2,020101,成堆的,清运完毕,1,work_day,4,work_hour,
020102-1,020102,有垃圾的,清理完毕,1,work_day,4,work_hour,
210101-1,210101,设摊的,撤离,2,urgent_work_hour,1,urgent_work_hour,
""",
    "taxonomy/link_limits.csv": "link,level,amount,unit,note\n"
    + "".join(f"{link},*,4,work_hour,\n" for link in TimedLink)
    + "dispatch,street,2,hour,\n",
    "taxonomy/code_sets.csv": """code_set,code,name_zh,kind
old,0401,路面塌陷,event
old,0501,无照经营游商,event
new,0401,无照经营游商,event
""",
    "taxonomy/crosswalk.csv": """code_set,code,class
old,0501,2101
new,0401,2101
new,0401,210101
""",
    "taxonomy/everyday_words.csv": "word,class\n摆地摊,2101\n脏兮兮,020101\n",
}


def pack(**changed: tuple[str, str]) -> dict[str, bytes]:
    """The files, with one text replaced by another in the files named (`classes=("02,major", "2,major")`)."""
    files = dict(FILES)
    for name, (old, new) in changed.items():
        path = f"taxonomy/{name}.csv"
        assert old in files[path]
        files[path] = files[path].replace(old, new, 1)
    return {path: text.encode() for path, text in files.items()}
