"""What crosses the border and what is logged: typed, versioned records.

`messages` is what the dialogue hands over (an `Assist`, a `Suggestion`, a `NoticeRequest`);
`leaves` is what the ledger keeps.
"""
