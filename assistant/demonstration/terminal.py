"""Shows the demonstration in a terminal: what it shows, who says what, and what became of it."""

from __future__ import annotations

import click

from assistant.demonstration.performing import Performed
from assistant.demonstration.script import Line, topics
from audit.gate.door import Cleared
from audit.language import Language
from audit.records.leaves import Voice

_TEXTS = {
    Language.FRENCH: {
        "guest": "Quelqu’un dit (voix d’essai)\u00a0:",
        "help": "Candide\u00a0:",
        "sell": "Candide (voix de vente)\u00a0:",
        "typed": "Tapé au clavier\u00a0:",
        "word-for-word": "entendu mot pour mot",
        "otherwise": "entendu\u00a0: «\u00a0{words}\u00a0»",
        "nothing": "rien n’a été entendu",
        "first-sound": "premier son après {milliseconds}\u00a0ms",
        "rehearsed": "pensé d’avance",
    },
    Language.ENGLISH: {
        "guest": "Somebody says (guest voice):",
        "help": "Candide:",
        "sell": "Candide (selling voice):",
        "typed": "Typed:",
        "word-for-word": "heard word for word",
        "otherwise": "heard: “{words}”",
        "nothing": "nothing was heard",
        "first-sound": "{milliseconds} ms to the first sound",
        "rehearsed": "thought ahead",
    },
}


class TerminalPage:
    """A page in the language of the reader; sales are amber."""

    def __init__(self, reader: Language) -> None:
        self._texts = _TEXTS[reader]
        self._reader = reader
        self._topics = topics()

    def begins(self, line: Line) -> None:
        """A line is about to be spoken or typed."""
        click.secho(f"\n── {self._topics[line.topic].text(self._reader)}", dim=True)

    def show(self, words: str, cleared: Cleared | None) -> None:
        """Show what is said, by whom, and under which record; see `Screen`."""
        if cleared is None:
            click.echo(f"  {words}")
            return
        who = self._texts[cleared.voice.value]
        mark = f"[{cleared.record} {cleared.label}]"
        if cleared.label.sells:
            mark, who = click.style(mark, fg="yellow"), click.style(who, fg="yellow")
        if cleared.voice is Voice.GUEST:
            who, mark = click.style(who, fg="cyan"), f"[{cleared.record}]"
        click.echo(f"  {who} {words} {mark}")

    def types(self, words: str) -> None:
        """Words are typed."""
        click.echo(f"  {click.style(self._texts['typed'], fg='cyan')} {words}")

    def ends(self, performed: Performed) -> None:
        """A line was answered: what was heard of it, and how long the answer took."""
        if performed.line.key:
            return
        remarks = [self._hearing(performed)]
        times = performed.times
        if times is not None and times.to_first_sound is not None:
            remarks.append(self._texts["first-sound"].format(milliseconds=times.to_first_sound))
            if times.rehearsed:
                remarks.append(self._texts["rehearsed"])
        click.secho(f"    {' · '.join(remarks)}", dim=True)

    def _hearing(self, performed: Performed) -> str:
        if not performed.heard_words:
            return self._texts["nothing"]
        if performed.heard_words == performed.line.says:
            return self._texts["word-for-word"]
        return self._texts["otherwise"].format(words=performed.heard_words)
