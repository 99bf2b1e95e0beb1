"""Which targets are answers at all: a finite automaton over target ids."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from jaxtyping import Int

from seqscope.tasks.vocabulary import END, Vocabulary

__all__ = ["FORBIDDEN", "Grammar", "grammar"]

FORBIDDEN = -1


@dataclass(frozen=True)
class Grammar:
    """The targets that a task allows, each with the end token behind it.

    `transitions[state, word]` is the next state, or `FORBIDDEN`; state 0 is the start, and the
    last state, which only `END` leads to, is the end. `longest` counts the tokens of the longest
    target, the end token included.
    """

    transitions: Int[np.ndarray, "state word"]
    longest: int

    def accepts(self, ids: Iterable[int]) -> bool:
        """Whether these target ids, the end token included, are an answer."""
        state = 0
        for word in ids:
            state = int(self.transitions[state, word])
            if state == FORBIDDEN:
                return False
        return state == len(self.transitions) - 1


def grammar(
    vocabulary: Vocabulary,
    start: str,
    follow: Callable[[str], Mapping[str, str]],
    finished: Callable[[str], bool],
) -> Grammar:
    """The automaton reached from `start`: `follow` names the words allowed in a situation and the
    situation after each; in a `finished` one the target may end.

    Situations that allow the same futures should be equal: that keeps the automaton small. None
    may come back to itself, for the targets of a task are finite.
    """
    states: dict[str, int] = {start: 0}
    depth = {start: 0}
    rows: list[dict[int, int]] = []
    for situation in (queue := [start]):  # grows while it is walked: breadth first
        row = {}
        for word, after in follow(situation).items():
            if after not in states:
                states[after] = len(states)
                queue.append(after)
            depth[after] = max(depth.get(after, 0), depth[situation] + 1)
            row[vocabulary.ids([word])[0]] = states[after]
        rows.append(row)
    transitions = np.full((len(states) + 1, len(vocabulary)), FORBIDDEN, np.int32)
    for situation, state in states.items():
        for word_id, after_state in rows[state].items():
            transitions[state, word_id] = after_state
        if finished(situation):
            transitions[state, END] = len(states)
    return Grammar(transitions, longest=1 + max(depth.values()))
