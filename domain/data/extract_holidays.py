#!/usr/bin/env python3
"""Make national_holidays.csv from the PyPI package holidays 0.109.

    pip download --no-deps holidays==0.109 -d wheels
    pip install "python-dateutil>=2.9,<3"
    python3 extract_holidays.py wheels/holidays-0.109-py3-none-any.whl

Takes the categories "public" and "government" of Thailand for 2025 to 2028 and
keeps the days on which government offices close. Several holidays of one date
become one row, their names joined by " / ". The days on which the Cabinet
announced one come from cabinet_days.csv beside this script.

The wheel is checked by its SHA-256, unpacked into a temporary folder and
imported from there.
"""

import csv
import hashlib
import sys
import tempfile
import zipfile
from datetime import date
from pathlib import Path

SHA256 = "7d39c910167116d41fa6aae18d5e72b4541700cdd37743d799c83db3419201b0"
VERSION = "0.109"
YEARS = range(2025, 2029)
# The last year for which the package has the dates that are announced year by
# year (Royal Ploughing Ceremony, special days of the cabinet).
LAST_ANNOUNCED = 2026
# Public holidays on which government offices are open: National Children's Day
# (always a Saturday) and National Labour Day (for employees under labour law).
OFFICES_OPEN = {"วันเด็กแห่งชาติ", "วันแรงงานแห่งชาติ", "ชดเชยวันแรงงานแห่งชาติ"}
COLUMNS = (
    "date,name_th,name_en,calendar,kind,from,to,announced_on,withdrawn_on,source"
).split(",")


def source(day: date) -> str:
    if day.year <= LAST_ANNOUNCED:
        status = "announced (as encoded in the package)"
    else:
        status = "by rule; days announced year by year are not yet known"
    return f"PyPI holidays {VERSION} (MIT): {status}"


def announcements() -> dict[str, str]:
    """When the Cabinet announced a national day, by its date."""
    path = Path(__file__).with_name("cabinet_days.csv")
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["calendar"] == "national"]
    return {row["date"]: row["announced_on"] for row in rows}


def main() -> None:
    if not 2 <= len(sys.argv) <= 3:
        sys.exit("usage: extract_holidays.py HOLIDAYS_WHEEL [OUT.csv]")
    wheel = Path(sys.argv[1])
    default = Path(__file__).with_name("national_holidays.csv")
    out = Path(sys.argv[2]) if len(sys.argv) == 3 else default
    found = hashlib.sha256(wheel.read_bytes()).hexdigest()
    if found != SHA256:
        sys.exit(f"{wheel.name}: SHA-256 is {found}, expected {SHA256}")

    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(folder)
        sys.path.insert(0, folder)
        import holidays

        if holidays.__version__ != VERSION:
            sys.exit(f"imported holidays {holidays.__version__}, expected {VERSION}")
        names = {"th": {}, "en_US": {}}
        for language, days in names.items():
            calendar = holidays.Thailand(
                years=YEARS, categories=("public", "government"), language=language
            )
            days.update((day, calendar.get_list(day)) for day in calendar)

    announced, rows = announcements(), []
    for day in sorted(names["th"]):
        pairs = zip(names["th"][day], names["en_US"][day], strict=True)
        closing = [(th, en) for th, en in pairs if th not in OFFICES_OPEN]
        if day.year not in YEARS or not closing:
            continue
        rows.append(
            {
                "date": day.isoformat(),
                "name_th": " / ".join(th for th, _ in closing),
                "name_en": " / ".join(en for _, en in closing),
                "calendar": "national",
                "kind": "closed",
                "announced_on": announced.get(day.isoformat(), ""),
                "source": source(day),
            }
        )

    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"{out.name}: {len(rows)} rows", file=sys.stderr)


if __name__ == "__main__":
    main()
