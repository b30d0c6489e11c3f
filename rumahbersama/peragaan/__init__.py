"""Invented people and the demo's story: synthetic data only, for the demo, the bench and tests.

Every NIK made here ends in a serial of 9000 or above, so no row can pass for a real resident.
"""
