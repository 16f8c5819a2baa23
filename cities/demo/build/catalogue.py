# SPDX-License-Identifier: Apache-2.0
"""Which centres and units the demo city has; every unit kind occurs once per street, so `kind:…@street` names one unit."""

from __future__ import annotations

from typing import NamedTuple

CITY, DISTRICT = "31", "310112"
COMPREHENSIVE = f"C-{DISTRICT}"
CITY_MANAGEMENT = f"C-{DISTRICT}-CG"
SOCIAL_GOVERNANCE = f"C-{DISTRICT}-ZZ"
HOTLINE = f"C-{DISTRICT}-RX"
EMERGENCY = f"C-{DISTRICT}-YJ"


class Centre(NamedTuple):
    """A command centre above the streets."""

    id: str
    level: str
    kind: str
    name_zh: str
    name_en: str
    parent: str
    region: str


class Body(NamedTuple):
    """A kind of unit: who it is, which force it belongs to (ORG-22), which centre dispatches to it."""

    kind: str
    name_zh: str
    name_en: str
    force: str
    centre: str = ""


CENTRES = (
    Centre("C-CITY", "city", "comprehensive", "S市城市治理指挥中心", "Command centre of City S", "", CITY),
    Centre("C-CITY-CG", "city", "city_management", "S市数字城管指挥中心", "Digital city management, City S", "C-CITY", CITY),
    Centre("C-CITY-ZZ", "city", "social_governance", "S市社会治理指挥中心", "Social governance, City S", "C-CITY", CITY),
    Centre(COMPREHENSIVE, "district", "comprehensive", "X区城市运行管理中心", "Operation centre of District X", "C-CITY", DISTRICT),
    Centre(CITY_MANAGEMENT, "district", "city_management", "X区数字城管指挥分中心", "Digital city management, District X", COMPREHENSIVE, DISTRICT),
    Centre(SOCIAL_GOVERNANCE, "district", "social_governance", "X区社会治理指挥分中心", "Social governance, District X", COMPREHENSIVE, DISTRICT),
    Centre(HOTLINE, "district", "hotline", "X区市民服务热线分中心", "Citizens' hotline, District X", COMPREHENSIVE, DISTRICT),
    Centre(EMERGENCY, "district", "emergency", "X区应急指挥分中心", "Emergency command, District X", COMPREHENSIVE, DISTRICT),
)

CITY_UNITS = (
    Body("city_management", "市城市管理执法总队", "City enforcement corps", "enforcement", "C-CITY-CG"),
    Body("landscaping", "市绿化和市容事务中心", "City landscape and appearance service", "management", "C-CITY-CG"),
    Body("social_governance", "市平安建设协调办公室", "City office for public safety coordination", "management", "C-CITY-ZZ"),
    Body("petition", "市信访办公室", "City petition office", "management", "C-CITY-ZZ"),
    Body("transport", "市交通执法总队", "City transport enforcement corps", "enforcement", "C-CITY"),
    Body("housing", "市房屋管理事务中心", "City housing service", "management", "C-CITY"),
    Body("human_resources", "市人力资源和社会保障服务中心", "City human resources and social security service", "service", "C-CITY"),
    Body("water", "市水务事务中心", "City water service", "management", "C-CITY"),
)

# In a district every kind occurs once, except the firms and associations at the end.
DISTRICT_UNITS = (
    Body("city_management", "区城市管理行政执法局", "City management enforcement bureau", "enforcement", CITY_MANAGEMENT),
    Body("landscaping", "区绿化和市容管理局", "Landscape and city appearance bureau", "management", CITY_MANAGEMENT),
    Body("social_governance", "区平安建设协调办公室", "Office for public safety coordination", "management", SOCIAL_GOVERNANCE),
    Body("justice", "区司法局", "Justice bureau", "management", SOCIAL_GOVERNANCE),
    Body("petition", "区信访办公室", "Petition office", "management", SOCIAL_GOVERNANCE),
    Body("emergency", "区应急管理局", "Emergency management bureau", "management", EMERGENCY),
    Body("fire", "区消防救援支队", "Fire and rescue brigade", "enforcement", EMERGENCY),
    Body("public_security", "公安分局", "Public security sub-bureau", "enforcement", COMPREHENSIVE),
    Body("traffic_police", "公安分局交通警察支队", "Traffic police", "enforcement", COMPREHENSIVE),
    Body("market_regulation", "区市场监督管理局", "Market regulation bureau", "enforcement", COMPREHENSIVE),
    Body("ecology", "区生态环境局", "Ecology and environment bureau", "enforcement", COMPREHENSIVE),
    Body("construction", "区建设和管理委员会", "Construction commission", "management", COMPREHENSIVE),
    Body("transport", "区交通运输管理中心", "Transport administration", "management", COMPREHENSIVE),
    Body("housing", "区住房保障和房屋管理局", "Housing bureau", "management", COMPREHENSIVE),
    Body("water", "区水务局", "Water bureau", "management", COMPREHENSIVE),
    Body("planning", "区规划和自然资源局", "Planning and natural resources bureau", "management", COMPREHENSIVE),
    Body("human_resources", "区人力资源和社会保障局", "Human resources and social security bureau", "management", COMPREHENSIVE),
    Body("labour_inspection", "区劳动保障监察大队", "Labour inspection", "enforcement", COMPREHENSIVE),
    Body("medical_insurance", "区医疗保障局", "Medical insurance bureau", "management", COMPREHENSIVE),
    Body("civil_affairs", "区民政局", "Civil affairs bureau", "management", COMPREHENSIVE),
    Body("veterans", "区退役军人事务局", "Veterans bureau", "management", COMPREHENSIVE),
    Body("health", "区卫生健康委员会", "Health commission", "management", COMPREHENSIVE),
    Body("education", "区教育局", "Education bureau", "management", COMPREHENSIVE),
    Body("culture_tourism", "区文化和旅游局", "Culture and tourism bureau", "management", COMPREHENSIVE),
    Body("sports", "区体育局", "Sports bureau", "management", COMPREHENSIVE),
    Body("agriculture", "区农业农村委员会", "Agriculture commission", "management", COMPREHENSIVE),
    Body("commerce", "区商务委员会", "Commerce commission", "management", COMPREHENSIVE),
    Body("tax", "区税务局", "Tax bureau", "management", COMPREHENSIVE),
    Body("data", "区数据局", "Data bureau", "management", COMPREHENSIVE),
    Body("government_services", "区政务服务中心", "Government service centre", "service", COMPREHENSIVE),
    Body("disabled_persons", "区残疾人联合会", "Disabled persons' federation", "service", COMPREHENSIVE),
    Body("trade_union", "区总工会", "Trade union federation", "service", COMPREHENSIVE),
    Body("state_assets", "区国有资产经营公司", "State assets company", "service", COMPREHENSIVE),
    Body("power_supply", "供电公司", "Power supply company", "service", COMPREHENSIVE),
    Body("water_supply", "供水公司", "Water supply company", "service", COMPREHENSIVE),
    Body("drainage", "排水公司", "Drainage company", "service", COMPREHENSIVE),
    Body("gas_supply", "燃气公司", "Gas company", "service", COMPREHENSIVE),
    Body("telecom", "通信管线公司", "Telecom lines company", "service", COMPREHENSIVE),
    Body("bus", "公共交通公司", "Bus company", "service", COMPREHENSIVE),
    Body("rail_transit", "轨道交通运营公司", "Rail transit company", "service", COMPREHENSIVE),
    Body("road_maintenance", "区公路养护公司", "Road maintenance company", "service", COMPREHENSIVE),
    Body("waste_transport", "区环境卫生运输公司", "Waste transport company", "service", COMPREHENSIVE),
)
DISTRICT_SEVERAL = (
    ("bike_cyan", Body("enterprise", "青行共享单车", "Qingxing shared bikes", "service", CITY_MANAGEMENT)),
    ("bike_orange", Body("enterprise", "橙骑共享单车", "Chengqi shared bikes", "service", CITY_MANAGEMENT)),
    ("bike_blue", Body("enterprise", "蓝轮共享单车", "Lanlun shared bikes", "service", CITY_MANAGEMENT)),
    ("ngo_mediation", Body("ngo", "同心民商事调解中心", "Tongxin mediation centre", "self_governance", SOCIAL_GOVERNANCE)),
    ("ngo_volunteers", Body("ngo", "区志愿者协会", "Volunteers' association", "self_governance", SOCIAL_GOVERNANCE)),
)

# Names follow the street's own: 江川路街道 + 城管中队.
STREET_UNITS = (
    Body("city_management", "城管中队", "city management squad", "enforcement"),
    Body("comprehensive_enforcement", "综合行政执法队", "comprehensive enforcement team", "enforcement"),
    Body("market_regulation", "市场监督管理所", "market regulation station", "enforcement"),
    Body("public_security", "派出所", "police station", "enforcement"),
    Body("work_safety", "安全生产监察所", "work safety station", "enforcement"),
    Body("fire", "消防工作站", "fire safety station", "enforcement"),
    Body("sanitation", "市容环境卫生管理所", "city appearance and sanitation station", "management"),
    Body("landscaping", "绿化管理站", "landscaping station", "management"),
    Body("housing", "房屋管理所", "housing station", "management"),
    Body("construction", "规划建设办公室", "planning and construction office", "management"),
    Body("ecology", "生态环境保护办公室", "ecology office", "management"),
    Body("water", "水务管理站", "water station", "management"),
    Body("justice", "司法所", "justice station", "management"),
    Body("social_governance", "平安办公室", "public safety office", "street"),
    Body("community_management", "社区管理办公室", "community management office", "street"),
    Body("civil_affairs", "社区服务办公室", "community service office", "street"),
    Body("petition", "信访接待办公室", "petition office", "street"),
    Body("labour_mediation", "劳动争议调解中心", "labour dispute mediation centre", "street"),
    Body("government_services", "社区事务受理服务中心", "community affairs service centre", "service"),
    Body("health", "社区卫生服务中心", "community health centre", "service"),
    Body("culture", "社区文化活动中心", "community culture centre", "service"),
    Body("elderly_care", "综合为老服务中心", "elderly care centre", "service"),
    Body("municipal_maintenance", "市政养护队", "municipal maintenance team", "service"),
    Body("property_management", "物业服务中心", "property service centre", "service"),
    Body("volunteers", "平安志愿服务队", "safety volunteers", "self_governance"),
)
