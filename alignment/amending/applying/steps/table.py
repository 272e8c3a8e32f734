"""Which function carries out which form."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from ...model import Form, Instruction
from ..draft import Draft
from . import moving, wording
from .add import add
from .delete import delete
from .renumber import renumber
from .whole import whole

STEPS: Mapping[Form, Callable[[Draft, Instruction], None]] = MappingProxyType(
    {
        Form.WHOLE: whole,
        Form.MOVE: moving.move,
        Form.WORDS: wording.words,
        Form.INSERT: wording.insert,
        Form.EXTEND: moving.extend,
        Form.STRIKE: wording.strike,
        Form.DELETE: delete,
        Form.ADD: add,
        Form.RENUMBER: renumber,
        Form.MERGE: moving.merge,
        Form.SPLIT: moving.split,
        Form.RESTATE: moving.restate,
        Form.ATTACHED: moving.attached,
        Form.LEAD: moving.noted,
        Form.ORDER: moving.noted,
        Form.KEPT: moving.noted,
        Form.WORDING: moving.noted,
        Form.FORCE: moving.noted,
        Form.PUBLISH: moving.noted,
        Form.UNKNOWN: moving.unknown,
    }
)
