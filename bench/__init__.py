"""What the README quotes, measured: `make bench`. docs/performance.md says how to read it.

town.py prepares who works and what they hand over; serving.py runs a server in a process of its
own; load.py plays prepared requests from another; rounds.py measures; table.py prints.
phone.py does the same with a slow phone in a real browser.
"""
