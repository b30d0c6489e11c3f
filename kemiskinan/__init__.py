"""Upper floor: from the delivered file to a ledger that adds up."""
