"""Middle floor: facilitators, their placements and visits."""
