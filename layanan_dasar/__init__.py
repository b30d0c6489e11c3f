"""Upper floor: village basic-service scorecards and complaints."""
