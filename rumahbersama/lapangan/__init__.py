"""Field work without signal: what a phone takes along, and the door for what it sends back."""
