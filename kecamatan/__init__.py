"""Ground floor: territory, people who work here, meetings, follow-ups, files, audit."""
