"""Shifting Ground: who held which town in Syria, Iraq and Libya, 2013-2019, computed from sourced events."""

from .dataset import Dataset, Why, load_dataset
from .schema import DataError, Problem

__all__ = ["DataError", "Dataset", "Problem", "Why", "load_dataset"]
__version__ = "0.1.0"
