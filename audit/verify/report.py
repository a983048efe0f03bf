"""Writes what was found out as a report that needs no knowledge of the format to be read."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from .findings import Fact, Findings, shown
from .outcome import UNUSABLE, BundleOutcome, ConsistencyOutcome, ProofOutcome
from .tables import VERSIONS
from .wording import Wording

COLUMNS = 88
LIMITS = ("limit-unlogged", "limit-label", "limit-radio", "limit-unseen", "limit-parquet")
MOST_LISTED = 50


def bundle_report(outcome: BundleOutcome, say: Wording) -> str:
    """The report on a bundle."""
    parts = [
        _title(say.text("title"), outcome.source),
        [_verdict(outcome.code, outcome.findings, say)],
        _what(outcome, say),
        _findings(outcome.findings, say),
        _section(say.text("checked-title"), _checked(outcome, say)),
        _section(say.text("words-title"), _words(outcome, say)),
        _section(say.text("self-title"), _own_history(outcome, say)),
        _section(say.text("not-checked-title"), _not_checked(outcome, say)),
        _section(say.text("limits-title"), [say.text(key) for key in LIMITS]),
    ]
    return _joined(parts)


def proof_report(outcome: ProofOutcome, say: Wording) -> str:
    """The report on one proof file."""
    body: list[str] = []
    if outcome.checkpoint is not None:
        body.append(say.text("origin", origin=shown(outcome.checkpoint.origin)))
        number, size = outcome.fields["seq"], outcome.checkpoint.size
        if not outcome.findings.total:
            body.append(say.text("proof-holds", record=number, size=size))
        label = str(outcome.fields.get("label", outcome.fields["kind"]))
        body.append(
            say.text(
                "proof-record",
                when=say.wall(outcome.fields["wall"]),
                label=say.code("label", label),
                intent=shown(str(outcome.fields.get("intent", "\u2013"))),
            )
        )
        if outcome.fields.get("verdict") == "blocked":
            body.append(say.text("proof-blocked"))
        sponsors = outcome.fields.get("sponsors")
        if isinstance(sponsors, list) and sponsors:
            named = ", ".join(shown(str(one)) for one in sponsors)
            body.append(say.text("proof-sponsors", sponsors=named))
        if outcome.said is None:
            body.append(say.text("proof-unknown-words"))
        else:
            words = shown(str(outcome.said.get("words", "")).replace("\n", " "))
            body.append(say.text("proof-said", words=words))
    for one in outcome.seen:
        when = say.moment(one.seconds)
        facts: dict[str, Fact] = {"witness": shown(one.witness), "size": one.size, "when": when}
        body.append(say.text("cosigned", file=one.file, **facts))
    if outcome.key is not None:
        body.append(say.text("key", key=outcome.key.text))
        body.append(say.text("fingerprint", fingerprint=outcome.key.fingerprint))
        body.append(say.text("key-given" if outcome.pinned else "key-from-bundle"))
    limits = [say.text(key) for key in LIMITS if key != "limit-parquet"]
    return _joined(
        [
            _title(say.text("proof-title"), outcome.source),
            [_verdict(outcome.code, outcome.findings, say)],
            body,
            _findings(outcome.findings, say),
            _section(say.text("limits-title"), limits),
        ]
    )


def consistency_report(outcome: ConsistencyOutcome, say: Wording) -> str:
    """The report on two checkpoints."""
    body = []
    if outcome.new is not None and outcome.old is not None:
        body.append(say.text("origin", origin=shown(outcome.new.origin)))
        if not outcome.findings.total:
            sizes = {"size": outcome.old.size, "now": outcome.new.size}
            body.append(say.text("consistency-holds", **sizes))
    body += [say.text("key", key=key.text) for key in outcome.keys]
    if not outcome.keys:
        body.append(say.text("consistency-unsigned"))
    return _joined(
        [
            _title(say.text("consistency-title"), outcome.source),
            [_verdict(outcome.code, outcome.findings, say)],
            body,
            _findings(outcome.findings, say),
        ]
    )


def _verdict(code: int, findings: Findings, say: Wording) -> str:
    if findings.total:
        return say.text("broken", count=findings.total)
    return say.text("unable" if code == UNUSABLE else "holds")


def _what(outcome: BundleOutcome, say: Wording) -> list[str]:
    manifest, shape = outcome.manifest, outcome.shape
    facts: dict[str, Fact] = {
        "made": say.wall(manifest.made),
        "size": shape.size,
        "program": shown(manifest.program),
        "first": say.day(manifest.period[0]),
    }
    last = say.day(manifest.period[1])
    if (shape.first, shape.last) == (min(1, shape.size), shape.size):
        line = say.text("period-all", **facts)
    elif not shape.last:
        line = say.text("period-none", last=last, **facts)
    else:
        span = {"from_record": shape.first, "to_record": shape.last}
        line = say.text("period", last=last, **span, **facts)
    key = "key-from-bundle"
    if outcome.pinned is not None:
        key = "key-given" if outcome.pinned == outcome.signer else "key-led"
    lines = [
        say.text("origin", origin=shown(manifest.origin)),
        line,
        say.text("key", key=outcome.signer.text),
        say.text("fingerprint", fingerprint=outcome.signer.fingerprint),
    ]
    counts = outcome.findings.counts
    if key != "key-led" or not (counts.get("key-unknown") or counts.get("key-break")):
        lines.append(say.text(key))
    return lines


def _checked(outcome: BundleOutcome, say: Wording) -> list[str]:
    lines = [say.text("files", count=outcome.files, bytes=say.bytes(outcome.bytes))]
    if outcome.checkpoint is not None:
        root = outcome.checkpoint.root.hex()
        lines.append(say.text("checkpoint", size=outcome.checkpoint.size, root=root))
    lines.append(say.text("tiles", count=outcome.tiles))
    tied = outcome.checkpoint is not None and not outcome.findings.counts.get("root-unproven")
    lines.append(say.text("entries" if tied else "entries-untied", count=outcome.entries))
    if outcome.kinds:
        lines.append(say.text("kinds", list=_counted(outcome.kinds, "kind", say)))
    if outcome.labels:
        lines.append(say.text("labels", list=_counted(outcome.labels, "label", say)))
    counts = {
        "disclosed": outcome.words.disclosed,
        "proofs": outcome.proofs,
        "charters": outcome.charters,
        "registers": outcome.registers,
    }
    lines += [say.text(name, count=count) for name, count in counts.items() if count]
    if outcome.table == "same":
        lines.append(say.text("table", count=sum(outcome.kinds.values())))
    for earlier in [*outcome.earlier, *outcome.witnessed]:
        if earlier.agrees:
            lines.append(say.text("earlier-agrees", file=earlier.file, size=earlier.size))
    for one in outcome.seen:
        when = say.moment(one.seconds)
        facts: dict[str, Fact] = {"witness": shown(one.witness), "size": one.size, "when": when}
        lines.append(say.text("cosigned", file=one.file, **facts))
    return lines


def _counted(counts: dict[str, int], prefix: str, say: Wording) -> str:
    named = []
    for key, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:20]:
        known = say.knows(f"{prefix}-{key}")
        if known:
            name = say.text(f"{prefix}-{key}", count=count)
        else:
            name = say.text("kind-other", kind=shown(key))
        named.append(f"{say.number(count)} {name}")
    return ", ".join(named)


def _words(outcome: BundleOutcome, say: Wording) -> list[str]:
    tally = outcome.words
    lines = [say.text("none", count=tally.none)]
    if tally.withheld:
        lines.append(say.text("withheld", count=tally.withheld))
    if tally.erased:
        lines.append(say.text("erased", count=tally.erased))
    if not (tally.withheld or tally.erased or tally.missing or outcome.erasures):
        lines.append(say.text("no-words-lost"))
    for erasure in outcome.erasures[-MOST_LISTED:]:
        spans = [f"{a}" if a == b else f"{a}\u2013{b}" for a, b in erasure.ranges]
        lines.append(
            say.text(
                "erasure",
                record=erasure.record,
                when=say.wall(erasure.wall),
                reason=say.code("reason", erasure.reason),
                ranges=", ".join(spans[:8]) + (", \u2026" if len(spans) > 8 else ""),
                count=erasure.count,
            )
        )
    return lines + _more(len(outcome.erasures), say)


def _own_history(outcome: BundleOutcome, say: Wording) -> list[str]:
    lines = []
    if starts := outcome.kinds.get("start", 0):
        lines.append(say.text("event-start", count=starts))
    endorsed = {step.record: step for step in outcome.steps}
    told = [event for event in outcome.events if event["kind"] != "start"]
    for event in told[-MOST_LISTED:]:
        number, when = event["seq"], say.wall(event.get("wall"))
        if event["kind"] == "key":
            step = endorsed.get(number)
            if step is not None:
                code = "event-key-endorsed" if step.endorsed else "event-key-break"
                facts = {"key": step.key.id.hex(), "reason": say.code("reason", step.reason)}
                lines.append(say.text(code, record=number, **facts))
        elif event["kind"] == "incident":
            solved = say.text("yes" if event.get("resolved") is True else "no")
            problem = say.code("problem", event.get("problem"))
            facts = {"problem": problem, "resolved": solved, "when": when}
            lines.append(say.text("event-incident", record=number, **facts))
        elif event["kind"] == "restore":
            older = say.text("yes" if event.get("rollback") is True else "no")
            size = shown(str(event.get("size", "")))
            facts = {"size": size, "rollback": older, "when": when}
            lines.append(say.text("event-restore", record=number, **facts))
        else:
            lines.append(say.text("event-gap", record=number, when=when))
    return lines + _more(len(told), say)


def _not_checked(outcome: BundleOutcome, say: Wording) -> list[str]:
    lines = [say.text("not-parquet")]
    if outcome.manifest.tables not in VERSIONS:
        lines.append(say.text("not-table-version", version=shown(outcome.manifest.tables)))
    elif outcome.table == "skipped":
        lines.append(say.text("not-table"))
    elif outcome.table == "unreadable":
        lines.append(say.text("not-table-unreadable"))
    if not outcome.witnesses:
        lines.append(say.text("not-witness"))
    for earlier in outcome.earlier:
        if earlier.agrees is None:
            facts = {"file": earlier.file, "missing": earlier.missing}
            lines.append(say.text("asked-not-possible", size=earlier.size, **facts))
    for earlier in outcome.witnessed:
        if earlier.agrees is None:
            lines.append(say.text("not-witnessed", file=earlier.file, missing=earlier.missing))
    return lines


def _findings(findings: Findings, say: Wording) -> list[str]:
    if not findings.total:
        return []
    lines = [say.finding(finding) for finding in findings.kept]
    for code, count in findings.left_out.items():
        lines.append(f"{say.text('more', count=count)} ({code})")
    return _section(say.text("findings-title"), lines)


def _more(count: int, say: Wording) -> list[str]:
    return [say.text("more", count=count - MOST_LISTED)] if count > MOST_LISTED else []


def _title(title: str, source: str) -> list[str]:
    return [title, "=" * len(title), shown(source)]


def _section(title: str, lines: Iterable[str]) -> list[str]:
    items = [f"- {line}" for line in lines]
    return [title, "-" * len(title), *items] if items else []


def _joined(parts: Iterable[list[str]]) -> str:
    wrapped = [
        "\n".join(
            textwrap.fill(
                line,
                COLUMNS,
                subsequent_indent="  " if line.startswith("- ") else "",
                break_long_words=False,
                break_on_hyphens=False,
            )
            for line in part
        )
        for part in parts
        if part
    ]
    return "\n\n".join(wrapped) + "\n"
