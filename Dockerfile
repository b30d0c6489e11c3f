FROM python:3.11-slim-bookworm AS pasang
WORKDIR /app
COPY requirements.lock script/uv.lock ./
RUN python -m venv /opt/alat \
    && /opt/alat/bin/pip install --no-cache-dir --require-hashes --only-binary :all: -r uv.lock \
    && python -m venv .venv \
    && VIRTUAL_ENV=/app/.venv /opt/alat/bin/uv pip install --no-cache --compile-bytecode \
        --require-hashes -r requirements.lock

FROM python:3.11-slim-bookworm
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 10001 --home-dir /data --shell /usr/sbin/nologin rumahbersama \
    && install -d -m 0700 -o rumahbersama -g rumahbersama /data /data/berkas
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 RB_DATA=/data BERKAS_DIR=/data/berkas
WORKDIR /app
COPY --from=pasang /app/.venv .venv
COPY . .
RUN SECRET_KEY=hanya-untuk-collectstatic DATABASE_URL=postgresql://web@localhost/x \
    REDIS_URL=redis://localhost/0 .venv/bin/python manage.py collectstatic --noinput
USER rumahbersama
VOLUME /data/berkas
EXPOSE 8000
CMD ["script/jalankan-web"]
