"""Help in both languages, and short enough for 80 columns."""

from typing import Any

from typer.core import TyperCommand, TyperGroup

from .values import lightened

_HELP = "显示帮助 · Show this help"


class BilingualCommand(TyperCommand):
    """A command whose ``--help`` line is bilingual too, and whose values are read at once."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.params = [lightened(param) for param in self.params]

    def get_help_option(self, ctx: Any) -> Any:
        """Return the help option with our words."""
        return _reworded(super().get_help_option(ctx))


class BilingualGroup(TyperGroup):
    """The group of commands, its ``--help`` line bilingual too."""

    def get_help_option(self, ctx: Any) -> Any:
        """Return the help option with our words."""
        return _reworded(super().get_help_option(ctx))


def _reworded(option: Any) -> Any:
    if option is None:
        return None
    option.help = _HELP
    return lightened(option)
