#!/usr/bin/env python3
"""Extract the word lists of this folder from the wheel of the Python package pythainlp 5.4.0.

    pip download --no-deps pythainlp==5.4.0 -d DIR
    python3 extract.py DIR/pythainlp-5.4.0-py3-none-any.whl            writes the lists
    python3 extract.py --check DIR/pythainlp-5.4.0-py3-none-any.whl    compares them with the files here

The wheel and every list are checked by SHA-256 before anything is written.
"""

import argparse
import hashlib
import math
import pathlib
import re
import sys
import zipfile

WHEEL_SHA256 = "9239753df877202da1a50dd2842d9569eff764034f31f20222b3df4def5df193"

# A dotted abbreviation: at most five Thai letters and marks before each full stop, and a full stop at the end. The limit
# leaves out entries that begin with a whole word.
DOTTED = re.compile("([\u0e01-\u0e4e]{1,5}\\.)+")


# Thai letters and marks, without the repetition sign.
THAI = re.compile("[\u0e01-\u0e3a\u0e40-\u0e45\u0e47-\u0e4e]{2,}")

# A word that the two corpora agree is common: occurrences in either, when both are scaled to 30 million words.
COMMON = 2000
# The same for a word of at least three characters that can't be put together from the words of ICU's list, and for a
# compound that PyThaiNLP lists as a word.
COMMON_UNLISTED = 20
SCALE = 30_000_000
# Nats by which a compound has to be likelier than its parts side by side, for each border between two of them.
UNEXPLAINED = 10
# As in build/lexicon.rs: occurrences added to every word, and nats added to each word of a path.
SMOOTHING = 0.5
WORD_PENALTY = -1


def whole(text):
    return text


def dotted(text):
    lines = (line.strip() for line in text.splitlines())
    return "".join(f"{line}\n" for line in sorted({line for line in lines if DOTTED.fullmatch(line)}))


def counts(text):
    rows = [line.rstrip("\n").split("\t") for line in text.lstrip("\ufeff").splitlines()]
    rows = [(word, int(count)) for word, count in (row[:2] for row in rows if len(row) > 1) if THAI.fullmatch(word)]
    total = sum(count for _, count in rows)
    scaled = {}
    for word, count in rows:
        scaled[word] = scaled.get(word, 0) + count * SCALE / total
    return scaled


def is_put_together(word, known):
    reached = {0}
    for end in range(1, len(word) + 1):
        if any(word[start:end] in known for start in reached):
            reached.add(end)
    return len(word) in reached


def thai_words(text):
    return {line for line in text.splitlines() if THAI.fullmatch(line)}


def cheapest_parts(word, nats):
    """Nats and number of the words that a word is put together from most cheaply."""
    cheapest = [(0, 0)] + [(math.inf, 0)] * len(word)
    for end in range(1, len(word) + 1):
        for start in range(end):
            if end - start < len(word) and word[start:end] in nats:
                cost, parts = cheapest[start]
                cheapest[end] = min(cheapest[end], (cost + nats[word[start:end]], parts + 1))
    return cheapest[-1]


def frequent(ttc, tnc, icu):
    """Words that ICU's list lacks and that the two corpora agree on."""
    known = set(icu.splitlines())

    def is_frequent(word):
        count = min(ttc[word], tnc.get(word, 0))
        is_unlisted = len(word) >= 3 and count >= COMMON_UNLISTED and not is_put_together(word, known)
        return count >= COMMON or is_unlisted

    return set(filter(is_frequent, ttc.keys() - known))


def common(ttc, tnc, icu, listed):
    ttc, tnc = counts(ttc), counts(tnc)
    known = thai_words(icu) | frequent(ttc, tnc, icu)
    total = sum(ttc.get(word, 0) + SMOOTHING for word in known)
    nats = {word: WORD_PENALTY - math.log((ttc.get(word, 0) + SMOOTHING) / total) for word in known}

    def is_unexplained(word):
        count = tnc.get(word, 0)
        if count < COMMON_UNLISTED or not is_put_together(word, known):
            return False
        cost, parts = cheapest_parts(word, nats)
        return cost - (WORD_PENALTY - math.log(count / SCALE)) >= UNEXPLAINED * (parts - 1)

    unexplained = set(filter(is_unexplained, thai_words(listed) - known))
    return "".join(f"{word}\n" for word in sorted(frequent(ttc, tnc, icu) | unexplained))


def simple(listed, ttc, tnc, icu):
    ttc, tnc = counts(ttc), counts(tnc)
    known = thai_words(icu) | frequent(ttc, tnc, icu)
    words = (word for word in thai_words(listed) - known if len(word) >= 3 and not is_put_together(word, known))
    return "".join(f"{word}\n" for word in sorted(words))


# file here -> (files in pythainlp/corpus, what is taken, SHA-256 of the result)
LISTS = {
    "icubrk_th.txt": (["icubrk_th.txt"], whole, "f71790b66ebc0945709e996072ce949b8f3b037c93ce236149d45f5edd633bfc"),
    "ttc_freq.txt": (["ttc_freq.txt"], whole, "add82083660baa939f2103f1dfde74f6de90ce48e7fb94965d55fc785121dc89"),
    "words_th_dotted.txt": (["words_th.txt"], dotted, "f75446a3efd34db327f9784d9af62ba77d2caaa753bfafce7d3c418f41b6bb7a"),
    "common_words.txt": (["ttc_freq.txt", "tnc_freq.txt", "icubrk_th.txt", "words_th.txt"], common, "90dba90db097a9886eb78bd51805df100dab32a84b7dd1a653e295dc7dd0476b"),
    "simple_words.txt": (["words_th.txt", "ttc_freq.txt", "tnc_freq.txt", "icubrk_th.txt"], simple, "79036ea16739d9b948c3a430edc12499d2b83b8ff3e8950fc980ee9cbc9c95ee"),
}


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def extract(wheel):
    """Yields (file name, bytes) for each list; stops at the first that is not as recorded."""
    if sha256(wheel.read_bytes()) != WHEEL_SHA256:
        sys.exit(f"{wheel.name}: SHA-256 is not {WHEEL_SHA256}")
    with zipfile.ZipFile(wheel) as archive:
        for name, (members, take, expected) in LISTS.items():
            texts = [archive.read(f"pythainlp/corpus/{member}").decode("utf-8") for member in members]
            data = take(*texts).encode("utf-8")
            if sha256(data) != expected:
                sys.exit(f"{name}: SHA-256 is {sha256(data)}, expected {expected}")
            yield name, data


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("wheel", type=pathlib.Path)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a file differs")
    arguments = parser.parse_args()
    here = pathlib.Path(__file__).resolve().parent
    lists = list(extract(arguments.wheel))
    if arguments.check:
        differing = [name for name, data in lists if (here / name).read_bytes() != data]
        if differing:
            sys.exit(f"differ from the wheel: {', '.join(differing)}")
        return
    for name, data in lists:
        (here / name).write_bytes(data)


if __name__ == "__main__":
    main()
