"""What a plant can be: sector, kind of production, province, size, ownership.

Sectors follow the divisions of GB/T 4754 for manufacturing, neighbours joined; sizes follow the
statistical classes large, medium, small, micro.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Production(TextChoices):
    DISCRETE = "discrete", _("Discrete manufacturing")
    PROCESS = "process", _("Process industry")


class Size(TextChoices):
    LARGE = "large", _("Large")
    MEDIUM = "medium", _("Medium")
    SMALL = "small", _("Small")
    MICRO = "micro", _("Micro")


class Ownership(TextChoices):
    STATE = "state", _("State-owned or state-controlled")
    PRIVATE = "private", _("Private")
    FOREIGN = "foreign", _("Wholly foreign-owned")
    JOINT = "joint", _("Sino-foreign joint venture")
    HONG_KONG = "hong_kong_macao_taiwan", _("Hong Kong, Macao or Taiwan invested")
    OTHER = "other", _("Other ownership")


class Sector(TextChoices):
    FOOD = "food", _("Food, drink and tobacco")
    TEXTILES = "textiles", _("Textiles, clothing, leather and shoes")
    WOOD = "wood", _("Wood and furniture")
    PAPER = "paper", _("Paper, printing, cultural and sports goods")
    PETROLEUM = "petroleum", _("Petroleum refining and coking")
    CHEMICALS = "chemicals", _("Chemicals and chemical fibres")
    PHARMACEUTICALS = "pharmaceuticals", _("Pharmaceuticals")
    RUBBER = "rubber", _("Rubber and plastics")
    MINERALS = "minerals", _("Building materials and non-metallic minerals")
    STEEL = "steel", _("Iron and steel")
    NON_FERROUS = "non_ferrous", _("Non-ferrous metals")
    METAL_PRODUCTS = "metal_products", _("Metal products")
    GENERAL_EQUIPMENT = "general_equipment", _("General-purpose equipment")
    SPECIAL_EQUIPMENT = "special_equipment", _("Special-purpose equipment")
    VEHICLES = "vehicles", _("Motor vehicles and parts")
    TRANSPORT = "transport", _("Rail, ship, aircraft and other transport equipment")
    ELECTRICAL = "electrical", _("Electrical machinery, batteries, household appliances")
    ELECTRONICS = "electronics", _("Computers, communication and electronics")
    INSTRUMENTS = "instruments", _("Instruments and meters")
    OTHER = "other", _("Other manufacturing")


class Province(TextChoices):
    BEIJING = "beijing", _("Beijing")
    TIANJIN = "tianjin", _("Tianjin")
    HEBEI = "hebei", _("Hebei")
    SHANXI = "shanxi", _("Shanxi")
    INNER_MONGOLIA = "inner_mongolia", _("Inner Mongolia")
    LIAONING = "liaoning", _("Liaoning")
    JILIN = "jilin", _("Jilin")
    HEILONGJIANG = "heilongjiang", _("Heilongjiang")
    SHANGHAI = "shanghai", _("Shanghai")
    JIANGSU = "jiangsu", _("Jiangsu")
    ZHEJIANG = "zhejiang", _("Zhejiang")
    ANHUI = "anhui", _("Anhui")
    FUJIAN = "fujian", _("Fujian")
    JIANGXI = "jiangxi", _("Jiangxi")
    SHANDONG = "shandong", _("Shandong")
    HENAN = "henan", _("Henan")
    HUBEI = "hubei", _("Hubei")
    HUNAN = "hunan", _("Hunan")
    GUANGDONG = "guangdong", _("Guangdong")
    GUANGXI = "guangxi", _("Guangxi")
    HAINAN = "hainan", _("Hainan")
    CHONGQING = "chongqing", _("Chongqing")
    SICHUAN = "sichuan", _("Sichuan")
    GUIZHOU = "guizhou", _("Guizhou")
    YUNNAN = "yunnan", _("Yunnan")
    TIBET = "tibet", _("Tibet")
    SHAANXI = "shaanxi", _("Shaanxi")
    GANSU = "gansu", _("Gansu")
    QINGHAI = "qinghai", _("Qinghai")
    NINGXIA = "ningxia", _("Ningxia")
    XINJIANG = "xinjiang", _("Xinjiang")
