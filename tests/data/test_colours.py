"""Colours of forces can be told apart by readers who see colours otherwise, on light ground and on dark."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from dashboard import Dataset

#: What the eye is left with, in linear RGB: Machado, Oliveira and Fernandes 2009, severity 1.
SIGHT = {
    "usual": np.eye(3),
    "protanopia": np.array([[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]),
    "deuteranopia": np.array([[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]),
    "tritanopia": np.array([[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]),
}
#: Linear sRGB to the cone responses of OKLab and from there to OKLab (Ottosson 2020).
CONES = np.array([[0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566], [0.0883024619, 0.2817188376, 0.6299787005]])
OKLAB = np.array(
    [[0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099], [0.0259040371, 0.7827717662, -0.8086757660]]
)
#: Distances in OKLab: two colours side by side are seen as two from 0.02 on; a map wants more.
LEAST = {"usual": 0.055, "protanopia": 0.04, "deuteranopia": 0.04, "tritanopia": 0.04}


def seen(colour: str, sight: str) -> np.ndarray:
    """Return a colour ``#rrggbb`` in OKLab as a kind of sight has it."""
    value = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    linear = np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)
    return OKLAB @ np.cbrt(CONES @ np.clip(SIGHT[sight] @ linear, 0, 1))


@pytest.mark.parametrize("column", ["colour", "colour_dark"])
@pytest.mark.parametrize("sight", SIGHT)
def test_forces_of_one_country_differ(record: Dataset, column: str, sight: str) -> None:
    held = record.spells.join(record.places["country"], on="place_id").groupby("country")["force"].unique()
    close = {}
    for country, forces in held.items():
        for a, b in combinations(sorted(forces), 2):
            apart = float(np.linalg.norm(seen(record.forces.at[a, column], sight) - seen(record.forces.at[b, column], sight)))
            if apart < LEAST[sight]:
                close[country, a, b] = round(apart, 3)
    assert close == {}
