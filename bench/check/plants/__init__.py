"""Faults and their look-alikes that are planted into texts, by what they are about."""
