"""What the scheduler rings and when; seconds between two rounds, or a time of day (WIB)."""

from __future__ import annotations

from typing import Any

from celery.schedules import crontab

JADWAL: dict[str, Any] = {
    "kemiskinan.sweep": {"task": "kemiskinan.sweep", "schedule": 30.0},
    "kecamatan.sweep": {"task": "kecamatan.sweep", "schedule": 3600.0},
    "kecamatan.sweep_bundel": {"task": "kecamatan.sweep_bundel", "schedule": 60.0},
    "kemiskinan.propose_agenda": {
        "task": "kemiskinan.propose_agenda",
        "schedule": crontab(hour=4, minute=0),
    },
    "kemiskinan.tell_izin_data": {
        "task": "kemiskinan.tell_izin_data",
        "schedule": crontab(hour=6, minute=15),
    },
    "kecamatan.fill_agenda": {
        "task": "kecamatan.fill_agenda",
        "schedule": crontab(hour=4, minute=30),
    },
    "api.sweep": {"task": "api.sweep", "schedule": 3600.0},
    "laporan.sweep": {"task": "laporan.sweep", "schedule": 60.0},
    "laporan.schedule": {"task": "laporan.schedule", "schedule": 3600.0},
    "laporan.remind": {"task": "laporan.remind", "schedule": 6 * 3600.0},
    "layanan_dasar.watch_pengaduan": {
        "task": "layanan_dasar.watch_pengaduan",
        "schedule": 3600.0,
    },
    "kecamatan.escalate": {
        "task": "kecamatan.escalate",
        "schedule": crontab(hour=5, minute=30, day_of_week="mon-fri"),
    },
    "kecamatan.digest": {
        "task": "kecamatan.digest",
        "schedule": crontab(hour=6, minute=0, day_of_week="mon-fri"),
    },
}
