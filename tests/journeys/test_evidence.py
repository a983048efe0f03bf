"""From the kitchen to the regulator: sold, refused, forgotten, exported, checked elsewhere."""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.household import Household

COFFEE = {"fr": "je cherche du café moulu", "en": "i'm looking for ground coffee"}
NO = {"fr": "non merci", "en": "no thanks"}
FORGET = {"fr": "oublie ce que je viens de dire", "en": "forget what i just said"}
YES = {"fr": "oui", "en": "yes"}
LOCALE = {"fr": "fr_FR.UTF-8", "en": "en_GB.UTF-8"}
ERASED = {"fr": "effacé", "en": "erased"}
PAYER, PRODUCT = "Valdor", "Montfleur"


async def candide(home: Household, lang: str, *arguments: str) -> str:
    """Run a command of the household beside its speaker; what it printed."""
    done = await asyncio.to_thread(
        subprocess.run,
        [sys.executable, "-m", "audit.cli", *arguments],
        capture_output=True,
        text=True,
        env={**os.environ, "CANDIDE_HOME": str(home.speaker.home), "LC_ALL": LOCALE[lang]},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def verify(elsewhere: Path, lang: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the single file in another folder, where nothing of ours can be imported."""
    return subprocess.run(
        [sys.executable, "-I", "verify.pyz", *arguments, "--language", lang],
        cwd=elsewhere,
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize("lang", ["fr", "en"])
async def test_a_sale_is_proved_refused_forgotten_and_still_proved(
    home: Household, tmp_path: Path, lang: str
) -> None:
    sale = (await home.say(COFFEE[lang])).items[0]
    assert sale["label"] == "sell_asked"
    early = await candide(home, lang, "ledger", "checkpoint")
    await home.say(NO[lang])
    await home.say(FORGET[lang])
    assert (await home.say(YES[lang])).effects == ["forget"]
    await candide(home, lang, "ledger", "erase", str(sale["record"]), "--yes")

    bundle = tmp_path / "bundle"
    await candide(home, lang, "ledger", "export", str(bundle))
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(bundle, elsewhere / "bundle")
    (bundle / "verify.pyz").rename(elsewhere / "verify.pyz")
    (elsewhere / "early").write_text(early, "utf-8")
    done = verify(elsewhere, lang, "bundle", "--earlier", "early")
    assert done.returncode == 0, done.stdout + done.stderr
    assert ERASED[lang] in done.stdout

    # What it counts as and who paid stay; what was said is nowhere any more.
    rows = (elsewhere / "bundle/events.csv").read_text("utf-8").splitlines()
    (row,) = [line for line in rows if line.startswith(f"{sale['record']},")]
    assert PAYER in row
    assert ",erased," in row
    for file in (elsewhere / "bundle").rglob("*"):
        assert not file.is_file() or PRODUCT.encode() not in file.read_bytes(), file
    proof = f"bundle/proofs/{sale['record']}.tlog-proof"
    assert verify(elsewhere, lang, proof).returncode == 0

    # The no outlives the words it was said in.
    again = await home.say(COFFEE[lang])
    assert all(PRODUCT not in item["words"] for item in again.items)

    for name in ("checkpoint", "tile/entries/000.p/", "events.csv", proof.removeprefix("bundle/")):
        (path,) = sorted((elsewhere / "bundle").glob(f"{name}*"))[:1]
        path = next(path.iterdir()) if path.is_dir() else path
        whole = path.read_bytes()
        changed = bytearray(whole)
        changed[len(whole) // 2] ^= 1
        path.write_bytes(changed)
        done = verify(elsewhere, lang, "bundle")
        assert done.returncode == 1, name
        assert name in done.stdout
        path.write_bytes(whole)
    assert verify(elsewhere, lang, "bundle").returncode == 0
