"""`python -m fondasi.embedded start|stop|status|url|bin|reset`."""

from __future__ import annotations

import json
import sys

from fondasi import embedded
from fondasi.embedded import postgres

USAGE = "Pakai: python -m fondasi.embedded start|stop|status|url|bin|reset\n"


def main(arguments: list[str]) -> int:
    match arguments:
        case ["start"]:
            embedded.ensure_running()
        case ["stop"]:
            embedded.stop()
        case ["reset"]:
            embedded.reset()
        case ["url"]:
            sys.stdout.write(f"{embedded.url_for('pemilik')}\n{embedded.redis_url()}\n")
        case ["bin"]:
            sys.stdout.write(f"{postgres.binary('pg_dump').parent}\n")
        case ["status"]:
            sys.stdout.write(json.dumps(embedded.status()) + "\n")
        case _:
            sys.stderr.write(USAGE)
            return 2
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except embedded.EmbeddedError as error:
        sys.exit(str(error))
