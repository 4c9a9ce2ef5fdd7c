"""Sub-domains of personnel, technology and resources."""

from __future__ import annotations

from assessments.reports.build.subdomains import (
    IT,
    MANAGEMENT,
    PERSONNEL,
    RESOURCES,
    TECHNOLOGY,
    Subdomain,
    both,
)

MEANS = (
    Subdomain(
        key="strategy",
        element=PERSONNEL,
        name=both("Organisation and strategy", "组织战略"),
        who=MANAGEMENT,
        departments=("management",),
        questions=("enterprise.performance", "enterprise.decision", "eligibility.organisation"),
        scenarios=("OM30",),
        ready=(
            both("Plan for smart manufacturing with goals by year", "智能制造规划（含分年度目标）"),
            both("Budget and spending of the last three years", "近三年预算与实际投入"),
            both(
                "Appointment of the department or group, with its tasks",
                "专门部门或工作组的任命文件与职责",
            ),
            both("Minutes of the last reviews of the plan", "最近几次规划检查的会议纪要"),
        ),
    ),
    Subdomain(
        key="skills",
        element=PERSONNEL,
        name=both("Skills of staff", "人员技能"),
        who=MANAGEMENT,
        departments=("management",),
        questions=("enterprise.skills", "eligibility.talent"),
        ready=(
            both("List of staff by post and system", "人员名单（岗位、负责的系统）"),
            both("Training plan and records of the year", "当年培训计划和培训记录"),
            both("Certificates of qualification, with dates", "资质和上岗证书（含有效期）"),
        ),
    ),
    Subdomain(
        key="data",
        element=TECHNOLOGY,
        name=both("Data", "数据"),
        who=IT,
        departments=("it",),
        questions=("device.connection", "factory.data", "enterprise.decision"),
        scenarios=("FC02", "OM30"),
        ready=(
            both(
                "List of points collected: what, how often, since when",
                "采集点清单（内容、频次、起始日期）",
            ),
            both("Rules for codes and master data", "编码规则和主数据管理制度"),
            both(
                "One analysis in use, with what was decided on it",
                "一项在用的数据分析及据此作出的决定",
            ),
        ),
    ),
    Subdomain(
        key="integration",
        element=TECHNOLOGY,
        name=both("Integration", "集成"),
        who=IT,
        departments=("it",),
        questions=("factory.integration", "enterprise.order_close", "enterprise.design_change"),
        scenarios=("FC03", "PM19"),
        ready=(
            both("Drawing of the systems and what they exchange", "系统集成架构图"),
            both(
                "List of interfaces: from, to, data, how often", "接口清单（起止系统、数据、频次）"
            ),
            both("Log of one interface over a month", "任一接口一个月的运行日志"),
        ),
    ),
    Subdomain(
        key="security",
        element=TECHNOLOGY,
        name=both("Information security", "信息安全"),
        who=IT,
        departments=("it",),
        questions=("factory.security", "eligibility.inventory"),
        ready=(
            both(
                "Rules for information security and who answers for it", "信息安全管理制度和责任人"
            ),
            both(
                "Filing of graded protection, where it is required",
                "网络安全等级保护备案证明（如需）",
            ),
            both(
                "Drawing of the zones and records of checks on the control network",
                "网络分区图、工控网络安全检查记录",
            ),
            both("Record of a restored backup", "备份恢复演练记录"),
        ),
    ),
    Subdomain(
        key="equipment",
        element=RESOURCES,
        name=both("Equipment", "装备"),
        who=both("Equipment", "设备"),
        departments=("equipment",),
        questions=("device.connection", "line.automation", "eligibility.inventory"),
        scenarios=("PO23", "PO27"),
        ready=(
            both(
                "Numbered list of key machines: maker, controller, connected or not",
                "关键设备编号清单（厂家、控制系统、是否联网）",
            ),
            both("List of automated steps", "已实现自动化的工序清单"),
            both("Records of retrofits with acceptance", "设备改造及验收记录"),
        ),
    ),
    Subdomain(
        key="network",
        element=RESOURCES,
        name=both("Network", "网络"),
        who=IT,
        departments=("it",),
        questions=("factory.network", "factory.computing"),
        scenarios=("FC02",),
        ready=(
            both(
                "Drawing of office, floor and control networks, with date",
                "办公、现场、控制网络拓扑图（含日期）",
            ),
            both("List of connected points and protocols", "联网点位和通信协议清单"),
            both("List of faults of the last months", "近几个月网络故障清单"),
        ),
    ),
)
