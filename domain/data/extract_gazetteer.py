#!/usr/bin/env python3
"""Make gazetteer.csv and abolished_areas.csv from the PyPI package geothai 3.2.1.

    pip download --no-deps --only-binary :all: geothai==3.2.1 -d wheels
    python3 extract_gazetteer.py wheels/geothai-3.2.1-py3-none-any.whl

The wheel is checked by its SHA-256 and only read: none of its code is run.
Every name, code, postcode and date is kept exactly as published. Several
postcodes of one subdistrict, and several successors of one abolished area, are
separated by a space, as in the package.
"""

import csv
import hashlib
import json
import sys
import zipfile
from pathlib import Path

SHA256 = "d4d41349c0c8ad07a579956b95d39f7b191426b5681daf66ab1ee522122d8e9b"
LEVELS = (("provinces", 2, 77), ("districts", 4, 928), ("subdistricts", 6, 7436))
ABOLISHED = 1583


def main() -> None:
    if not 2 <= len(sys.argv) <= 3:
        sys.exit("usage: extract_gazetteer.py GEOTHAI_WHEEL [OUT_DIR]")
    wheel = Path(sys.argv[1])
    out = Path(sys.argv[2]) if len(sys.argv) == 3 else Path(__file__).parent
    found = hashlib.sha256(wheel.read_bytes()).hexdigest()
    if found != SHA256:
        sys.exit(f"{wheel.name}: SHA-256 is {found}, expected {SHA256}")

    rows = []
    with zipfile.ZipFile(wheel) as archive:
        for level, digits, count in LEVELS:
            areas = json.loads(archive.read(f"geothai/_data/{level}.json"))
            if len(areas) != count:
                sys.exit(f"{level}: {len(areas)} rows, expected {count}")
            for code, name_th, name_en, *postcode in areas:
                if len(code) != digits or not code.isdigit():
                    sys.exit(f"{level}: bad code {code!r}")
                rows.append((code, name_th, name_en, postcode[0] if postcode else ""))
        abolished = json.loads(archive.read("geothai/_data/abolished.json"))

    codes = {row[0] for row in rows}
    if len(codes) != len(rows):
        sys.exit("a code occurs twice")
    if orphans := [c for c in codes if len(c) > 2 and c[:-2] not in codes]:
        sys.exit(f"codes without their parent: {sorted(orphans)}")

    rows.sort(key=lambda row: int(row[0]))
    write(out / "gazetteer.csv", ("code", "name_th", "name_en", "postcode"), rows)

    if len(abolished) != ABOLISHED:
        sys.exit(f"abolished: {len(abolished)} rows, expected {ABOLISHED}")
    if reused := [row[0] for row in abolished if row[0] in codes]:
        sys.exit(f"abolished codes that are in use: {reused}")
    # Of the rest of a row: how the successors are known, and where it was announced.
    rows = [(row[0], row[1], row[2] or "", row[3], row[4]) for row in abolished]
    rows.sort(key=lambda row: int(row[0]))
    header = ("code", "name_th", "name_en", "abolished_on", "successors")
    write(out / "abolished_areas.csv", header, rows)


def write(path: Path, header: tuple, rows: list) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
    print(f"{path.name}: {len(rows)} rows", file=sys.stderr)


if __name__ == "__main__":
    main()
