# SPDX-License-Identifier: Apache-2.0
"""A city of two districts, small enough to hold in the head, as the files of a pack."""

from tongguan.city.organisation.api import Organisation, Staff, read_organisation, read_staff
from tongguan.ground.kernel.pack import Reading

REGIONS = """\
code,level,name_zh,name_en,parent
31,city,S市,City S,
310112,district,X区,District X,31
310113,district,Y区,District Y,31
310112001,street,甲街道,Street A,310112
310112002,street,乙镇,Town B,310112
310113001,street,丙街道,Street C,310113
310112001001,community,一居,First,310112001
310112001002,community,二居,Second,310112001
"""
CENTRES = """\
id,level,kind,name_zh,name_en,parent,region,external
C-CITY,city,comprehensive,S市中心,City,,31,false
C-CITY-ZZ,city,social_governance,S市社会治理中心,City ZZ,C-CITY,31,false
C-310112,district,comprehensive,X区中心,X,C-CITY,310112,false
C-310112-CG,district,city_management,X区城管中心,X CG,C-310112,310112,false
C-310112-ZZ,district,social_governance,X区社会治理中心,X ZZ,C-310112,310112,false
C-310112001,street,comprehensive,甲街道中心,A,C-310112,310112001,false
C-310112002,street,comprehensive,乙镇中心,B,C-310112,310112002,false
C-310113,district,comprehensive,Y区中心,Y,C-CITY,310113,true
C-310113001,street,comprehensive,丙街道中心,C,C-310113,310113001,false
"""
UNITS = """\
id,kind,name_zh,name_en,centre,region,force,phone
U-310112-water,water,X区水务局,Water,C-310112,310112,management,1
U-310112-cg,city_management,X区城管局,CG,C-310112-CG,310112,enforcement,2
U-310112001-cg,city_management,甲街道城管中队,A CG,C-310112001,310112001,enforcement,3
U-310112001-DG01,disposal_grid,甲一处置网格,A DG1,C-310112001,310112001,enforcement,4
U-310112001-DG02,disposal_grid,甲二处置网格,A DG2,C-310112001,310112001,enforcement,5
U-310112001001-JW,committee,一居居委会,First JW,C-310112001,310112001001,self_governance,6
"""
PEOPLE = """\
id,name,account,phone
P-1,王一,one,11
P-2,李二,two,22
P-3,张三,three,33
"""
POSTS = """\
id,person,role,organ,region,classes
T-1,P-1,dispatcher,C-310112001,310112001,
T-2,P-1,shift_leader,C-310112001,310112001,
T-3,P-2,handler,U-310112001-DG01,310112001,02;0103
T-4,P-3,handler,U-310112001-DG02,310112001001,
"""


def reading(**changed: str) -> Reading:
    """The pack, with some files replaced; give the name without `.csv`."""
    texts = {"regions": REGIONS, "centres": CENTRES, "units": UNITS, "people": PEOPLE, "posts": POSTS} | changed
    return Reading(files={f"{name}.csv": text.encode() for name, text in texts.items()})


def organisation() -> Organisation:
    return read_organisation(reading())


def staff(**changed: str) -> Staff:
    return read_staff(reading(**changed), organisation())
