# shellcheck shell=bash
# Dipakai cadangkan dan pulihkan: alamat basis data pemilik, klien yang cocok, folder berkas.

url_pemilik="${DATABASE_URL_PEMILIK:-${DATABASE_URL:-}}"
if [[ -z $url_pemilik ]]; then
    .venv/bin/python -m fondasi.embedded start
    url_pemilik="$(.venv/bin/python -m fondasi.embedded url | head -1)"
fi

# shellcheck disable=SC2034
berkas="${BERKAS_DIR:-${RB_DATA:-.data}/berkas}"

gagal() {
    printf '%s\n' "$*" >&2
    exit 1
}

versi_mayor() { "$1" --version | sed -E 's/^[^0-9]*([0-9]+).*/\1/'; }

# Klien harus setua atau lebih baru daripada server; klien bawaan paket didahulukan.
pilih_klien() {
    local folder server
    for folder in "$(.venv/bin/python -m fondasi.embedded bin 2>/dev/null || true)" \
        "$(dirname "$(command -v pg_dump || echo /tidak/ada)")"; do
        [[ -x $folder/pg_dump && -x $folder/pg_restore && -x $folder/psql ]] || continue
        server="$("$folder/psql" -XAt -d "$url_pemilik" -c 'SHOW server_version_num')"
        if (($(versi_mayor "$folder/pg_dump") >= server / 10000)); then
            klien="$folder"
            return
        fi
    done
    gagal "Tidak ada pg_dump yang cocok dengan server PostgreSQL; pasang postgresql-client yang sesuai."
}

tanya() { "$klien/psql" -XAt -v ON_ERROR_STOP=1 -d "$url_pemilik" -c "$1"; }
