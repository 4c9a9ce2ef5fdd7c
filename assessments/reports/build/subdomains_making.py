"""Sub-domains of manufacturing: design and production."""

from __future__ import annotations

from assessments.reports.build.subdomains import (
    DESIGN,
    MANUFACTURING,
    PRODUCTION,
    WAREHOUSE,
    Subdomain,
    both,
)

MAKING = (
    Subdomain(
        key="product_design",
        element=MANUFACTURING,
        domain=DESIGN,
        name=both("Product design", "产品设计"),
        who=both("R&D", "研发"),
        departments=("rd",),
        questions=(
            "enterprise.virtual_test",
            "enterprise.design_change",
            "ecosystem.co_design",
            "ecosystem.customisation",
        ),
        scenarios=("RD04", "RD05", "OM32"),
        ready=(
            both(
                "Models and parts list of a product picked at random",
                "任一产品的三维模型和物料清单",
            ),
            both("One simulation with its report and date", "一项仿真分析报告（含日期）"),
            both(
                "Records of design reviews and changes in the system", "系统内的设计评审和变更记录"
            ),
        ),
    ),
    Subdomain(
        key="process_design",
        element=MANUFACTURING,
        domain=DESIGN,
        name=both("Process design", "工艺设计"),
        who=both("Process engineering", "工艺"),
        departments=("process_engineering",),
        questions=(
            "line.process_planning",
            "enterprise.process_knowledge",
            "factory.layout",
            "enterprise.design_change",
        ),
        scenarios=("PD06", "PD07", "FC01"),
        ready=(
            both("Process documents with versions, in the system", "系统内的工艺文件（含版本）"),
            both("Library of process parameters and cases", "工艺参数库和案例库"),
            both("One simulated process with measured comparison", "一项工艺仿真及与实测的对照"),
        ),
    ),
    Subdomain(
        key="purchasing",
        element=MANUFACTURING,
        domain=PRODUCTION,
        name=both("Purchasing", "采购"),
        who=both("Purchasing", "采购"),
        departments=("purchasing",),
        questions=("ecosystem.suppliers", "ecosystem.risk"),
        scenarios=("SC37", "SC38", "SC39"),
        ready=(
            both("Purchase orders of a month out of the system", "系统导出的一个月采购订单"),
            both("List of suppliers with their rating", "供应商名录和评价记录"),
            both("How demand becomes an order: one case", "一例由需求计划生成采购订单的全过程"),
        ),
    ),
    Subdomain(
        key="planning",
        element=MANUFACTURING,
        domain=PRODUCTION,
        name=both("Planning and dispatching", "计划与调度"),
        who=both("Planning", "计划"),
        departments=("planning",),
        questions=("workshop.sequence", "workshop.progress", "ecosystem.shared_manufacturing"),
        scenarios=("PM08", "PM09", "PM10", "PM11", "PM19"),
        ready=(
            both("Plan of a week beside what was made", "一周生产计划与实际完成对照"),
            both("Rules and limits the plan is computed with", "排产规则与约束条件"),
            both("List of replanned orders with cause", "调整过的工单清单（含原因）"),
        ),
    ),
    Subdomain(
        key="operation",
        element=MANUFACTURING,
        domain=PRODUCTION,
        name=both("Production operation", "生产作业"),
        who=both("Production, quality", "生产、质量"),
        departments=("production", "quality"),
        questions=(
            "device.settings",
            "line.inspection",
            "line.changeover",
            "line.process_control",
            "line.automation",
            "workshop.trace",
            "workshop.quality_loop",
            "workshop.lean",
        ),
        scenarios=("PO20", "PO21", "PO22", "PO23", "PO24", "PO25", "PO26", "OM31"),
        ready=(
            both(
                "Screens of the shop-floor system for one order", "一张工单在现场系统中的全程画面"
            ),
            both(
                "Inspection records with time and piece or batch", "检验记录（含时间、件号或批号）"
            ),
            both(
                "One product traced back to material and people", "一件产品追溯到料、机、人的记录"
            ),
        ),
    ),
    Subdomain(
        key="maintenance",
        element=MANUFACTURING,
        domain=PRODUCTION,
        name=both("Equipment management", "设备管理"),
        who=both("Equipment", "设备"),
        departments=("equipment",),
        questions=("device.abnormality", "device.maintenance", "workshop.equipment_ledger"),
        scenarios=("PO27", "PO28", "PO29"),
        ready=(
            both("Equipment ledger in the system", "系统内的设备台账"),
            both("Maintenance plan and orders of a quarter", "一个季度的保养计划和维修工单"),
            both("Utilisation or OEE by machine", "设备利用率或综合效率报表"),
        ),
    ),
    Subdomain(
        key="warehousing",
        element=MANUFACTURING,
        domain=PRODUCTION,
        name=both("Storage and delivery", "仓储配送"),
        who=WAREHOUSE,
        departments=("warehouse",),
        questions=("workshop.warehouse", "line.material_supply"),
        scenarios=("PM12", "PM13"),
        ready=(
            both("Stock of a place in the system and as counted", "任一库位的账面数与实盘数"),
            both("Delivery orders to the line for a shift", "一个班次的线边配送单"),
            both("Rules for places, batches and codes", "库位、批次和条码管理制度"),
        ),
    ),
    Subdomain(
        key="safety",
        element=MANUFACTURING,
        domain=PRODUCTION,
        name=both("Safety and environment", "安全环保"),
        who=both("Safety and environment", "安环"),
        departments=("safety_environment",),
        questions=("line.hazardous_work", "factory.safety", "factory.environment"),
        scenarios=("PM14", "PM15", "PM18"),
        ready=(
            both("List of sources of danger and how they are watched", "危险源清单和监控方式"),
            both("Readings and alarms of emissions", "排放监测数据和超标报警记录"),
            both("Drills and corrected findings in the system", "系统内的演练和隐患整改记录"),
        ),
    ),
    Subdomain(
        key="energy",
        element=MANUFACTURING,
        domain=PRODUCTION,
        name=both("Energy management", "能源管理"),
        who=both("Energy", "能源"),
        departments=("energy",),
        questions=("factory.energy", "factory.carbon"),
        scenarios=("PM16", "PM17"),
        ready=(
            both("List of meters and what each measures", "计量器具清单和计量范围"),
            both("Consumption by line or unit for a month", "一个月分产线（装置）能耗报表"),
            both("One saving with values before and after", "一项节能措施的前后数据"),
        ),
    ),
)
