"""Sub-domains of manufacturing: logistics, sales and service; and all twenty."""

from __future__ import annotations

from assessments.reports.build.subdomains import (
    LOGISTICS,
    MANUFACTURING,
    SALES,
    SELLING,
    SERVICE,
    WAREHOUSE,
    Subdomain,
    both,
)
from assessments.reports.build.subdomains_making import MAKING
from assessments.reports.build.subdomains_means import MEANS

MARKET = (
    Subdomain(
        key="logistics",
        element=MANUFACTURING,
        domain=LOGISTICS,
        name=both("Logistics", "物流"),
        who=WAREHOUSE,
        departments=("warehouse",),
        questions=(),
        scenarios=("SC40",),
        ready=(
            both("Transport orders of a month out of the system", "系统导出的一个月运输订单"),
            both("Where a shipment is: one followed to the customer", "一票货物全程跟踪记录"),
            both("Contracts and rating of carriers", "承运商合同和考核记录"),
        ),
    ),
    Subdomain(
        key="sales",
        element=MANUFACTURING,
        domain=SALES,
        name=both("Sales", "销售"),
        who=SELLING,
        departments=("sales_service",),
        questions=("enterprise.marketing", "ecosystem.customisation"),
        scenarios=("OM33",),
        ready=(
            both("Sales plan and forecast beside what was sold", "销售计划、预测与实际对照"),
            both("Orders of a month out of the system", "系统导出的一个月销售订单"),
            both("List of customers with what is known of them", "客户名录和客户信息"),
        ),
    ),
    Subdomain(
        key="customer_service",
        element=MANUFACTURING,
        domain=SERVICE,
        name=both("Customer service", "客户服务"),
        who=SELLING,
        departments=("sales_service",),
        questions=("ecosystem.service",),
        scenarios=("PS36",),
        ready=(
            both("Service requests with time of answer", "客户服务工单（含响应时间）"),
            both("Result of asking customers, with date", "客户满意度调查结果（含日期）"),
            both("Where answers to known faults are kept", "常见问题和故障知识库"),
        ),
    ),
    Subdomain(
        key="product_service",
        element=MANUFACTURING,
        domain=SERVICE,
        name=both("Product service", "产品服务"),
        who=SELLING,
        departments=("sales_service",),
        questions=("ecosystem.service",),
        scenarios=("PS34", "PS35"),
        ready=(
            both("File of one delivered product over its life", "一台已交付产品的全生命周期档案"),
            both("Readings of products in use, where there are any", "在用产品的运行数据（如有）"),
            both(
                "One case of remote help or of a service that was due", "一例远程运维或到期服务记录"
            ),
        ),
    ),
)

ALL = (*MEANS, *MAKING, *MARKET)
