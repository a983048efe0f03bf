"""Tables as somebody would send them: in English, in French, in a folder and in an archive."""

from __future__ import annotations

import zipfile
from pathlib import Path

TABLES = {
    "parties.csv": "id,name,owner,maker\nus,Us,,yes\nshop,The Shop,us,\n",
    "brands.csv": "id,party,brand,valid_from,valid_to\n,us,Ours,,\nb1,shop,Theirs,2026-01-01,\n",
    "relations.csv": (
        "id,merchant,payer,beneficiary,basis,rate,amount,brands,categories,valid_from,valid_to\n"
        'r1,shop,shop,us,sale,6.5%,,,"tea, jam",2026-01-01,2026-12-31\n'
        "r2,,shop,us,flat,,1200.5,Ours | Theirs,,2026-01-01,\n"
    ),
    "links.csv": "id,owner,owned,share,control,valid_from,valid_to\n,us,shop,25%,,2026-01-01,\n",
    "captains.csv": "id,party,category,beneficiary,valid_from,valid_to\n,shop,tea,,2026-01-01,\n",
    "unpaid.csv": "id,merchant,categories,recorded,valid_to\n,else,tea jam,2026-01-05,\n",
}


def files(**changed: str | bytes | None) -> dict[str, bytes]:
    """The tables above, some of them otherwise; None leaves one out."""
    found = {name: text.encode() for name, text in TABLES.items()}
    for name, content in changed.items():
        if content is None:
            del found[f"{name}.csv"]
        else:
            found[f"{name}.csv"] = content.encode() if isinstance(content, str) else content
    return found


FRENCH = {
    "parties.csv": "fabricant;id;nom;propriétaire\r\nOUI;us;Us;\r\n;shop;The Shop;us\r\n;;;\r\n",
    "brands.csv": "id;partie;marque;valable_du;valable_au\r\n;us;Ours;;\r\n"
    "b1;shop;Theirs;2026-01-01;\r\n",
    "relations.csv": (
        "id;marchand;payeur;bénéficiaire;assiette;taux;montant;marques;catégories;valable_du;"
        "valable_au;;\r\n"
        "r1;shop;shop;us;vente;6,5\u00a0%;;;tea jam;2026-01-01;2026-12-31;;\r\n"
        'r2;;shop;us;Forfait;;"1\u202f200,50 €";Ours|Theirs;;2026-01-01\r\n'
    ),
    "links.csv": "id;propriétaire;possédée;part;contrôle;valable_du;valable_au\r\n"
    ";us;shop;25,0 %;;2026-01-01;\r\n",
    "captains.csv": "id;partie;catégorie;bénéficiaire;valable_du;valable_au\r\n"
    ";shop;tea;;2026-01-01;\r\n",
    "unpaid.csv": "id;marchand;catégories;consigné_le;valable_au\r\n;else;tea|jam;2026-01-05;\r\n",
}
RELATIONS = TABLES["relations.csv"].splitlines()[0]


def a_folder(path: Path, given: dict[str, bytes]) -> Path:
    path.mkdir()
    for name, data in given.items():
        (path / name).write_bytes(data)
    return path


def a_zip(path: Path, given: dict[str, bytes], inside: str = "") -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in given.items():
            archive.writestr(inside + name, data)
    return path
