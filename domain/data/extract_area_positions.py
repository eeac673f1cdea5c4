#!/usr/bin/env python3
"""Make area_positions.csv: a position inside each area of the gazetteer.

    python3 extract_area_positions.py BOUNDARIES_DIR

BOUNDARIES_DIR is what `indexer boundaries` writes from the official package
(COD-AB of OCHA). The position is the middle of the widest stretch of the area's
largest part along the parallel half way between its northern and its southern
end, so it lies inside; three decimals are 111 metres. An area without a polygon has none.
"""

import csv
import gzip
import json
import sys
from pathlib import Path

LEVELS = ("provinces", "districts", "subdistricts")


def features(folder: Path, level: str):
    packed, plain = folder / f"{level}.geojson.gz", folder / f"{level}.geojson"
    text = gzip.open(packed, "rt", encoding="utf-8") if packed.exists() else plain.open(encoding="utf-8")
    with text:
        return json.load(text)["features"]


def size(polygon) -> float:
    """Area of the outline on a plane, which is good enough to tell the largest part."""
    outline = polygon[0]
    return abs(sum(x_a * y_b - x_b * y_a for (x_a, y_a), (x_b, y_b) in zip(outline, outline[1:])))


def inside(geometry) -> tuple[float, float]:
    parts = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    part = max(parts, key=size)
    latitudes = [latitude for _, latitude in part[0]]
    parallel = (min(latitudes) + max(latitudes)) / 2
    crossings = []
    for ring in part:
        for (lon_a, lat_a), (lon_b, lat_b) in zip(ring, ring[1:]):
            if (lat_a > parallel) != (lat_b > parallel):
                crossings.append(lon_a + (parallel - lat_a) * (lon_b - lon_a) / (lat_b - lat_a))
    crossings.sort()
    _, west, east = max((east - west, west, east) for west, east in zip(crossings[::2], crossings[1::2]))
    return parallel, (west + east) / 2


def main() -> None:
    if not 2 <= len(sys.argv) <= 3:
        sys.exit("usage: extract_area_positions.py BOUNDARIES_DIR [OUT_DIR]")
    out = Path(sys.argv[2]) if len(sys.argv) == 3 else Path(__file__).parent
    with (Path(__file__).parent / "gazetteer.csv").open(encoding="utf-8") as file:
        codes = {row["code"] for row in csv.DictReader(file)}
    rows = []
    for level in LEVELS:
        for feature in features(Path(sys.argv[1]), level):
            code = str(feature["properties"]["code"])
            if code in codes:
                latitude, longitude = inside(feature["geometry"])
                rows.append((int(code), f"{latitude:.3f}", f"{longitude:.3f}"))
    rows.sort()
    with (out / "area_positions.csv").open("w", encoding="utf-8", newline="\n") as file:
        file.write("code,lat,lon\n")
        file.writelines(f"{code},{latitude},{longitude}\n" for code, latitude, longitude in rows)


if __name__ == "__main__":
    main()
