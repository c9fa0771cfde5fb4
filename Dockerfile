# The page in a container. Build and run it with: docker compose up --build
FROM python:3.11-slim

WORKDIR /depesha
COPY requirements requirements
RUN pip install --no-cache-dir --require-hashes --no-deps -r requirements/build.lock \
 && pip install --no-cache-dir --require-hashes --no-deps --no-build-isolation -r requirements/opensearch.lock

COPY pyproject.toml depesha.py README.md LICENSE NOTICE ./
COPY indexer indexer
COPY ui ui
RUN pip install --no-cache-dir --no-deps --no-build-isolation . \
 && useradd --create-home depesha \
 && install -d -o depesha -g depesha -m 700 /index

# The index belongs to the user who reads it, and to nobody else; the corpus is only read.
USER depesha
ENV DEPESHA_CORPUS=/corpus DEPESHA_INDEX=/index
VOLUME /index
EXPOSE 8501

# Every address of the container, which docker-compose.yml publishes to this machine alone.
CMD ["sh", "-c", "depesha index && exec depesha serve --address 0.0.0.0"]
