"""The draft of 修改说明: what was changed and where, with gaps for what only the drafter knows."""
