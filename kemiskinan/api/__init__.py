"""People of the decree (masked) and the ledger for machines."""
