"""Which open question to ask next."""

from maturity.engine.scan.finding import scan
from maturity.engine.scan.printing import scan_data, scan_lines
from maturity.engine.scan.shape import Scan

__all__ = ["Scan", "scan", "scan_data", "scan_lines"]
