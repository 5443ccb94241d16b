"""What both sides agree on: names, operations, merging, access. No I/O, no clock, no chance."""
