"""What both sides agree on: names, operations, merging, access. Pure: no I/O, no clock, no chance."""
