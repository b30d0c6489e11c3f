"""/api/v1/: what machines may ask, with tokens, documents and open figures."""
