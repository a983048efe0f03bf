"""Every sentence of the verifier in English. A pair is the singular and the plural."""

from __future__ import annotations

Sentence = str | tuple[str, str]

FINDINGS: dict[str, Sentence] = {
    "charter-missing": "The charter {digest}, which records name, is not in the bundle.",
    "checkpoint-other-log": "{file} is about another log than the MANIFEST.",
    "checkpoint-signature": "{file} does not carry a valid signature by the device's key: "
    "its text or its signature was altered, or another key signed it.",
    "checkpoint-size": "{file} covers {size} records, the MANIFEST says {found}.",
    "checkpoint-unreadable": "{file} is not a readable checkpoint.",
    "cosignature-missing": "The witness {witness} has cosigned nothing in this bundle.",
    "cosignature-wrong": "{file}: the cosignature of the witness {witness} is wrong.",
    "document-digest": "{file}: its name is not the digest that the MANIFEST gives it.",
    "earlier-differs": "{file}: the log no longer begins with the {size} records of this "
    "checkpoint. Something recorded before it was changed, removed or inserted.",
    "earlier-empty": "{file} covers no record: agreeing with nothing proves nothing, so it is "
    "not accepted.",
    "earlier-longer": "{file} covers {size} records, more than the {now} of the newer "
    "checkpoint: records are missing at the end, or the newer one is older.",
    "earlier-other-log": "{file} is a checkpoint of another log.",
    "earlier-signature": "{file} carries a wrong signature.",
    "earlier-unreadable": "{file} is not a readable checkpoint.",
    "earlier-unsigned": "{file} is not signed by any key that this log names.",
    "entries-cut": "{file} ends in the middle, or a length in it is wrong, from record "
    "{record} on.",
    "entries-more": "{file} holds more than its records.",
    "entry-changed": "{file}: altered at record {records}; what stands there is not what the "
    "signed log contains.",
    "entry-fields": "{file}: record {record} lacks a field, or has one of the wrong kind.",
    "entry-not-canonical": "{file}: record {record} is not written in the one canonical way.",
    "entry-not-json": "{file}: record {record} is not a JSON object.",
    "entry-version": "{file}: record {record} is of a version that this program does not know.",
    "erasure-invalid": "Record {record} is an erasure that cannot be understood.",
    "file-changed": "{file} is not the file that the MANIFEST describes on line {line}: it was "
    "altered after the export, or that line was.",
    "file-missing": "{file} is missing; the MANIFEST lists it on line {line}.",
    "file-not-a-file": "{file} is not a plain file and was not read.",
    "file-not-listed": "{file} belongs in a bundle, but the MANIFEST does not list it.",
    "file-out-of-place": "{file} is listed in the MANIFEST, but has no place in this bundle.",
    "file-too-large": "{file} is larger than such a file can be and was not read.",
    "file-unexpected": "{file} is in the folder, but not in the MANIFEST.",
    "file-unreadable": "{file} cannot be read.",
    "hash-changed": "{file}: hash {place}, which stands for records {records}, was altered.",
    "key-break": "From record {record} on another key signs ({key}), and the key before it did "
    "not endorse it. What comes after is only as good as your trust in the new key.",
    "key-endorsement": "Record {record} brings a new key with a wrong endorsement.",
    "key-not-in-force": "The bundle is signed by key {key}, but by the records the key in force "
    "is {found}.",
    "key-other-log": "{file}: the key bears the name of another log.",
    "key-record-invalid": "Record {record} names a key in a way that does not fit what came "
    "before.",
    "key-unknown": "The bundle is signed by key {key}, not by the key {pinned} that you gave, "
    "and no record in it leads from one to the other.",
    "key-unrecorded": "From record {record} on another key is in force ({key}), and no record "
    "says why.",
    "leaf-hash-changed": "{file}: hash altered at record {records}; the record itself is sound.",
    "manifest-signature": "{file} does not carry a valid signature by the device's key: its "
    "text or its signature was altered, or another key signed it.",
    "not-a-plain-file": "{file} is a link or another special file and was not followed.",
    "not-consistent": "{file}: the proof does not show that the log of {now} records begins "
    "with the log of {size} records.",
    "proof-missing": "Record {record} is a sales suggestion without its proof file.",
    "proof-no-key": "{file} does not say which key signed it, and you gave none.",
    "proof-not-in-tree": "{file}: the record in it is not in the log that its checkpoint covers.",
    "proof-other-checkpoint": "{file} ends in another checkpoint than the bundle's.",
    "proof-other-key": "{file} names another key than the bundle's.",
    "proof-other-record": "{file} is about record {record}, not the one in its name.",
    "proof-other-size": "{file} is a proof from {found} records on, but the older checkpoint "
    "covers {size}.",
    "proof-signature": "{file}: its checkpoint is not signed by the device's key.",
    "proof-unreadable": "{file} is not a readable proof file.",
    "proof-words": "{file}: the words in it are not those the record commits to.",
    "record-number": "{file}: record {record} calls itself number {found}.",
    "records-outside-tree": "{file}: the records {records} and their hashes are not those of "
    "the signed log.",
    "register-missing": "The register of interests {digest}, which records name, is not in the "
    "bundle.",
    "root-mismatch": "The hash tiles do not lead to the root that the checkpoint signs, and "
    "what was altered cannot be told from the tiles alone.",
    "root-unproven": "Hash tiles at the edge of the tree are missing, so the records could not "
    "be tied to the signed root.",
    "signature-wrong": "{file} carries a wrong signature.",
    "table-row": "{file}: line {line} does not agree with the records ({what}).",
    "tile-length": "{file} does not have the length of a hash tile of its place.",
    "tile-unlocated": "{file}: a hash in it was altered; which one cannot be told, because the "
    "files below it are not in this bundle or are altered too.",
    "time-backwards": "At record {record} the log's own time runs backwards.",
    "tree-incomplete": "A log of this size needs {needed} files of hashes and records; the "
    "folder holds {found} files in all. The tree was not checked.",
    "unknown-signer": "{file} is not signed by the key.",
    "vkey-unreadable": "{file} is not a readable key.",
    "words-changed": "{file}: the words of record {records} are not those it commits to.",
    "words-line": "{file}: line {line} cannot be read.",
    "words-missing": "Record {records}: the words are not in the bundle, and no erasure record "
    "in it names them.",
    "words-not-withheld": "Record {records}: the words are in the bundle, though the MANIFEST "
    "says that words are withheld.",
    "words-of-erased": "Record {records}: the words are in the bundle, though an erasure record "
    "says that they were erased.",
    "words-place": "{file}: the words of record {record} are not in their place.",
    "words-unexpected": "{file}: record {record} has words here, but commits to none.",
}

REFUSALS: dict[str, Sentence] = {
    "consistency-unreadable": "{file} is not a consistency proof.",
    "file-missing": "{file} does not exist.",
    "file-not-a-file": "{file} is not a plain file.",
    "file-too-large": "{file} is larger than such a file can be.",
    "file-unreadable": "{file} cannot be read.",
    "folder-unreadable": "The folder {file} cannot be read.",
    "key-argument": "“{value}” is not a device's key. It is one line: name+number+letters.",
    "language-argument": "The language is fr or en, not “{value}”.",
    "manifest-line": "MANIFEST: line {line} cannot be read, so nothing else was checked.",
    "manifest-not-a-note": "MANIFEST is cut short or is not a signed note.",
    "manifest-order": "MANIFEST: line {line} names {file} out of order or a second time.",
    "manifest-path": "MANIFEST: line {line} names {file}, which points outside the bundle.",
    "no-key": "The bundle has no readable vkey. Give the device's key with --key.",
    "no-manifest": "There is no MANIFEST here: this is not an exported bundle.",
    "not-a-checkpoint": "{file} does not hold a readable checkpoint.",
    "not-found": "There is no {file}.",
    "number-argument": "“{value}” is not a number of processes.",
    "proof-alone": "A single proof file is checked without --earlier and --tables.",
    "too-deep": "Folders inside folders without end, at {file}.",
    "too-many-files": "The folder holds more than {limit} files.",
    "usage": "The command cannot be understood: {value}",
    "usage-missing": "Say what to check: the folder of a bundle, or a .tlog-proof file.",
    "usage-unknown": "I do not know “{value}”.",
    "witness-argument": "“{value}” is not a witness's key (Ed25519 cosignature, type 4).",
}

TEXT: dict[str, Sentence] = {
    "asked-not-possible": "{file} ({size} records): this bundle does not hold {missing}, which "
    "is needed to compare. Ask for a full export, or for a consistency proof.",
    "broken": ("Result: one thing does not agree.", "Result: {count} things do not agree."),
    "charters": (
        "the text of {count} charter that the records name, by its digest",
        "the texts of {count} charters that the records name, by their digests",
    ),
    "checkpoint": "the device's signature on the checkpoint: {size} records, root {root}",
    "consistency-holds": "The log of {now} records begins with the whole log of {size} records: "
    "nothing recorded before was changed or removed.",
    "consistency-title": "Consistency of two checkpoints",
    "consistency-unsigned": "No key was given, so the signatures on the two checkpoints were "
    "not checked. Give the device's key with --key.",
    "cosigned": "{witness} saw the log at {size} records on {when} ({file})",
    "disclosed": (
        "{count} record with its words disclosed, which are those it committed to",
        "{count} records with their words disclosed, which are those they committed to",
    ),
    "earlier-agrees": "{file}: the log begins with the {size} records of this checkpoint",
    "entries": (
        "{count} record, against its hash and up to the signed root",
        "{count} records, each against its hash and up to the signed root",
    ),
    "entries-untied": (
        "{count} record, against its hash only: no signed root was there to tie it to",
        "{count} records, against their hashes only: no signed root was there to tie them to",
    ),
    "erased": (
        "{count} record had words that were erased.",
        "{count} records had words that were erased.",
    ),
    "erasure": "record {record}, {when}, {reason}: records {ranges}; words of {count} erased",
    "event-gap": "record {record}, {when}: fixed sentences sounded while nothing could be recorded",
    "event-incident": "record {record}, {when}: incident ({problem}), resolved: {resolved}",
    "event-key-break": "record {record}: new key {key}, {reason}, NOT endorsed by the "
    "key before it",
    "event-key-endorsed": "record {record}: new key {key}, {reason}, endorsed by the key before it",
    "event-restore": "record {record}, {when}: a backup of {size} records was restored; an "
    "older copy than what had been recorded: {rollback}",
    "event-start": (
        "the speaker was started {count} time",
        "the speaker was started {count} times",
    ),
    "files": (
        "{count} file ({bytes}) against the length and SHA-256 in the signed MANIFEST",
        "{count} files ({bytes}) against the lengths and SHA-256 in the signed MANIFEST",
    ),
    "findings-title": "What does not agree",
    "fingerprint": "Fingerprint: {fingerprint}",
    "holds": "Result: everything that was checked agrees.",
    "key": "Key: {key}",
    "key-from-bundle": "This key came with the file itself. That it belongs to the device you "
    "mean, only the device can tell: compare the fingerprint with the one it gives, or give "
    "the key you know with --key.",
    "key-given": "This is the key that you gave with --key.",
    "key-led": "You gave an earlier key of this device with --key; the records lead from it to "
    "this one.",
    "kind-campaigns": ("change of the campaigns", "changes of the campaigns"),
    "kind-decline": ("refusal by the household", "refusals by the household"),
    "kind-erasure": ("erasure", "erasures"),
    "kind-gap": ("gap", "gaps"),
    "kind-incident": ("incident", "incidents"),
    "kind-key": ("change of key", "changes of key"),
    "kind-lift": ("refusal taken back", "refusals taken back"),
    "kind-music": ("start or stop of music", "starts or stops of music"),
    "kind-other": "of a kind that this program does not know ({kind})",
    "kind-outcome": ("outcome", "outcomes"),
    "kind-register": (
        "change of the register of interests",
        "changes of the register of interests",
    ),
    "kind-restore": ("restored backup", "restored backups"),
    "kind-setting": ("setting", "settings"),
    "kind-start": ("start", "starts"),
    "kind-survey": (
        "question for the household's opinion",
        "questions for the household's opinion",
    ),
    "kind-utterance": ("thing said or held back", "things said or held back"),
    "kinds": "by kind: {list}",
    "label-assist": "help",
    "label-notice": "notices",
    "label-sell_asked": "asked-for selling",
    "label-sell_unasked": "unasked selling",
    "labels": "of what was said or held back, by label: {list}",
    "limit-label": "That a label is right: whether something was help or selling was decided "
    "by the device. The words, where they are disclosed, let you judge.",
    "limit-parquet": "That events.parquet says the same as the log: it was compared with the "
    "MANIFEST only. events.csv can be recomputed from the records.",
    "limit-radio": "What a radio station or somebody else's music said: only starts and stops "
    "are recorded.",
    "limit-unlogged": "That nothing was said outside the log. It proves that what was recorded "
    "was not changed afterwards, not that everything was recorded.",
    "limit-unseen": "That no other log was shown to somebody else, where no independent witness "
    "has cosigned this one.",
    "limits-title": "What no log can prove",
    "more": ("and {count} more of this kind", "and {count} more of this kind"),
    "no": "no",
    "no-words-lost": "No words were withheld or erased.",
    "none": (
        "{count} record never had personal words",
        "{count} records never had personal words",
    ),
    "not-checked-title": "What was not checked",
    "not-parquet": "events.parquet: its digest only, not its content",
    "not-table": "events.csv was not compared with the records, row by row (--tables does that)",
    "not-table-unreadable": "events.csv could not be compared with the records",
    "not-table-version": "events.csv is of version {version}, which this program does not know",
    "not-witness": "witness cosignatures: no key of a witness was given (--witness)",
    "not-witnessed": "{file}: this bundle lacks {missing}, which is needed to compare it",
    "origin": "Log: {origin}",
    "period": "Export of {made}, period {first} to {last}, records {from_record} to {to_record} "
    "of {size}; made by candide {program}.",
    "period-all": "Export of {made}, the whole log: {size} records; made by candide {program}.",
    "period-none": "Export of {made}, period {first} to {last}, in which nothing was recorded; "
    "the log has {size} records; made by candide {program}.",
    "proof-blocked": "It was held back, not said.",
    "proof-holds": "Record {record} is in the log of {size} records that the device signed.",
    "proof-record": "Recorded {when}; label: {label}; intent: {intent}.",
    "proof-said": "Said: “{words}”",
    "proof-sponsors": "Who pays: {sponsors}",
    "proof-title": "Proof of one record",
    "proof-unknown-words": "The words are not in this file (withheld, or erased).",
    "proofs": (
        "{count} proof file, for itself",
        "{count} proof files, each for itself",
    ),
    "registers": (
        "the text of {count} register of interests that the records name, by its digest",
        "the texts of {count} registers of interests that the records name, by their digests",
    ),
    "refused": "This could not be checked.",
    "self-title": "What the log tells of itself",
    "table": (
        "events.csv: its row recomputed from the record",
        "events.csv: its {count} rows recomputed from the records",
    ),
    "tiles": ("{count} hash tile", "{count} hash tiles"),
    "title": "Check of an exported log",
    "unable": "Result: what was checked agrees, but a check you asked for could not be made.",
    "checked-title": "What was checked",
    "what-column": "column “{column}”, record {record}",
    "what-header": "the header line",
    "what-more": "there are more lines than records",
    "what-row": "record {record}",
    "withheld": (
        "{count} record has words that the export withholds.",
        "{count} records have words that the export withholds.",
    ),
    "words-title": "Words withheld or erased",
    "interrupted": "Interrupted; nothing was decided.",
    "progress": "Checking\u2026 {percent} %",
    "reason-spoken": "asked by voice",
    "reason-command": "asked on the command line",
    "reason-rotation": "regular change",
    "reason-exposed": "the old key may be known to others",
    "reason-lost": "the old key was lost",
    "reason-restored": "the log goes on from a copy, or from less than was known of it",
    "problem-rollback": "the log was older than what had been signed",
    "problem-mismatch": "a record did not agree with the signed log",
    "problem-damaged": "the log could not be read and a new one was begun",
    "problem-key-lost": "the device's key was gone",
    "yes": "yes",
}

HELP = """\
Checks an exported log of Candide, trusting nobody who made it.

  verify BUNDLE                        the folder of an export
  verify FILE.tlog-proof               one suggestion, from its proof alone
  verify consistency OLD PROOF         that the log in PROOF goes on from checkpoint OLD

Options
  --key VKEY          the device's key as you know it, instead of the one in the bundle
  --witness VKEY      a witness's key; its cosignature must be there (may be repeated)
  --earlier FILE      a checkpoint you kept: the log must begin with it (may be repeated)
  --tables            recompute events.csv even for more than 200,000 records
  --json              the report for machines
  --language fr|en    the language of the report (else that of the locale)
  --processes N       how many processes to use (else one for each processor)
  --quiet, --no-progress
                      show no progress

Exit codes
  0  everything that was checked agrees
  1  something does not agree: altered, missing, unsigned
  2  this is not a bundle, cannot be read, or a check you asked for cannot be made
  130  interrupted
"""
