"""Writes the log out as a folder of files that strangers can check and read without our programs.

`columns` describes the table of records once; rows, CSV, Parquet, JSON Schema and codebook all come
from there. `bundle` puts the folder together.
"""

from audit.ledger.export.bundle import Exported, export

__all__ = ["Exported", "export"]
