# SPDX-License-Identifier: Apache-2.0
"""The organisation read from a city pack, every mistake with its place."""

from pathlib import Path

import pytest

from tests.unit.organisation.small_city import CENTRES, PEOPLE, POSTS, REGIONS, UNITS, organisation, reading
from tongguan.city.organisation.api import CentreKind, Force, read_organisation, read_staff
from tongguan.ground.kernel.pack import PackFault, Reading

DEMO = Path(__file__).resolve().parents[3] / "cities" / "demo"


def swapped(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        # a centre's parent
        (
            {"centres": swapped(CENTRES, "X,C-CITY,310112", "X,C-310112001,310112")},
            "centres.csv 第4行 parent列：中心的隶属关系成环：C-310112 → C-310112001 → C-310112",
        ),
        ({"centres": swapped(CENTRES, "A,C-310112,", "A,C-310199,")}, "centres.csv 第7行 parent列：没有编号"),
        (
            {"centres": swapped(CENTRES, "A,C-310112,", "A,C-CITY,")},
            "centres.csv 第7行 parent列：street级中心不能直接隶属于city级",
        ),
        (
            {"centres": swapped(CENTRES, "X CG,C-310112,", "X CG,C-310112-ZZ,")},
            "centres.csv 第5行 parent列：district级中心不能直接隶属于district级的X区社会治理中心",
        ),
        ({"centres": swapped(CENTRES, "A,C-310112,", "A,C-310113,")}, "centres.csv 第7行 region列：区域310112001不在"),
        ({"centres": swapped(CENTRES, "City ZZ,C-CITY,", "City ZZ,,")}, "centres.csv 第3行 parent列：顶层不止一个"),
        ({"centres": swapped(CENTRES, "City,,31", "City,C-CITY-ZZ,31")}, "centres.csv：没有顶层"),
        # a centre itself
        ({"centres": swapped(CENTRES, "C-310112002,", "C-310112001,")}, "centres.csv 第8行 id列：“C-310112001”重复"),
        ({"centres": swapped(CENTRES, "310112002,false", "310112009,false")}, "centres.csv 第8行 region列：没有代码"),
        ({"centres": swapped(CENTRES, "310112002,false", "310112,false")}, "centres.csv 第8行 region列：street级中心"),
        (
            {"centres": swapped(CENTRES, "district,city_management", "district,comprehensive")},
            "centres.csv 第5行 kind列：区域310112有2个综合中心",
        ),
        # regions
        ({"regions": swapped(REGIONS, "Street C,310113", "Street C,31")}, "regions.csv 第7行 level列：street不能"),
        ({"regions": swapped(REGIONS, "Street C,310113", "Street C,310112")}, "regions.csv 第7行 code列：代码"),
        ({"regions": swapped(REGIONS, "Street C,310113", "Street C,310199")}, "regions.csv 第7行 parent列：没有代码"),
        ({"regions": swapped(REGIONS, "Street C,310113", "Street C,")}, "regions.csv 第7行 parent列：只有市级没有上级"),
        ({"regions": REGIONS + "31,city,又一市,Again,\n"}, "regions.csv 第10行 code列：“31”重复"),
        # units
        ({"units": swapped(UNITS, "C-310112-CG", "C-310112-XX")}, "units.csv 第3行 centre列：没有编号为“C-310112-XX”"),
        ({"units": swapped(UNITS, "C-310112-CG", "C-310113")}, "units.csv 第3行 centre列：Y区中心是外部平台"),
        ({"units": swapped(UNITS, "A CG,C-310112001", "A CG,C-310112002")}, "units.csv 第4行 region列：区域310112001"),
        ({"units": swapped(UNITS, "310112001001,self", "310112001009,self")}, "units.csv 第7行 region列：没有代码"),
        ({"units": swapped(UNITS, "U-310112-cg", "U-310112-water")}, "units.csv 第3行 id列：“U-310112-water”重复"),
        ({"units": swapped(UNITS, "U-310112-cg", "C-310112")}, "units.csv 第3行 id列：“C-310112”重复"),
        ({"units": swapped(UNITS, "self_governance", "army")}, "units.csv 第7行 force列：“army”不是可用的词"),
    ],
)  # fmt: skip
def test_a_broken_organisation_names_the_row_that_breaks_it(change, said):
    with pytest.raises(PackFault) as refused:
        read_organisation(reading(**change))
    assert any(str(finding).startswith(said) for finding in refused.value.findings)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"people": PEOPLE + "P-3,王五,five,\n"}, "people.csv 第5行 id列：“P-3”重复"),
        ({"people": PEOPLE + "P-5,王五,one,\n"}, "people.csv 第5行 account列：“one”重复"),
        ({"posts": POSTS + "T-4,P-3,handler,U-310112-cg,310112,\n"}, "posts.csv 第6行 id列：“T-4”重复"),
        ({"posts": POSTS + "T-5,P-9,handler,U-310112-cg,310112,\n"}, "posts.csv 第6行 person列：没有编号为“P-9”"),
        ({"posts": POSTS + "T-5,P-3,handler,U-310112-xx,310112,\n"}, "posts.csv 第6行 organ列：没有编号为"),
        ({"posts": POSTS + "T-5,P-3,handler,U-310112-cg,310199,\n"}, "posts.csv 第6行 region列：没有代码为“310199”"),
        ({"posts": POSTS + "T-5,P-3,king,U-310112-cg,310112,\n"}, "posts.csv 第6行 role列：“king”不是可用的词"),
        ({"posts": POSTS + "T-5,P-3,handler,U-310112-cg,310112,占道\n"}, "posts.csv 第6行 classes列：分类编码应为数字"),
    ],
)
def test_a_broken_staff_list_names_the_row_that_breaks_it(change, said):
    with pytest.raises(PackFault) as refused:
        read_staff(reading(**change), organisation())
    assert any(str(finding).startswith(said) for finding in refused.value.findings)


def test_two_units_of_one_function_in_one_region_are_pointed_out():
    twin = "U-310112001-cg2,city_management,甲街道城管二中队,A CG2,C-310112001,310112001,enforcement,\n"
    pack = reading(units=UNITS + twin)
    read_organisation(pack)
    assert [str(finding).split("，")[0] for finding in pack.findings] == [
        "units.csv 第8行 kind列：区域310112001有2个city_management单位"
    ]


def test_the_demo_city_has_three_levels_of_centres_and_no_mistake():
    pack = Reading(files={file.name: file.read_bytes() for file in DEMO.glob("*.csv")})
    demo = read_organisation(pack)
    staff = read_staff(pack, demo)
    assert not pack.findings
    assert {centre.level.value for centre in demo.centres.values()} == {"city", "district", "street"}
    assert {centre.kind for centre in demo.centres.values()} == set(CentreKind)
    assert {unit.force for unit in demo.units.values()} == set(Force)
    assert all(demo.exists(one.post.organ) for one in staff.appointments)
    streets = [region.code for region in demo.regions.values() if region.level == "street"]
    centres = [demo.centre_of(street, "street") for street in streets]
    assert all(centre is not None and demo.parent(centre) == "C-310112" for centre in centres)
    assert all(demo.single_unit("city_management", street, "street") for street in streets)
