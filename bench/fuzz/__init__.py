"""Files and texts changed at random: do the readers, the parser and the writers hold?"""
