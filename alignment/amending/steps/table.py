"""Which function carries out which form."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from ..draft import Draft
from ..model import Form, Instruction
from . import moving, parts, wording

STEPS: Mapping[Form, Callable[[Draft, Instruction], None]] = MappingProxyType(
    {
        Form.WHOLE: parts.whole,
        Form.MOVE: moving.move,
        Form.WORDS: wording.words,
        Form.INSERT: wording.insert,
        Form.EXTEND: moving.extend,
        Form.STRIKE: wording.strike,
        Form.DELETE: parts.delete,
        Form.ADD: parts.add,
        Form.RENUMBER: parts.renumber,
        Form.MERGE: moving.merge,
        Form.SPLIT: moving.split,
        Form.RESTATE: moving.restate,
        Form.ATTACHED: moving.attached,
        Form.LEAD: moving.noted,
        Form.ORDER: moving.noted,
        Form.WORDING: moving.noted,
        Form.FORCE: moving.noted,
        Form.PUBLISH: moving.noted,
        Form.UNKNOWN: moving.unknown,
    }
)
