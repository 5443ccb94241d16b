"""The server: it receives what devices send, keeps it, and gives each the share that is theirs."""
